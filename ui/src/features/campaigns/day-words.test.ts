import { expect, test } from "vitest";
import type { NamedDay } from "../../host";
import { dayOptions, explained, labelOf, placesOf } from "./day-words";

const mothers: NamedDay = {
  name: "Mother's Day",
  day: "2027-02-14",
  rule: "second Sunday of February",
  countries: ["NO"],
  here: false,
  note: "",
  source: { name: "Custom", date: "2025", strength: "moderate" },
};

test("a day of another country says whose it is", () => {
  expect(labelOf(mothers)).toBe("Mother's Day, 14 Feb 2027 (Norway)");
  expect(labelOf({ ...mothers, here: true })).toBe("Mother's Day, 14 Feb 2027");
});

test("many countries are counted", () => {
  expect(placesOf(["IE", "GB"])).toBe("Ireland and United Kingdom");
  expect(placesOf(["IE", "GB", "NG", "IM"])).toBe(
    "Ireland, United Kingdom and 2 more",
  );
});

test("what is only expected says so, with how sure that is", () => {
  expect(explained(mothers)).toBe("Second Sunday of February.");
  expect(explained({ ...mothers, note: "Expected." })).toBe(
    "Second Sunday of February. Expected. Custom (moderate evidence).",
  );
});

test("days where the client is come first, each part by date", () => {
  const easter = { ...mothers, name: "Easter", day: "2027-03-28", here: true };
  const earlier = { ...mothers, name: "Earlier", day: "2027-01-02" };
  expect(
    dayOptions([earlier, mothers, easter]).map((it) => [it.group, it.label]),
  ).toEqual([
    ["Where the client is", "Easter, 28 Mar 2027"],
    ["In other countries", "Earlier, 2 Jan 2027 (Norway)"],
    ["In other countries", "Mother's Day, 14 Feb 2027 (Norway)"],
  ]);
});
