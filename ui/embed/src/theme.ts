/* Colors of one widget, as declarations. Only what is a color gets through; style.css has one for the rest. */
import type { Theme } from "./config";

const COLORS = {
  background: "bg",
  text: "fg",
  accent: "ac",
  on_accent: "on",
  muted: "mu",
} as const;

export function declarations(theme: Theme): string {
  let all = `--r:${+theme.radius || 0}px`;
  let name: keyof typeof COLORS;
  for (name in COLORS) {
    const color = theme[name] ?? "";
    if (/^#[\da-f]{3,6}$/i.test(color)) all += `;--${COLORS[name]}:${color}`;
  }
  // What could end a declaration is not part of a name.
  const face = getComputedStyle(document.body).fontFamily;
  return theme.font === "site"
    ? `${all};font-family:${face.replace(/[;{}<>\\]/g, "")}`
    : all;
}
