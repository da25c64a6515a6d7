/** The element that holds everything of a page but its windows and notices. */
export const PAGE_ID = "page";
