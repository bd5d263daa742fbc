// Finding what a person means from a few letters: the start of a name before the start of a word before letters in order.

export interface Entry {
  id: string;
  label: string;
  /** What it is: "Screen", "Campaign", "Do". */
  kind: string;
  /** Where it is, quieter. */
  note: string;
  act: () => void;
}

/** How well a label fits, higher first; 0 when it does not. Accents and capitals make no difference. */
export function fit(label: string, wanted: string): number {
  const text = plain(label);
  const letters = plain(wanted.trim());
  if (letters === "") return 1;
  if (text.startsWith(letters)) return 100;
  if (text.split(/[\s‘’'"(/-]+/).some((word) => word.startsWith(letters)))
    return 60;
  if (text.includes(letters)) return 40;
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return 0;
  }
  return 10;
}

/** The entries that fit, best first; equal ones keep their order. */
export function found(entries: readonly Entry[], wanted: string): Entry[] {
  return entries
    .map((entry) => ({ entry, score: fit(entry.label, wanted) }))
    .filter((it) => it.score > 0)
    .sort((a, b) => b.score - a.score)
    .map((it) => it.entry);
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
