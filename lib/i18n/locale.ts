/** The languages of the dashboard, as BCP 47 tags. The first one is for whoever asks for none of them. */
export const LOCALES = ["en", "zh-CN"] as const;

export type Locale = (typeof LOCALES)[number];

/** Remembers a language that a person chose. Without it the browser decides. */
export const LOCALE_COOKIE = "clawback_locale";

/**
 * The language of a page: the chosen one, else the one that the browser's Accept-Language likes best (RFC 9110 12.5.4),
 * else English. Any Chinese counts as Simplified Chinese: it is the nearest we have.
 */
export function pickLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  const known = LOCALES.find((locale) => locale === chosen);
  if (known) return known;
  const liked = (acceptLanguage ?? "")
    .split(",")
    .map(readRange)
    .filter(({ locale, quality }) => locale !== undefined && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return liked[0]?.locale ?? LOCALES[0];
}

function readRange(text: string): { locale: Locale | undefined; quality: number } {
  const [range = "", ...parameters] = text.split(";").map((part) => part.trim());
  const quality = Number(parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? 1);
  const language = range.toLowerCase().split("-")[0];
  const locale = LOCALES.find((known) => known.split("-")[0] === language);
  return { locale, quality: Number.isFinite(quality) ? quality : 0 };
}
