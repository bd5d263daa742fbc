/* What each of the games is given. */
import type { make } from "../src/dom";

export interface Table {
  make: typeof make;
  /** Labels of the segments. */
  prizes: readonly string[];
  /** Names the game to those who do not see it. */
  title: string;
  /** Words on its button. */
  play: string;
  /** Without motion. */
  calm: boolean;
  /** The prize won on an earlier look. */
  won: number | undefined;
  /** What the result will say. */
  wordsOf(prize: number): string;
  /** Draws the prize and remembers it; nothing when a field beside the game has to be filled in first. */
  decide(): number | undefined;
  /** The game is over: shows and says the result. */
  reveal(prize: number): void;
  after(milliseconds: number, work: () => void): void;
}

/** Styles set by script need no leave of a content security policy. */
export function style<E extends HTMLElement | SVGElement>(
  element: E,
  styles: Partial<CSSStyleDeclaration>,
): E {
  Object.assign(element.style, styles);
  return element;
}

/** An element of a drawing. */
export function draw<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: { readonly [name: string]: string | number },
  ...children: (Node | string)[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, `${value}`);
  }
  element.append(...children);
  return element;
}

/** The button every game has. */
export function playButton({ make, play }: Table): HTMLButtonElement {
  return make("button", { type: "button", class: "button strong" }, play);
}

/** The visitor's press, once; nothing more when the game was played before. */
export function onPlay(
  table: Table,
  button: HTMLElement,
  played: (prize: number) => void,
): void {
  let isOver = table.won !== undefined;
  button.hidden = isOver;
  button.addEventListener("click", () => {
    if (isOver) return;
    const prize = table.decide();
    if (prize === undefined) return;
    isOver = true;
    played(prize);
  });
}
