// How full a clock is that must not run out.

/** The share of the time allowed that has passed; full and more once it is over, and when it never began. */
export function filled(passed: number | null, allowed: number): number {
  if (passed === null) return 1;
  // The last day allowed is still in time.
  return passed / (allowed + 1);
}
