// What the widget screens say.
import type { Layout } from "../../host";

export const LAYOUT: Record<Layout, string> = {
  popup: "Popup in the middle",
  floating_box: "Box in a corner",
  bar_top: "Bar along the top",
  bar_bottom: "Bar along the bottom",
  slide_in: "Slides in from the side",
  full_screen: "Over the whole page",
  launcher: "Small tab that opens it",
  embedded: "Part of the page",
};

/** What a block of a widget is called, by its kind. */
export const BLOCK: Record<string, string> = {
  heading: "Heading",
  text: "Text",
  image: "What the picture shows",
  countdown: "Words before the countdown",
  email: "E-mail field",
  phone: "Phone field",
  name: "Name field",
  choice: "Question with one answer",
  multi_choice: "Question with several answers",
  rating: "Question with a figure",
  consent: "Consent",
  promo_code: "Words before the code",
  button: "Button",
  product_card: "Product",
  wheel: "Wheel",
  scratch_card: "Scratch card",
  gift_box: "Gift box",
};

/** Blocks whose words take several lines. */
export const SEVERAL_LINES: ReadonlySet<string> = new Set(["text", "consent"]);

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
