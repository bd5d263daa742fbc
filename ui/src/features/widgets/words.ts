// What the widget screens say.
import type { Layout } from "../../host";

export const LAYOUT: Record<Layout, string> = {
  popup: "Popup in the middle",
  floating_box: "Box in a corner",
  bar_top: "Bar along the top",
  bar_bottom: "Bar along the bottom",
  slide_in: "Slides in from the side",
  embedded: "Part of the page",
};

/** What a block of a widget is called, by its kind. */
export const BLOCK: Record<string, string> = {
  heading: "Heading",
  text: "Text",
  email: "E-mail field",
  phone: "Phone field",
  choices: "Choices, one a line",
  consent: "Consent",
  promo_code: "Words before the code",
  products: "Products, one a line",
  button: "Button",
};

/** Blocks whose words take several lines. */
export const SEVERAL_LINES: ReadonlySet<string> = new Set([
  "text",
  "choices",
  "consent",
  "products",
]);

export const WORDS = {
  title: "Widgets",
  subtitle:
    "What the site shows to people a campaign brings back, and to those you do not know yet.",
  gallery: "Start from a template",
  galleryHelp:
    "In your colors, with words that work as they are. The rule says to whom it shows.",
  own: "Your widgets",
  evergreen: "Always",
} as const;
