// What a block is called in the list and aloud: its kind, and the beginning of its words.
import type { Design } from "../../../host";
import { KINDS } from "../blocks";
import { blocksOf, wordsOf } from "../design";

const LONGEST = 60;

export function wordsShown(
  design: Design,
  language: string,
  slot: string,
): string {
  const words =
    wordsOf(design, language, slot) ??
    wordsOf(design, design.language, slot) ??
    "";
  const line = words.replaceAll(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** As it is said when it moves: “Heading ‘Welcome’”. */
export function nameOf(design: Design, language: string, slot: string): string {
  const kind = blocksOf(design).find((it) => it.slot === slot)?.kind;
  const words = wordsShown(design, language, slot);
  const name = kind ? KINDS[kind].name : "Block";
  return words ? `${name} ‘${words}’` : name;
}
