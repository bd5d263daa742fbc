import { expect, test } from "vitest";
import type { Gap, PresetStep } from "../../host";
import {
  fittingGap,
  inUnit,
  offsetOfStep,
  offsetText,
  saidOf,
  swapped,
  withOffset,
  withOneMore,
  withoutStep,
} from "./steps";

const days = (min: number, ideal: number, max: number): Gap => ({
  min_hours: min * 24,
  ideal_hours: ideal * 24,
  max_hours: max * 24,
});

function step(
  name: string,
  hours: number | null,
  gap: Gap | null = null,
): PresetStep {
  return {
    name,
    after_hours: hours,
    cycle_percent: hours === null ? 75 : null,
    channel: "email",
    flight_days: 1,
    gap,
    message: { subject: name, body: "", call_to_action: "" },
  };
}

test("a time is said in the unit that says it shortest, and typed back", () => {
  expect(offsetOfStep(step("a", -720))).toEqual({
    amount: 30,
    unit: "days",
    side: "before",
  });
  expect(offsetOfStep(step("a", 36)).unit).toBe("hours");
  expect(offsetOfStep(step("a", 0))).toEqual({
    amount: 0,
    unit: "hours",
    side: "after",
  });
  for (const hours of [-720, -5, 0, 4, 36, 168])
    expect(
      withOffset(step("a", 1), offsetOfStep(step("a", hours))).after_hours,
    ).toBe(hours);
  expect(offsetText(step("a", -720))).toBe("30 days before");
  expect(offsetText(step("a", 0))).toBe("at once");
  expect(offsetText(step("a", null))).toBe("75 % of cycle");
});

test("nothing before the beginning is a share of the cycle", () => {
  const week = { amount: 7, unit: "days", side: "after" } as const;
  expect(inUnit(week, "cycle").amount).toBe(25);
  expect(inUnit({ ...week, side: "before" }, "cycle")).toEqual({
    amount: 0,
    unit: "cycle",
    side: "after",
  });
  expect(inUnit({ amount: 50, unit: "cycle", side: "after" }, "days")).toEqual({
    amount: 14,
    unit: "days",
    side: "after",
  });
});

test("one more comes a usual gap after the last, and its gap fits", () => {
  const more = withOneMore([step("a", 0), step("b", 72, days(2, 3, 5))]);
  expect(more[2]?.after_hours).toBe(144);
  expect(more[2]?.gap).toEqual({
    min_hours: 54,
    ideal_hours: 72,
    max_hours: 108,
  });
  const cycle = withOneMore([step("a", null)]);
  expect(cycle[1]?.cycle_percent).toBe(100);
  expect(withOneMore([])[0]?.gap).toBeNull();
});

test("taking a step out leaves no gap that cannot hold", () => {
  const three = [
    step("a", 0),
    step("b", 72, days(2, 3, 5)),
    step("c", 168, days(3, 4, 6)),
  ];
  const two = withoutStep(three, 1);
  expect(two[1]?.gap?.ideal_hours).toBe(168);
  expect(withoutStep(three, 0)[0]?.gap).toBeNull();
  expect(withoutStep(three, 2)[1]?.gap).toEqual(days(2, 3, 5));
});

test("moving a step exchanges what is sent, not when", () => {
  const moved = swapped([step("a", 0), step("b", 72, days(2, 3, 5))], 1, 0);
  expect(moved.map((it) => [it.name, it.after_hours, it.gap])).toEqual([
    ["b", 0, null],
    ["a", 72, days(2, 3, 5)],
  ]);
});

test("no gap fits where a step comes before the one above it", () => {
  expect(fittingGap(step("a", 72), step("b", 0))).toBeUndefined();
  expect(fittingGap(step("a", 72), step("b", null))).toBeUndefined();
});

test("what is said stands beside its field as a sentence", () => {
  const problems = [
    { step: 1, field: "gap", sentence: "it comes too soon" } as const,
  ];
  expect(saidOf(problems, 1, "gap")).toBe("It comes too soon.");
  expect(saidOf(problems, null, "gap")).toBeUndefined();
});
