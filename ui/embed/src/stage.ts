/* What a block needs of the widget it stands in. */
import type { Words } from "./config";
import type { Environment } from "./environment";
import type { Games } from "./game";
import type { Memory } from "./memory";

/** A field as the form sees it. */
export interface Entered {
  name: string;
  /** What was entered; empty when nothing was. */
  value(): string;
  /** Words about what is wrong, if anything is. */
  wrong(): string | undefined | false;
  /** Shows those words, or takes them away. */
  complain(words: string | undefined | false): void;
  focus(): void;
  /** An e-mail or a phone. */
  isContact?: boolean;
  /** The words that are agreed to. */
  agreed?: string;
}

/** A block as elements. */
export interface Made {
  node: Node;
  field?: Entered;
}

export interface Stage {
  widget: string;
  words: Words;
  world: Environment;
  memory: Memory;
  games: Games | undefined;
  /** What was won, or the widget's own code. */
  code(): string | undefined;
  /** A name no other field of the page has. */
  id(): string;
  /** Says it to those who do not see. */
  announce(words: string): void;
  copied(): void;
  close(): void;
  /** Checks the fields of the view; the first wrong one is told and gets the focus. */
  check(): boolean;
  win(code: string | undefined): void;
  /** Does it later, unless the view has gone by then. */
  after(milliseconds: number, work: () => void): void;
}

/**
 * A block's own words, or a part of them, or the words `common` every widget has. Where an export forgot those, their
 * name has to do: a field without words for what is wrong would pass for right.
 */
export function said(
  { words }: Stage,
  { slot }: { slot: string },
  part?: string,
  common = "",
): string {
  return (
    words[part ? `${slot}.${part}` : slot] || words[common] || common.slice(1)
  );
}
