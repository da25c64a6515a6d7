const YEAR_S = 365 * 24 * 3600;

/** Keeps a choice of the reader for a year. Never for anything secret: scripts can read it. */
export function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
