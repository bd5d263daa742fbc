// The kinds of blocks: what each is called and for, and how a new one begins.
import type { WidgetBlock } from "../../host";

export type Kind = WidgetBlock["kind"];

interface Told {
  name: string;
  /** What it is for, where one chooses it. */
  purpose: string;
}

/** What visitors answer. */
export const ASKS: readonly Kind[] = [
  "email",
  "phone",
  "name",
  "choice",
  "multi_choice",
  "rating",
  "consent",
];

/** In the order of the menu, by what one wants with them. */
export const GROUPS: readonly { name: string; kinds: readonly Kind[] }[] = [
  { name: "Say", kinds: ["heading", "text", "image", "product_card"] },
  { name: "Ask", kinds: ASKS },
  { name: "Offer", kinds: ["promo_code", "countdown"] },
  { name: "Play", kinds: ["wheel", "scratch_card", "gift_box"] },
  { name: "Go on", kinds: ["button"] },
];

export const KINDS: Record<Kind, Told> = {
  heading: {
    name: "Heading",
    purpose: "The line that carries it",
  },
  text: {
    name: "Text",
    purpose: "A sentence or two",
  },
  image: { name: "Picture", purpose: "Library, file or web" },
  product_card: {
    name: "Product",
    purpose: "Picture, price and link",
  },
  email: {
    name: "E-mail field",
    purpose: "To write to them",
  },
  phone: {
    name: "Phone field",
    purpose: "To text or call them",
  },
  name: {
    name: "Name field",
    purpose: "To greet them",
  },
  choice: {
    name: "Question, one answer",
    purpose: "What fits best",
  },
  multi_choice: {
    name: "Question, several answers",
    purpose: "What they like",
  },
  rating: {
    name: "Rating",
    purpose: "A figure from low to high",
  },
  consent: {
    name: "Consent",
    purpose: "A box to tick",
  },
  promo_code: {
    name: "Promo code",
    purpose: "The offer’s code, to copy",
  },
  countdown: {
    name: "Countdown",
    purpose: "Time that runs out",
  },
  wheel: {
    name: "Wheel",
    purpose: "Turns and gives a prize",
  },
  scratch_card: {
    name: "Scratch card",
    purpose: "Rubbed free",
  },
  gift_box: {
    name: "Gift boxes",
    purpose: "One of three is opened",
  },
  button: {
    name: "Button",
    purpose: "On, away, or send",
  },
};

const SEGMENTS = [
  { id: "first", code: "PLAY10", weight: 50 },
  { id: "blank", code: "", weight: 50 },
];

/** A new block with a slot of its own. */
export function newBlock(kind: Kind, slot: string): WidgetBlock {
  switch (kind) {
    case "heading":
    case "promo_code":
      return { kind, slot };
    case "text":
      return { kind, slot, small: false };
    case "image":
      return {
        kind,
        slot,
        picture: { from: "library", name: "bestsellers" },
        place: "inline",
      };
    case "product_card":
      return {
        kind,
        slot,
        picture: { from: "library", name: "bestsellers" },
        href: "",
      };
    case "email":
    case "phone":
    case "name":
      return { kind, slot, required: kind !== "name" };
    case "choice":
    case "multi_choice":
      return { kind, slot, options: ["one", "two"], required: false };
    case "rating":
      return { kind, slot, least: 0, most: 10, required: true };
    case "consent":
      return { kind, slot, required: true, href: "" };
    case "countdown":
      return { kind, slot, deadline: { by: "offer" }, over: "stop" };
    case "wheel":
    case "scratch_card":
    case "gift_box":
      return { kind, slot, segments: SEGMENTS.map((it) => ({ ...it })) };
    case "button":
      return { kind, slot, action: "link", href: "", quiet: false };
  }
}

/** Why a block is not on the canvas; undefined where it should be. */
export const NOT_SHOWN: Partial<Record<Kind, string>> = {
  promo_code: "Not shown: the widget has no promo code",
  countdown: "Not shown: the offer has no last day",
  button: "Not shown: it leads nowhere yet",
  product_card: "Not shown: it leads nowhere yet",
  image: "Not shown: the picture is lost",
};

/** Parts with words, beside answers and prizes: what each is called. */
export const PARTS: Partial<Record<Kind, readonly [string, string][]>> = {
  image: [["alt", "What it shows, for those who cannot see it"]],
  email: [
    ["placeholder", "Example in the empty field"],
    ["hint", "Hint below it"],
    ["required", "When it was left empty"],
    ["invalid", "When it cannot be right"],
  ],
  phone: [
    ["placeholder", "Example in the empty field"],
    ["hint", "Hint below it"],
    ["required", "When it was left empty"],
    ["invalid", "When it cannot be right"],
  ],
  name: [
    ["placeholder", "Example in the empty field"],
    ["hint", "Hint below it"],
    ["required", "When it was left empty"],
  ],
  choice: [["required", "When nothing was chosen"]],
  multi_choice: [["required", "When nothing was chosen"]],
  rating: [
    ["low", "Words at the low end"],
    ["high", "Words at the high end"],
    ["required", "When nothing was chosen"],
  ],
  consent: [
    ["link", "Words of the link"],
    ["required", "When it was not ticked"],
  ],
  promo_code: [
    ["copy", "The button that copies"],
    ["copied", "Once it is copied"],
  ],
  countdown: [
    ["over", "Once it is over"],
    ["days", "Days"],
    ["hours", "Hours"],
    ["minutes", "Minutes"],
    ["seconds", "Seconds"],
  ],
  product_card: [
    ["price", "Price"],
    ["was", "Former price, struck through"],
    ["button", "Words of the link"],
    ["alt", "What the picture shows"],
  ],
  wheel: [
    ["play", "The button"],
    ["won", "When something was won; {prize} is its name"],
    ["lost", "When nothing was won"],
  ],
  scratch_card: [
    ["play", "The button"],
    ["won", "When something was won; {prize} is its name"],
    ["lost", "When nothing was won"],
  ],
  gift_box: [
    ["play", "Name of each box, before its number"],
    ["won", "When something was won; {prize} is its name"],
    ["lost", "When nothing was won"],
  ],
};

/** What the words of a block itself are. */
export const OWN_WORDS: Partial<Record<Kind, string>> = {
  email: "Label",
  phone: "Label",
  name: "Label",
  choice: "Question",
  multi_choice: "Question",
  rating: "Question",
  consent: "What is agreed to",
  promo_code: "Words above the code",
  countdown: "Words before it",
  product_card: "Name",
  wheel: "Its name, for those who cannot see it",
  scratch_card: "Its name, for those who cannot see it",
  gift_box: "Its name, for those who cannot see it",
};
