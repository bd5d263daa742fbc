// Names that are made up here: within the longest name there may be, and unlike those taken.

/** In characters, as the backend counts them. */
const LIMIT = 120;
const COPY = " (copy)";
/** Room for the number of a name that was taken. */
const NUMBER = 6;

/** A name unlike those taken, whose capital letters make no difference: with a number where it has to. */
export function unlike(name: string, taken: readonly string[]): string {
  return numbered(shortened(name, LIMIT - NUMBER), taken);
}

/** The name of a copy, unlike those taken. */
export function copyName(name: string, taken: readonly string[]): string {
  const kept = shortened(name, LIMIT - NUMBER - COPY.length);
  return numbered(kept + COPY, taken);
}

function numbered(name: string, taken: readonly string[]): string {
  const has = (wanted: string) =>
    taken.some((it) => it.toLowerCase() === wanted.toLowerCase());
  if (!has(name)) return name;
  let number = 2;
  while (has(`${name} (${number})`)) number += 1;
  return `${name} (${number})`;
}

function shortened(text: string, limit: number): string {
  const letters = [...text];
  return letters.length <= limit
    ? text
    : `${letters.slice(0, limit - 1).join("")}…`;
}
