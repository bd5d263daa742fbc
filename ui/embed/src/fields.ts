/* The blocks that a visitor fills in. */
import type {
  ChoiceBlock,
  ConsentBlock,
  InputBlock,
  RatingBlock,
} from "./config";
import { link, make } from "./dom";
import { listen } from "./guard";
import { said, type Made, type Stage } from "./stage";

/** What browsers do not ask of an address: a domain that ends in a label of letters. */
const MAIL = /\.[^\d.]{2,}$/;

/** Seven digits make a number in a small place, fifteen are the most there are (E.164). */
const PHONE = /^\+?\d{7,15}$/;

/** What people put between digits, seen or unseen. */
const BETWEEN = /[^\w+]/g;

/** The longest e-mail address (RFC 5321). */
const LONGEST = 254;

type FieldBlock = InputBlock | ChoiceBlock | RatingBlock | ConsentBlock;

/** What all fields have: a name, a place for what is wrong, and whether they must be filled in. */
function fieldOf(
  stage: Stage,
  block: FieldBlock,
  inputs: readonly HTMLInputElement[],
  value: () => string,
  required: string,
  check = (_: string): string | undefined => undefined,
) {
  const id = stage.id();
  // Empty until something is wrong: a live region says what is put into it later.
  const error = make("p", { class: "error", id, role: "alert" });
  const complain = (words: string | undefined | false) => {
    error.textContent = words || "";
    for (const it of inputs) it.ariaInvalid = words ? "true" : null;
  };
  const name = block.name ?? block.slot;
  inputs.forEach((it, at) => {
    it.id = `${id}-${at}`;
    it.name = it.type === "radio" ? id : name;
    const hint = it.getAttribute("aria-describedby");
    it.setAttribute("aria-describedby", hint ? `${hint} ${id}` : id);
    if (block.required && it.type !== "radio") it.ariaRequired = "true";
    // What is being mended is no longer complained of.
    listen(it, "input", () => complain(""));
  });
  const field = {
    name,
    value,
    wrong() {
      const entered = value();
      if (entered) return check(entered);
      return block.required && said(stage, block, "required", required);
    },
    complain,
    focus: () => inputs[0]?.focus(),
  };
  const optional = !block.required && stage.words["_optional"];
  const label = [
    said(stage, block),
    optional && make("small", {}, ` (${optional})`),
  ] as const;
  return { field, error, label };
}

export function input(stage: Stage, block: InputBlock): Made {
  const { kind } = block;
  const hint = said(stage, block, "hint");
  const hintId = hint && stage.id();
  const box = make("input", {
    type: kind === "phone" ? "tel" : kind,
    autocomplete: kind === "phone" ? "tel" : kind,
    class: "input",
    placeholder: said(stage, block, "placeholder"),
    maxlength: LONGEST,
    dir: kind === "name" ? "auto" : "ltr",
    "aria-describedby": hintId,
  });
  const isPhone = kind === "phone";
  const shape = isPhone ? PHONE : MAIL;
  const { field, error, label } = fieldOf(
    stage,
    block,
    [box],
    () =>
      isPhone
        ? box.value.replace(BETWEEN, "").replace(/^00/, "+")
        : box.value.trim(),
    "_required",
    (entered) =>
      kind === "name" || (shape.test(entered) && box.checkValidity())
        ? undefined
        : said(stage, block, "invalid", `_${kind}`),
  );
  const node = make(
    "div",
    { class: `field ${kind}` },
    make("label", { for: box.id }, ...label),
    box,
    hint && make("p", { class: "small", id: hintId }, hint),
    error,
  );
  return { node, field: { ...field, isContact: kind !== "name" } };
}

export function choice(stage: Stage, block: ChoiceBlock): Made {
  const type = block.kind === "choice" ? "radio" : "checkbox";
  return group(stage, block, type, block.options);
}

/** More than eleven steps are not told apart. */
export function rating(stage: Stage, block: RatingBlock): Made {
  const { least = 1, most = 5 } = block;
  const options: string[] = [];
  for (let at = least; at <= most && at <= least + 10; at++) {
    options.push(`${at}`);
  }
  const end = (part: string) => make("span", {}, said(stage, block, part));
  const ends = make("div", { class: "ends small" }, end("low"), end("high"));
  return group(stage, block, "radio", options, ends);
}

function group(
  stage: Stage,
  block: ChoiceBlock | RatingBlock,
  type: string,
  options: readonly string[],
  below?: Node,
): Made {
  const boxes = options.map((value) => make("input", { type, value }));
  const tiles = boxes.map((box) =>
    make("label", {}, box, said(stage, block, box.value) || box.value),
  );
  const { field, error, label } = fieldOf(
    stage,
    block,
    boxes,
    () =>
      boxes
        .filter((box) => box.checked)
        .map((box) => box.value)
        .join(", "),
    "_choose",
  );
  const node = make(
    "fieldset",
    { class: "field" },
    make("legend", {}, ...label),
    make("div", { class: `tiles ${block.kind}` }, ...tiles),
    below,
    error,
  );
  return { node, field };
}

export function consent(stage: Stage, block: ConsentBlock): Made {
  const agreed = said(stage, block);
  const box = make("input", { type: "checkbox" });
  const { field, error } = fieldOf(
    stage,
    block,
    [box],
    () => (box.checked ? "yes" : ""),
    "_agree",
  );
  const { href } = block;
  const node = make(
    "div",
    { class: "field consent" },
    make("label", { class: "tick" }, box, agreed),
    link(href) &&
      make(
        "a",
        { href, target: "_blank", class: "small" },
        said(stage, block, "link") || href,
      ),
    error,
  );
  return { node, field: { ...field, agreed } };
}
