// The steps of a ladder while it is edited: added, taken out, moved, and their times as people type them.
import type { Gap, PresetProblem, PresetStep } from "../../host";
import { exactGapInWords } from "../../terms/format";
import { roomy } from "./gaps";

const DAY = 24;
/** Hours of the cycle that cycle gaps are written for. */
const CYCLE_HOURS = 28 * DAY;
const WEEK = 7 * DAY;

export type OffsetUnit = "hours" | "days" | "cycle";
export type OffsetSide = "after" | "before";

export interface Offset {
  amount: number;
  unit: OffsetUnit;
  side: OffsetSide;
}

/** A step's time in the unit that says it shortest. */
export function offsetOfStep(step: PresetStep): Offset {
  if (step.after_hours === null)
    return { amount: step.cycle_percent ?? 0, unit: "cycle", side: "after" };
  const hours = Math.abs(step.after_hours);
  const side = step.after_hours < 0 ? "before" : "after";
  return hours > 0 && hours % DAY === 0
    ? { amount: hours / DAY, unit: "days", side }
    : { amount: hours, unit: "hours", side };
}

/** The same time in another unit, as near as whole numbers come; shares of a cycle lie after its beginning. */
export function inUnit(offset: Offset, unit: OffsetUnit): Offset {
  const hours =
    offset.unit === "cycle"
      ? (offset.amount * CYCLE_HOURS) / 100
      : offset.amount * (offset.unit === "days" ? DAY : 1);
  switch (unit) {
    case "hours":
      return { ...offset, unit, amount: Math.round(hours) };
    case "days":
      return { ...offset, unit, amount: Math.round(hours / DAY) };
    case "cycle":
      return {
        unit,
        side: "after",
        amount:
          offset.side === "before"
            ? 0
            : Math.round((hours * 100) / CYCLE_HOURS),
      };
  }
}

export function withOffset(step: PresetStep, offset: Offset): PresetStep {
  if (offset.unit === "cycle")
    return { ...step, after_hours: null, cycle_percent: offset.amount };
  const hours = offset.amount * (offset.unit === "days" ? DAY : 1);
  // Minus zero is a number of its own.
  const signed = offset.side === "before" && hours > 0 ? -hours : hours;
  return { ...step, after_hours: signed, cycle_percent: null };
}

/** "at once", "3 days before", "75 % of the cycle". */
export function offsetText(step: PresetStep): string {
  if (step.after_hours === null) return `${step.cycle_percent ?? 0} % of cycle`;
  if (step.after_hours === 0) return "at once";
  const { side } = offsetOfStep(step);
  return `${exactGapInWords(Math.abs(step.after_hours) * 60)} ${side}`;
}

/** Hours from one step to the next, for a cycle of four weeks; undefined where only a product can tell. */
export function hoursBetween(
  before: PresetStep,
  step: PresetStep,
): number | undefined {
  if (before.after_hours !== null && step.after_hours !== null)
    return step.after_hours - before.after_hours;
  if (before.cycle_percent !== null && step.cycle_percent !== null)
    return ((step.cycle_percent - before.cycle_percent) * CYCLE_HOURS) / 100;
  return undefined;
}

/** A gap with room around the time that lies between two steps; undefined where none lies there. */
export function fittingGap(
  before: PresetStep,
  step: PresetStep,
): Gap | undefined {
  const hours = hoursBetween(before, step);
  return hours === undefined || hours < 0
    ? undefined
    : roomy(Math.round(hours));
}

/** One more step a usual gap after the last. */
export function withOneMore(steps: readonly PresetStep[]): PresetStep[] {
  const last = steps.at(-1);
  const step: PresetStep = {
    name: `Step ${steps.length + 1}`,
    after_hours: 0,
    cycle_percent: null,
    channel: last?.channel ?? "email",
    flight_days: last?.flight_days ?? 1,
    gap: null,
    message: { subject: "", body: "", call_to_action: "" },
  };
  if (!last) return [step];
  const hours = last.gap?.ideal_hours || WEEK;
  const later: PresetStep =
    last.after_hours === null
      ? {
          ...step,
          after_hours: null,
          cycle_percent:
            (last.cycle_percent ?? 0) +
            Math.max(1, Math.round((hours * 100) / CYCLE_HOURS)),
        }
      : { ...step, after_hours: last.after_hours + hours };
  return [...steps, { ...later, gap: fittingGap(last, later) ?? null }];
}

/** Without a step. The one after it now follows another: its gap gives way where it no longer fits. */
export function withoutStep(
  steps: readonly PresetStep[],
  place: number,
): PresetStep[] {
  const left = steps.filter((_, index) => index !== place);
  return left.map((step, index) => {
    if (index !== place) return step;
    const before = left[index - 1];
    if (!before) return { ...step, gap: null };
    const hours = hoursBetween(before, step);
    const { gap } = step;
    const fits =
      gap === null ||
      hours === undefined ||
      (gap.min_hours <= hours && hours <= gap.max_hours);
    return fits ? step : { ...step, gap: fittingGap(before, step) ?? gap };
  });
}

/** What is sent changes places with its neighbor; the times stay, so that no order or gap breaks. */
export function swapped(
  steps: readonly PresetStep[],
  from: number,
  to: number,
): PresetStep[] {
  const [one, other] = [steps[from], steps[to]];
  if (!one || !other) return [...steps];
  const at = (time: PresetStep, what: PresetStep): PresetStep => ({
    ...what,
    after_hours: time.after_hours,
    cycle_percent: time.cycle_percent,
    gap: time.gap,
  });
  return steps.map((step, index) =>
    index === from ? at(one, other) : index === to ? at(other, one) : step,
  );
}

/** What is said beside a field. */
export function saidOf(
  problems: readonly PresetProblem[],
  step: number | null,
  field: PresetProblem["field"],
): string | undefined {
  const found = problems.find((it) => it.step === step && it.field === field);
  if (!found) return undefined;
  return `${found.sentence.charAt(0).toUpperCase()}${found.sentence.slice(1)}.`;
}
