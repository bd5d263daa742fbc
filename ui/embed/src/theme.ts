/* Colors of one widget, as declarations. Only what is a color gets through; style.css has one for the rest. */
import type { Theme } from "./config";

export function declarations(theme: Theme): string {
  let all = `--r:${+theme.radius || 0}px`;
  for (const [name, value] of Object.entries(theme)) {
    if (/^#[\da-f]{3,6}$/i.test(value)) all += `;--${name}:${value}`;
  }
  // What could end a declaration is not part of a name.
  const face = getComputedStyle(document.body).fontFamily;
  return theme.font === "site"
    ? `${all};font-family:${face.replace(/[;{}]/g, "")}`
    : all;
}
