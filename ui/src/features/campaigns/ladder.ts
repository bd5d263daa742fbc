// How a ladder is drawn and where it begins. The launches themselves are laid by the engine.
import type { Gap, Preset, PresetStep, Product, Strategy } from "../../host";
import { exactGapInWords } from "../../terms/format";
import { counted } from "../../terms/words";
import { daysBetween, plus } from "./when";

/** Cycle of a product that has none of its own, as the engine has it. */
const USUAL_CYCLE = 28;
const RENEWAL_DAYS = {
  monthly: 30,
  quarterly: 90,
  half_yearly: 180,
  yearly: 360,
};

export function cycleDays(product: Product | undefined): number {
  switch (product?.purchase.how) {
    case "used_up":
      return product.purchase.every_days;
    case "subscribed":
      return RENEWAL_DAYS[product.purchase.renewal];
    case "once":
    case undefined:
      return USUAL_CYCLE;
  }
}

/** Hours from the anchor to a step. */
export function offsetOf(
  step: PresetStep,
  product: Product | undefined,
): number {
  if (step.after_hours !== null) return step.after_hours;
  return Math.floor(
    (cycleDays(product) * 24 * (step.cycle_percent ?? 0)) / 100,
  );
}

/** A step's gap in the product's own cycle: cycle ladders are written for four weeks. */
export function gapOf(
  step: PresetStep,
  product: Product | undefined,
): Gap | null {
  if (!step.gap || step.cycle_percent === null) return step.gap;
  const stretch = (hours: number) =>
    Math.floor((hours * cycleDays(product)) / USUAL_CYCLE);
  return {
    min_hours: stretch(step.gap.min_hours),
    ideal_hours: stretch(step.gap.ideal_hours),
    max_hours: stretch(step.gap.max_hours),
  };
}

export interface Dot {
  /** From 0 to 1 along the drawing. */
  at: number;
  /** Length of a flight, in the same measure; 0 for a send. */
  runs: number;
}

/** The steps along a line from the anchor or the first step to the last; and where the anchor stands. */
export function shapeOf(
  steps: readonly PresetStep[],
  product: Product | undefined,
): { dots: Dot[]; anchor: number } {
  const offsets = steps.map((step) => offsetOf(step, product));
  const ends = steps.map(
    (step, index) =>
      (offsets[index] ?? 0) +
      (step.flight_days > 1 ? step.flight_days * 24 : 0),
  );
  const first = Math.min(0, ...offsets);
  const length = Math.max(1, Math.max(0, ...ends) - first);
  const share = (hours: number) => (hours - first) / length;
  return {
    anchor: share(0),
    dots: offsets.map((offset, index) => ({
      at: share(offset),
      runs: share(ends[index] ?? 0) - share(offset),
    })),
  };
}

/** "4 launches over 30 days"; of more than two days without the hours, for it only says how long a ladder is. */
export function spanOf(preset: Preset, product: Product | undefined): string {
  const offsets = preset.steps.map((step) => offsetOf(step, product));
  const span = Math.max(...offsets) - Math.min(...offsets);
  const count = counted(offsets.length, "launch", "launches");
  const told = span > 48 ? Math.round(span / 24) * 24 : span;
  return span === 0 ? count : `${count} over ${exactGapInWords(told * 60)}`;
}

/** The ladder most plans of this kind begin with. */
export function usualPreset(
  strategy: Strategy,
  product: Product | undefined,
): string {
  if (strategy === "retargeting") return "retargeting-tiers";
  switch (product?.purchase.how) {
    case "used_up":
      return "replenishment";
    case "subscribed":
      return "renewal";
    case "once":
      return "post-purchase";
    case undefined:
      return "weekly";
  }
}

/** A moment to count from that puts no launch into the past: tomorrow at ten, later where the ladder reaches back. */
export function usualAnchor(
  steps: readonly PresetStep[],
  product: Product | undefined,
  today: string,
): string {
  const first = Math.min(0, ...steps.map((step) => offsetOf(step, product)));
  return `${plus(today, 1 + Math.ceil(-first / 24))}T10:00:00`;
}

/** The day a ladder must count from so that its first launch stands where the campaign's first one does. */
export function anchorBehind(
  firstLaunch: string,
  steps: readonly PresetStep[],
  product: Product | undefined,
): string {
  const first = steps[0] ? offsetOf(steps[0], product) : 0;
  const days = Math.trunc(first / 24);
  return `${plus(firstLaunch, -days)}${firstLaunch.slice(10)}`;
}

/** The first named day that leaves a ladder the room it needs, else the last. */
export function nextNamedDay<T extends { day: string }>(
  days: readonly T[],
  today: string,
  room: number,
): T | undefined {
  return days.find((it) => daysBetween(today, it.day) > room) ?? days.at(-1);
}
