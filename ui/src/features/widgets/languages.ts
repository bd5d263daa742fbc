// Languages one may want first.

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
