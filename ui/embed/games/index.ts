/* The second file: three ways to win a code. Each has a button and says its result as text. */
import type { GameBlock } from "../src/config";
import type { Games } from "../src/game";
import { giftBox } from "./gift-box";
import { scratchCard } from "./scratch-card";
import { style, type Table } from "./table";
import { wheel } from "./wheel";

const GAMES = { wheel, scratch_card: scratchCard, gift_box: giftBox };

/** The block as an element, with the result below it. What was won on an earlier look stands there at once. */
export const play: Games = (stage, block, make, said) => {
  const { memory, widget, words, world } = stage;
  const { kind, segments } = block;
  const result = style(make("p", {}), {
    fontWeight: "600",
    textAlign: "center",
  });
  const wordsOf = (prize: number) => {
    const { code, label = "" } = segments[prize] ?? {};
    const part = code ? "won" : "lost";
    const text = said(stage, block, part, `_${part}`);
    return text.split("{prize}").join(words[label] ?? "");
  };
  /** Buttons of the view that stand back until the game was played: one leads at a time. */
  let quieted: readonly Element[] = [];
  const tell = (prize: number) => {
    stage.win(segments[prize]?.code);
    result.textContent = wordsOf(prize);
    for (const it of quieted) it.classList.replace("edge", "strong");
  };
  const { won } = memory.of(widget);
  const isPlayed = won !== undefined && won < segments.length;
  if (isPlayed) tell(won);
  const table: Table = {
    make,
    prizes: segments.map(({ label }) => words[label] ?? ""),
    title: said(stage, block),
    play: said(stage, block, "play", "_play"),
    calm: matchMedia("(prefers-reduced-motion: reduce)").matches,
    won: isPlayed ? won : undefined,
    wordsOf,
    decide() {
      if (!stage.check()) return undefined;
      const prize = drawn(block, world.random());
      memory.note(widget, { won: prize });
      return prize;
    },
    reveal(prize) {
      tell(prize);
      stage.announce(wordsOf(prize));
    },
    after: stage.after,
  };
  const node = make("div", {}, GAMES[kind](table), result);
  // The others are there once the whole view is, before anything of it is drawn.
  queueMicrotask(() => {
    if (isPlayed) return;
    quieted = [
      ...(node.parentNode?.querySelectorAll(":scope > .strong") ?? []),
    ];
    for (const it of quieted) it.classList.replace("strong", "edge");
  });
  return style(node, {
    display: "grid",
    gap: "0.75em",
    justifyItems: "center",
  });
};

/** By weight; all alike when none has any. */
export function drawn({ segments }: GameBlock, die: number): number {
  let all = 0;
  for (const { weight } of segments) all += Math.max(0, weight);
  if (!all) return Math.floor(die * segments.length);
  let rest = die * all;
  for (const [at, { weight }] of segments.entries()) {
    rest -= Math.max(0, weight);
    if (rest < 0) return at;
  }
  return segments.length - 1;
}
