/** The columns of the list: a line from 768 px on, with author and size where the list itself is wide enough. */
export const SNAPSHOT_COLUMNS =
  "md:grid md:gap-x-3 md:@max-[999px]:grid-cols-[62px_18px_minmax(0,1fr)_120px_190px_62px_16px] md:@min-[1000px]:grid-cols-[62px_18px_minmax(0,1fr)_150px_216px_62px_112px_58px_16px]";

/** For what has no room in the narrower list. */
export const WIDE_ONLY = "@max-[999px]:hidden max-md:hidden";
