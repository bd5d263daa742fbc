/* The wheel: turns and comes to rest with the prize under the pointer at the top. */
import { draw, onPlay, playButton, style, type Table } from "./table";

/** Milliseconds of a turn, and how often it goes round. */
const TURN = 4200;
const ROUNDS = 5;

/** Letters of a label that fit on a segment. */
const FIT = 13;

/** Fill and ink in turn; the third keeps the first and last of an odd number apart. */
const PAINTS = [
  ["var(--accent)", "var(--on_accent)"],
  ["var(--background)", "var(--text)"],
  ["var(--wash)", "var(--text)"],
] as const;

export function wheel(table: Table): HTMLElement {
  const { make, prizes, title, calm, won, reveal, after } = table;
  const slice = 360 / prizes.length;
  const disc = draw("g", {});
  prizes.forEach((label, at) => disc.append(segment(label, at, prizes.length)));
  style(disc, { transformOrigin: "0 0" });
  const turnTo = (prize: number) =>
    style(disc, {
      transform: `rotate(${360 * ROUNDS - (prize + 0.5) * slice}deg)`,
    });
  const pointer = draw("path", { d: "M-7-104 L7-104 L0-86 Z" });
  style(pointer, { fill: "var(--text)", stroke: "var(--background)" });
  const hub = draw("circle", { r: 9 });
  style(hub, { fill: "var(--background)", stroke: "var(--text)" });
  const picture = draw(
    "svg",
    {
      viewBox: "-106 -106 212 212",
      role: "img",
      "aria-label": [title, ...prizes].filter(Boolean).join(", "),
    },
    disc,
    hub,
    pointer,
  );
  style(picture, { width: "min(18em, 100%)", display: "block" });
  const button = playButton(table);
  if (won !== undefined) turnTo(won);
  onPlay(table, button, (prize) => {
    if (!calm) {
      disc.style.transition = `transform ${TURN}ms cubic-bezier(.12,.8,.16,1)`;
    }
    turnTo(prize);
    after(calm ? 0 : TURN, () => {
      reveal(prize);
      button.hidden = true;
    });
  });
  const node = make("div", {}, picture, button);
  return style(node, {
    display: "grid",
    gap: "0.75em",
    justifyItems: "center",
    width: "100%",
  });
}

function segment(label: string, at: number, count: number): SVGElement {
  const from = (at / count) * 2 * Math.PI;
  const to = ((at + 1) / count) * 2 * Math.PI;
  const point = (angle: number) =>
    `${(100 * Math.sin(angle)).toFixed(2)} ${(-100 * Math.cos(angle)).toFixed(2)}`;
  const isLast = at === count - 1 && count % 2 === 1;
  const [fill, ink] = PAINTS[isLast ? 2 : at % 2] ?? PAINTS[0];
  const isLarge = count === 1 || to - from > Math.PI ? 1 : 0;
  const shape =
    count === 1
      ? draw("circle", { r: 100 })
      : draw("path", {
          d: `M0 0 L${point(from)} A100 100 0 ${isLarge} 1 ${point(to)} Z`,
        });
  style(shape, { fill, stroke: "var(--text)", strokeWidth: "1" });
  const letters = [...label];
  const text = draw(
    "text",
    {
      // Inside the tip of the pointer, which would hide the end of what was won.
      x: 83,
      "text-anchor": "end",
      "dominant-baseline": "central",
      transform: `rotate(${((at + 0.5) / count) * 360 - 90})`,
    },
    letters.length > FIT ? `${letters.slice(0, FIT - 1).join("")}…` : label,
  );
  style(text, { fill: ink, fontSize: "10.5px", fontWeight: "600" });
  return draw("g", {}, shape, text);
}
