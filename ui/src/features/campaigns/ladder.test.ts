import { expect, test } from "vitest";
import type { Preset, PresetStep, Product } from "../../host";
import {
  anchorBehind,
  cycleDays,
  gapOf,
  nextNamedDay,
  shapeOf,
  spanOf,
  usualAnchor,
  usualPreset,
} from "./ladder";

function step(after: number | null, percent: number | null, days = 1) {
  return {
    name: "Step",
    after_hours: after,
    cycle_percent: percent,
    channel: "email",
    flight_days: days,
    gap: null,
    message: { subject: "", body: "", call_to_action: "" },
  } satisfies PresetStep;
}

const beans: Product = {
  id: "p",
  client: "c",
  name: "Beans",
  price: { minor: 1400, currency: "EUR" },
  margin: 0.5,
  purchase: { how: "used_up", every_days: 20 },
  page: "",
};

test("a ladder says how many launches it has and how long it is, in days", () => {
  const over = (...hours: number[]) =>
    spanOf({ steps: hours.map((it) => step(it, null)) } as Preset, undefined);
  expect(over(0)).toBe("1 launch");
  expect(over(1, 23)).toBe("2 launches over 22 hours");
  expect(over(0, 36)).toBe("2 launches over 1 day 12 hours");
  expect(over(1, 24, 72)).toBe("3 launches over 3 days");
  expect(over(-480, 240)).toBe("2 launches over 30 days");
});

test("a ladder is drawn from its anchor to its last launch", () => {
  const shape = shapeOf(
    [step(0, null), step(24, null), step(96, null)],
    undefined,
  );
  expect(shape.anchor).toBe(0);
  expect(shape.dots.map((it) => it.at)).toEqual([0, 0.25, 1]);
});

test("a ladder that counts down ends at its anchor", () => {
  const shape = shapeOf([step(-96, null), step(-24, null)], undefined);
  expect(shape.anchor).toBe(1);
  expect(shape.dots.map((it) => it.at)).toEqual([0, 0.75]);
});

test("flights have a length and cycles follow the product", () => {
  const flights = shapeOf([step(0, null, 3), step(72, null, 4)], undefined);
  expect(flights.dots[1]?.runs).toBeCloseTo(4 / 7);
  const cycle = shapeOf([step(null, 75), step(null, 100)], beans);
  expect(cycle.dots[0]?.at).toBe(0.75);
  expect(cycleDays(beans)).toBe(20);
});

test("nothing begins in the past", () => {
  const today = "2026-11-24";
  expect(usualAnchor([step(0, null)], undefined, today)).toBe(
    "2026-11-25T10:00:00",
  );
  expect(usualAnchor([step(-720, null)], undefined, today)).toBe(
    "2026-12-25T10:00:00",
  );
});

test("a ladder laid again keeps the first launch where it is", () => {
  expect(
    anchorBehind("2026-12-01T10:00:00", [step(-720, null)], undefined),
  ).toBe("2026-12-31T10:00:00");
  expect(anchorBehind("2026-12-16T10:00:00", [step(null, 75)], beans)).toBe(
    "2026-12-01T10:00:00",
  );
});

test("the usual ladder follows how the product is bought", () => {
  expect(usualPreset("retargeting", beans)).toBe("retargeting-tiers");
  expect(usualPreset("remarketing", beans)).toBe("replenishment");
  expect(usualPreset("remarketing", undefined)).toBe("weekly");
});

test("a named day leaves room for its ladder", () => {
  const days = [{ day: "2026-11-27" }, { day: "2026-12-24" }];
  expect(nextNamedDay(days, "2026-11-24", 21)?.day).toBe("2026-12-24");
  expect(nextNamedDay(days, "2026-12-20", 21)?.day).toBe("2026-12-24");
});

test("gaps of a cycle ladder stretch with the product's cycle", () => {
  const gap = { min_hours: 72, ideal_hours: 168, max_hours: 336 };
  expect(gapOf({ ...step(null, 100), gap }, beans)).toEqual({
    min_hours: 51,
    ideal_hours: 120,
    max_hours: 240,
  });
  expect(gapOf({ ...step(24, null), gap }, beans)).toEqual(gap);
});
