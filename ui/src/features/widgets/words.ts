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

export const WORDS = {
  title: "Widgets",
  subtitle:
    "What the site shows to people a campaign brings back, and to those you do not know yet.",
  gallery: "Start from a template",
  galleryHelp: "In your colors, with words that work as they are.",
  own: "Your widgets",
  evergreen: "Always",
} as const;
