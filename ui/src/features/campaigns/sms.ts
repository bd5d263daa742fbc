// How a text message is cut into parts. GSM-7 holds 160 characters, 153 in each of several parts; anything
// outside its alphabet makes the whole text UCS-2 with 70 and 67 (3GPP TS 23.038, 23.040).

const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** Sent with an escape before them: two septets each. */
const EXTENDED = new Set("^{}\\[~]|€\f");

export interface SmsSize {
  encoding: "GSM-7" | "UCS-2";
  /** Septets, or UTF-16 units. */
  units: number;
  parts: number;
  /** Units left in the last part. */
  left: number;
  /** The first character that is not in GSM-7; null in GSM-7. */
  outsider: string | null;
}

export function smsSize(text: string): SmsSize {
  const characters = [...text];
  const outsider =
    characters.find((it) => !BASIC.has(it) && !EXTENDED.has(it)) ?? null;
  // What may not be split over two parts: an escaped character, a surrogate pair.
  const widths = characters.map((it) =>
    outsider === null ? (EXTENDED.has(it) ? 2 : 1) : it.length,
  );
  const [alone, each] = outsider === null ? [160, 153] : [70, 67];
  const units = widths.reduce((sum, width) => sum + width, 0);
  const encoding = outsider === null ? "GSM-7" : "UCS-2";
  if (units <= alone)
    return {
      encoding,
      units,
      parts: units === 0 ? 0 : 1,
      left: alone - units,
      outsider,
    };
  let parts = 1;
  let filled = 0;
  for (const width of widths) {
    if (filled + width > each) {
      parts += 1;
      filled = 0;
    }
    filled += width;
  }
  return { encoding, units, parts, left: each - filled, outsider };
}
