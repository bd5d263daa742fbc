/* Which language a widget speaks. */

/** Languages that are written from the right. */
const FROM_THE_RIGHT = /^(ar|ckb|fa|he|ps|ur|yi)\b/i;

export function direction(language: string): "rtl" | "ltr" {
  return FROM_THE_RIGHT.test(language) ? "rtl" : "ltr";
}

/** The first language asked for that there are words in, exactly or but for the country; else the widget's own. */
export function languageOf(
  asked: readonly string[],
  there: readonly string[],
  own: string,
): string {
  const short = (tag: string) => tag.toLowerCase().split("-")[0];
  for (const tag of asked) {
    const found =
      there.find((it) => it === tag) ??
      there.find((it) => short(it) === short(tag));
    if (found) return found;
  }
  return own;
}
