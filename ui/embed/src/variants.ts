/* Who sees which variant, and who sees nothing. */
import type { View, Widget } from "./config";

/** The same visitor, by the die, always gets the same. The share held out comes first. */
export function pick(
  { id, views, variants = [], holdout = 0 }: Widget,
  die: number,
): { variant: string; views: readonly View[]; isHeldOut: boolean } {
  let all = 0;
  for (const { weight } of variants) all += weight;
  // Each widget throws anew, or the same visitors would be held out of all.
  const at = spread(id + die);
  let place = ((at - holdout) / (1 - holdout)) * all;
  const chosen = variants.find(({ weight }) => (place -= weight) < 0);
  const isHeldOut = at < holdout;
  return {
    variant: (!isHeldOut && chosen?.id) || "",
    views: chosen?.views ?? views,
    isHeldOut,
  };
}

/** A number from 0 up to 1 out of a text (FNV-1a, its high bits mixed once more). */
function spread(text: string): number {
  let hash = 2166136261;
  for (const letter of text) {
    hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
