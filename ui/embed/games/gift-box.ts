/* Three boxes, of which the visitor opens one. Which one makes no difference to what is in it. */
import { draw, style, type Table } from "./table";

const BOXES = 3;

export function giftBox(table: Table): HTMLElement {
  const { make, title, play, won, calm, decide, reveal, after } = table;
  let isOver = won !== undefined;
  const boxes = Array.from({ length: BOXES }, (_, at) => {
    const { picture, lid } = box();
    const button = make(
      "button",
      { type: "button", "aria-label": `${play} ${at + 1}` },
      picture,
    );
    style(button, {
      padding: "0.5em",
      borderRadius: "var(--s)",
      minHeight: "44px",
    });
    const open = () => {
      style(lid, { transform: "translate(6px,-16px) rotate(14deg)" });
    };
    button.addEventListener("click", () => {
      if (isOver) return;
      const prize = decide();
      if (prize === undefined) return;
      isOver = true;
      if (!calm) lid.style.transition = "transform .5s ease-out";
      open();
      after(calm ? 0 : 500, () => {
        reveal(prize);
        for (const other of boxes) {
          other.ariaDisabled = "true";
          if (other !== button) other.style.opacity = "0.35";
        }
      });
    });
    if (isOver) {
      button.ariaDisabled = "true";
      if (!at) open();
    }
    return button;
  });
  const node = make("div", { role: "group", "aria-label": title }, ...boxes);
  return style(node, {
    display: "flex",
    gap: "0.5em",
    justifyContent: "center",
  });
}

function box(): { picture: SVGElement; lid: SVGElement } {
  const lid = draw(
    "g",
    {},
    draw("rect", { x: 6, y: 26, width: 68, height: 16, rx: 2 }),
    draw("path", {
      d: "M40 26c-6-14-24-16-22-5 1 4 10 5 22 5c12 0 21-1 22-5c2-11-16-9-22 5Z",
      "fill-opacity": 0.85,
    }),
  );
  style(lid, { transformOrigin: "70px 42px" });
  const ribbon = draw("rect", { x: 35, y: 42, width: 10, height: 38 });
  style(ribbon, { fill: "var(--on_accent)" });
  const picture = draw(
    "svg",
    { viewBox: "0 0 80 84", "aria-hidden": "true" },
    draw("rect", { x: 10, y: 42, width: 60, height: 38, rx: 2 }),
    ribbon,
    lid,
  );
  style(picture, {
    width: "5em",
    fill: "var(--accent)",
    display: "block",
    overflow: "visible",
  });
  return { picture, lid };
}
