/* The scratch card: a coat over the result, rubbed away by the pointer or taken off by the button. */
import { onPlay, playButton, style, type Table } from "./table";

/** Share of the coat that has to go before the rest follows. */
const ENOUGH = 0.45;

/** The coat is rubbed away in spots of a grid this fine. */
const COLUMNS = 12;
const ROWS = 5;

export function scratchCard(table: Table): HTMLElement {
  const { make, won, wordsOf, reveal } = table;
  // What is under the coat is not there for a reader of the page before it is uncovered.
  const under = style(make("strong", { "aria-hidden": "true" }), {
    padding: "0.5em",
    textAlign: "center",
  });
  const coat = style(make("canvas", { "aria-hidden": "true" }), {
    position: "absolute",
    inset: "0",
    width: "100%",
    height: "100%",
    touchAction: "none",
    cursor: "grab",
    background: "transparent",
  });
  const card = style(make("div", {}, under, coat), {
    position: "relative",
    display: "grid",
    placeContent: "center",
    width: "100%",
    minHeight: "7.5em",
    borderRadius: "var(--s)",
    border: "var(--edge)",
    background: "var(--wash)",
    overflow: "hidden",
  });
  const button = playButton(table);
  let prize = won;
  let isOver = won !== undefined;
  const gone = new Set<number>();

  function uncover(): void {
    if (isOver || prize === undefined) return;
    isOver = true;
    coat.remove();
    button.hidden = true;
    reveal(prize);
  }

  function take(): boolean {
    if (prize === undefined) prize = table.decide();
    if (prize === undefined) return false;
    under.textContent = wordsOf(prize);
    return true;
  }

  function rub(event: PointerEvent): void {
    if (isOver || (event.pointerType === "mouse" && !event.buttons)) return;
    if (!take()) return;
    const { left, top, width, height } = coat.getBoundingClientRect();
    const x = (event.clientX - left) / width;
    const y = (event.clientY - top) / height;
    const brush = coat.getContext("2d");
    if (!brush) return;
    brush.globalCompositeOperation = "destination-out";
    brush.beginPath();
    brush.arc(x * coat.width, y * coat.height, 26, 0, 7);
    brush.fill();
    // The spot and its neighbors: about as wide as the brush.
    for (const [dx, dy] of [
      [0, 0],
      [-1, 0],
      [1, 0],
      [0, -1],
      [0, 1],
    ] as const) {
      const column = Math.floor(x * COLUMNS) + dx;
      const row = Math.floor(y * ROWS) + dy;
      const isOn = column >= 0 && column < COLUMNS && row >= 0 && row < ROWS;
      if (isOn) gone.add(row * COLUMNS + column);
    }
    if (gone.size >= COLUMNS * ROWS * ENOUGH) uncover();
  }

  coat.width = 360;
  coat.height = 140;
  coat.addEventListener("pointerdown", rub);
  coat.addEventListener("pointermove", rub);
  onPlay(
    { ...table, decide: () => (take() ? prize : undefined) },
    button,
    uncover,
  );
  if (prize !== undefined) {
    under.textContent = wordsOf(prize);
    coat.remove();
  } else {
    // The colors are known once it stands on the page.
    requestAnimationFrame(() => paint(coat));
  }
  const node = make("div", {}, card, button);
  return style(node, { display: "grid", gap: "0.75em", width: "100%" });
}

function paint(coat: HTMLCanvasElement): void {
  const brush = coat.getContext("2d");
  if (!brush) return;
  const { width, height } = coat;
  brush.fillStyle =
    getComputedStyle(coat).getPropertyValue("--accent") || "#444";
  brush.fillRect(0, 0, width, height);
  brush.strokeStyle = "rgba(255,255,255,.28)";
  brush.lineWidth = 5;
  for (let x = -height; x < width; x += 22) {
    brush.beginPath();
    brush.moveTo(x, height);
    brush.lineTo(x + height, 0);
    brush.stroke();
  }
}
