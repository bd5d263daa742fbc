/* Each kind of block as elements. */
import type {
  Block,
  ButtonBlock,
  CountdownBlock,
  GameBlock,
  ImageBlock,
  ProductCardBlock,
  PromoCodeBlock,
} from "./config";
import { link, make, picture } from "./dom";
import type { Environment } from "./environment";
import { choice, consent, input, rating } from "./fields";
import { listen } from "./guard";
import type { Memory } from "./memory";
import { said, type Made, type Stage } from "./stage";

const BUILDERS = {
  heading: text,
  text,
  image,
  countdown,
  email: input,
  phone: input,
  name: input,
  choice,
  multi_choice: choice,
  rating,
  consent,
  promo_code: promoCode,
  button,
  product_card: productCard,
  wheel: game,
  scratch_card: game,
  gift_box: game,
};

/** Nothing for a block without words, or of a kind that is not known here. */
export function build(stage: Stage, block: Block): Made | undefined {
  const builder = BUILDERS[block.kind] as
    ((stage: Stage, block: Block) => Made | undefined) | undefined;
  return builder?.(stage, block);
}

function text(
  stage: Stage,
  block: Extract<Block, { kind: "heading" | "text" }>,
): Made | undefined {
  const words = said(stage, block);
  const node =
    block.kind === "heading"
      ? make("h2", { tabindex: -1, dir: "auto" }, words)
      : make("p", { class: block.size, dir: "auto" }, words);
  return words ? { node } : undefined;
}

function image(stage: Stage, block: ImageBlock): Made | undefined {
  const { src, place = "top" } = block;
  const node = make("img", { src, class: `picture ${place}` });
  node.alt = said(stage, block, "alt");
  // A picture that does not come leaves no hole.
  listen(node, "error", () => node.remove());
  return picture(src) ? { node } : undefined;
}

/** When a countdown ends; a visitor's own begins with the first look at it. */
export function endOf(
  { until, minutes = 0 }: CountdownBlock,
  widget: string,
  world: Environment,
  memory: Memory,
): number {
  if (until) return Date.parse(until);
  return (memory.of(widget).since ?? world.now()) + minutes * 60_000;
}

const UNITS = { days: 86_400, hours: 3_600, minutes: 60, seconds: 1 };

function countdown(stage: Stage, block: CountdownBlock): Made {
  const { world, memory, widget } = stage;
  if (!memory.of(widget).since) memory.note(widget, { since: world.now() });
  const end = endOf(block, widget, world, memory);
  const label = said(stage, block);
  const clock = make("div", {
    class: "countdown",
    role: "timer",
    "aria-label": label,
  });
  const numbers = Object.keys(UNITS).map((unit) => {
    const number = make("b");
    const name = make("small", {}, said(stage, block, unit, `_${unit}`));
    clock.append(make("span", { class: "unit" }, number, name));
    return number;
  });
  const tick = () => {
    let left = Math.ceil((end - world.now()) / 1000);
    if (!(left > 0)) {
      if (block.over === "say") clock.textContent = said(stage, block, "over");
      else stage.close();
      return;
    }
    Object.values(UNITS).forEach((length, at) => {
      const count = Math.floor(left / length);
      left -= count * length;
      const number = numbers[at] as HTMLElement;
      number.textContent = `${count}`.padStart(2, "0");
      if (!at) (number.parentNode as HTMLElement).hidden = !count;
    });
    stage.after(1000 - (world.now() % 1000), tick);
  };
  tick();
  return { node: make("div", { class: "timing" }, label, clock) };
}

function promoCode(stage: Stage, block: PromoCodeBlock): Made | undefined {
  const code = block.code ?? stage.code();
  const shown = make("code", { dir: "ltr" }, code);
  const copy = make(
    "button",
    { type: "button", class: "copy" },
    said(stage, block, "copy", "_copy"),
  );
  listen(copy, "click", async () => {
    // Where the clipboard is closed to pages, the visitor can still select the code.
    await navigator.clipboard.writeText(code ?? "");
    copy.textContent = said(stage, block, "copied", "_copied");
    stage.announce(copy.textContent);
    stage.copied();
  });
  const row = make("div", { class: "code" }, shown, copy);
  const label = make("p", { class: "small" }, said(stage, block));
  return code
    ? { node: make("div", { class: "timing" }, label, row) }
    : undefined;
}

function button(stage: Stage, block: ButtonBlock): Made | undefined {
  const { action, href, look = "strong" } = block;
  const words = said(stage, block);
  if (!words) return undefined;
  const of = `button ${look}`;
  if (action === "link") {
    return link(href)
      ? { node: make("a", { class: of, href }, words) }
      : undefined;
  }
  const isClose = action === "close";
  const type = isClose ? "button" : "submit";
  const node = make(
    "button",
    { class: of, type, "data-action": action },
    words,
  );
  if (isClose) listen(node, "click", stage.close);
  return { node };
}

function productCard(stage: Stage, block: ProductCardBlock): Made {
  const { src, href } = block;
  const was = said(stage, block, "was");
  const words = said(stage, block, "button");
  const image = make("img", { src });
  image.alt = said(stage, block, "alt");
  const node = make(
    "div",
    { class: "product" },
    picture(src) && image,
    make(
      "div",
      {},
      make("strong", {}, said(stage, block)),
      make(
        "p",
        {},
        said(stage, block, "price"),
        " ",
        was && make("s", {}, was),
      ),
      link(href) && words && make("a", { class: "button edge", href }, words),
    ),
  );
  return { node };
}

function game(stage: Stage, block: GameBlock): Made | undefined {
  const node = stage.games?.(stage, block, make, said);
  return node && { node };
}
