// Parts of a whole as bars draw them: widths that add up, and none so thin that it is not seen.

/** The thinnest part that can still be seen, of the whole bar. */
const THIN = 0.012;

/** Widths of parts of a whole, 0 to 1; parts that hold somebody are never drawn as nothing. */
export function widths(parts: readonly number[], whole: number): number[] {
  if (whole <= 0) return parts.map(() => 0);
  const wanted = parts.map((part) =>
    part <= 0 ? 0 : Math.max(THIN, part / whole),
  );
  const sum = wanted.reduce((total, it) => total + it, 0);
  return sum <= 1 ? wanted : wanted.map((it) => it / sum);
}

/** What of the people with an address granted consent, did not, or has no address; of everyone in a list. */
export function consentParts(
  people: number,
  withAddress: number,
  granted: number,
): { granted: number; without: number; none: number } {
  const address = Math.min(people, withAddress);
  const yes = Math.min(address, granted);
  return { granted: yes, without: address - yes, none: people - address };
}

/** Whole days between two local days; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round(
    (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) /
      86_400_000,
  );
}
