/** Where each value of an event stands: from the middle width on in a line, below as a card. */
export const AUDIT_COLUMNS =
  "md:grid md:grid-cols-[64px_200px_minmax(90px,136px)_minmax(80px,112px)_minmax(0,1fr)_minmax(0,140px)_92px] md:gap-x-3 md:items-center max-lg:md:grid-cols-[64px_190px_minmax(80px,120px)_minmax(80px,110px)_minmax(0,1fr)]";
/** Where there is no room for all of them. */
export const WIDE = "max-lg:hidden";
