const MINUS = "−";
const thousands = new Intl.NumberFormat("en-US");

/** `12,345`. */
export const countText = (count: number): string => thousands.format(count).replace("-", MINUS);

/** `1 message`, `2 messages`, `2 entries` when the plural is named. */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${countText(count)} ${count === 1 ? one : many}`;

/** `+9`, `−4`, with a real minus sign. */
export const signedText = (count: number): string => (count > 0 ? `+${countText(count)}` : countText(count));

/** `640`, `96k`, `1.2M`. With `fine`, thousands from 100k on keep one decimal: `109.8k`. */
export function tokensText(tokens: number, fine = false): string {
  if (tokens < 1000) return String(tokens);
  if (tokens >= 999_500) return `${trimZero(tokens / 1_000_000)}M`;
  if (fine && tokens >= 100_000) return `${trimZero(tokens / 1000)}k`;
  return `${Math.round(tokens / 1000)}k`;
}

/** A share of 1 as `41%`, `0.8%`, `0%`: no decimal from 10 up, one below. */
export function percentText(share: number): string {
  const percent = share * 100;
  return percent >= 9.95 ? `${Math.round(percent)}%` : `${trimZero(percent)}%`;
}

/** `312 MB`, `1.8 MB`, `940 B`. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ["kB", "MB", "GB", "TB"];
  let value = bytes / 1000;
  let unit = units.shift() ?? "kB";
  while (value >= 999.5 && units.length > 0) {
    value /= 1000;
    unit = units.shift() ?? unit;
  }
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

const trimZero = (value: number): string => value.toFixed(1).replace(/\.0$/, "");
