// How many digits a currency has and how it is signed: as the plan counts and writes it (domain/src/money.rs), for an
// amount is kept in its smallest unit and no two browsers agree on every currency's.

const DIGITS: Record<string, number> = {};
for (const code of "JPY KRW VND CLP ISK HUF UGX XAF XOF PYG".split(" "))
  DIGITS[code] = 0;
for (const code of "KWD BHD OMR JOD TND IQD LYD".split(" ")) DIGITS[code] = 3;

const SIGN: Record<string, string> = { EUR: "€", USD: "$", GBP: "£", JPY: "¥" };

/** Digits after the point: 2 for EUR, 0 for JPY. */
export function minorDigits(currency: string): number {
  return DIGITS[currency] ?? 2;
}

/** "€"; nothing for a currency that goes by its code. */
export function currencySign(currency: string): string | undefined {
  return SIGN[currency];
}
