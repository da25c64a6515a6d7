/** The columns of the list. On a phone a row is a card, which flows. */
export const SESSION_COLUMNS =
  "max-md:flex max-md:flex-wrap max-md:px-4 px-6 items-center md:grid md:gap-x-4 md:grid-cols-[108px_minmax(0,1fr)_88px_56px_104px] lg:grid-cols-[108px_minmax(0,1fr)_172px_158px_152px] xl:grid-cols-[108px_minmax(0,1fr)_72px_148px_180px_166px_168px]";
