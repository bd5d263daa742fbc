import { expect, test } from "vitest";
import type { Design, View } from "../../host";
import {
  addBlock,
  addView,
  duplicateBlock,
  free,
  freeSlot,
  moveBlock,
  nextSpot,
  removeBlock,
  removeView,
  spotOf,
  word,
} from "./design";
import { addVariant, removeVariant, sharesOf } from "./variants";

const views: View[] = [
  {
    id: "ask",
    blocks: [
      { kind: "heading", slot: "heading" },
      { kind: "email", slot: "email", required: true },
    ],
  },
  { id: "thanks", blocks: [{ kind: "text", slot: "text", small: false }] },
];

function design(): Design {
  return {
    layout: "popup",
    selector: "",
    teaser: false,
    language: "en",
    languages: {
      en: {
        heading: "Hello",
        email: "E-mail",
        "email.hint": "Yours",
        text: "Ta",
      },
      de: { heading: "Hallo" },
    },
    views,
    rules: {
      match: "all",
      conditions: [],
      stop_subscribers: false,
      stop_converted: false,
      pause_after_close_days: 0,
      triggers: [],
    },
    frequency: { kind: "always" },
    priority: 0,
    legal: false,
    variants: [],
    weight: 1,
    holdout: 0,
  };
}

function slots(of: Design): string[][] {
  return of.views.map((it) => it.blocks.map((block) => block.slot));
}

test("a block goes up and down through the views, and no further", () => {
  expect(nextSpot(views, "heading", 1)).toEqual({ view: "ask", at: 1 });
  expect(nextSpot(views, "email", 1)).toEqual({ view: "thanks", at: 0 });
  expect(nextSpot(views, "text", -1)).toEqual({ view: "ask", at: 2 });
  expect(nextSpot(views, "heading", -1)).toBeUndefined();
  expect(nextSpot(views, "text", 1)).toBeUndefined();
});

test("a move counts the places without the block itself", () => {
  const down = moveBlock(design(), "", "heading", { view: "ask", at: 1 });
  expect(slots(down)).toEqual([["email", "heading"], ["text"]]);
  const over = moveBlock(design(), "", "email", { view: "thanks", at: 1 });
  expect(slots(over)).toEqual([["heading"], ["text", "email"]]);
});

test("a copy says the same in every language, under a slot of its own", () => {
  const { design: made, slot } = duplicateBlock(design(), "", "email");
  expect(slots(made)[0]).toEqual(["heading", "email", slot]);
  expect(made.languages["en"]?.[`${slot}.hint`]).toBe("Yours");
  const again = duplicateBlock(made, "", slot);
  expect(again.slot).not.toBe(slot);
});

test("what is deleted takes its words along", () => {
  const made = removeBlock(design(), "", "email");
  expect(made.languages["en"]).toEqual({ heading: "Hello", text: "Ta" });
  expect(removeView(design(), "", "thanks").languages["en"]).not.toHaveProperty(
    "text",
  );
});

test("words that a variant says too stay", () => {
  const { design: made, id } = addVariant(design());
  const left = removeBlock(made, "", "email");
  expect(left.languages["en"]?.["email"]).toBe("E-mail");
  expect(removeVariant(left, id).variants).toEqual([]);
});

test("a variant has words of its own but the same fields", () => {
  const { design: made } = addVariant(design());
  const own = made.variants[0]?.views[0]?.blocks.map((it) => it.slot) ?? [];
  expect(own[0]).not.toBe("heading");
  expect(own[1]).toBe("email");
  expect(made.languages["de"]?.[own[0] ?? ""]).toBe("Hallo");
  expect(sharesOf(made).map((it) => it.share)).toEqual([0.5, 0.5]);
});

test("a new view stands before the thanks", () => {
  const { design: made, id } = addView(design(), "");
  expect(made.views.map((it) => it.id)).toEqual(["ask", id, "thanks"]);
});

test("a new block goes where it was wanted, with words", () => {
  const slot = freeSlot(design(), "text");
  const made = addBlock(
    design(),
    "",
    { kind: "text", slot, small: false },
    (language): Record<string, string> =>
      language === "en" ? { [slot]: "New" } : {},
    { view: "ask", at: 1 },
  );
  expect(slots(made)[0]).toEqual(["heading", "text_2", "email"]);
  expect(made.languages["en"]?.["text_2"]).toBe("New");
  expect(spotOf(made.views, "text_2")).toEqual({ view: "ask", at: 1 });
});

test("names for machines are what is left of those for people", () => {
  expect(word("Größe & Farbe")).toBe("grosse-farbe");
  expect(word("  The Thanks! ")).toBe("the-thanks");
  expect(word("谢谢")).toBe("");
  expect(free("step", new Set(["step", "step_2"]))).toBe("step_3");
});
