// Languages by their tags: how they are called, and those one may want first.

const names = new Intl.DisplayNames(["en"], { type: "language" });

/** "German" for `de`; the tag itself where nobody knows it. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Offered when one adds a language; any other tag can be typed. */
export const USUAL = [
  "ar",
  "cs",
  "da",
  "de",
  "en",
  "es",
  "fi",
  "fr",
  "he",
  "hu",
  "it",
  "ja",
  "ko",
  "nb",
  "nl",
  "pl",
  "pt",
  "pt-BR",
  "ro",
  "sv",
  "tr",
  "uk",
  "zh",
] as const;
