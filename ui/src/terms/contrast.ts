// How well two colors read on each other, by WCAG 2: 4.5 for text, 3 for large text and signs.

/** From 1 (the same) to 21 (black on white). Colors as "#rrggbb". */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort(
    (a, b) => a - b,
  ) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Which of white and near-black reads better on a color. */
export function wordsOn(color: string): "#ffffff" | "#111111" {
  return contrast(color, "#ffffff") >= contrast(color, "#111111")
    ? "#ffffff"
    : "#111111";
}

export type Legibility = "good" | "large" | "poor";

export function legibility(ratio: number): Legibility {
  if (ratio >= 4.5) return "good";
  return ratio >= 3 ? "large" : "poor";
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
