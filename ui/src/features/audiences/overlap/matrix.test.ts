import { expect, test } from "vitest";
import type { AudienceOverlap, OverlapPair, SharedPeople } from "../../../host";
import {
  apartBy,
  basisSpoken,
  inSight,
  launchesSpoken,
  ordered,
  sizeOf,
  spoken,
  Square,
} from "./matrix";

function counted(people: number): SharedPeople {
  return { people, low: people, high: people, basis: "measured" };
}

function pair(
  one: number,
  other: number,
  shared: SharedPeople,
  days: number | null,
): OverlapPair {
  return {
    one,
    other,
    shared,
    of_one: 0.31,
    of_other: 0.5,
    days_between: days,
  };
}

const OVERLAP: AudienceOverlap = {
  audiences: ["Newsletter", "Buyers", "Lapsed", "Visitors"].map((name, at) => ({
    id: name,
    name,
    people: 1000 * (at + 1),
    basis: name === "Visitors" ? "estimated" : "measured",
  })),
  pairs: [
    pair(1, 2, counted(9), 3),
    pair(0, 1, counted(1204), null),
    pair(1, 3, { people: 50, low: 10, high: 900, basis: "estimated" }, null),
  ],
};

test("a cell is told from either side with its own share", () => {
  const square = new Square(OVERLAP);
  const [news, buyers, lapsed, visitors] = square.lines;
  if (!news || !buyers || !lapsed || !visitors) throw new Error("four lines");
  expect(spoken(news, buyers, square.cell(news, buyers))).toBe(
    "1,204 of ‘Newsletter’, 31%, are also in ‘Buyers’.",
  );
  expect(spoken(buyers, news, square.cell(buyers, news))).toBe(
    "1,204 of ‘Buyers’, 50%, are also in ‘Newsletter’.",
  );
  expect(spoken(news, lapsed, square.cell(news, lapsed))).toBe(
    "Nobody of ‘Newsletter’ is also in ‘Lapsed’.",
  );
  expect(spoken(visitors, buyers, square.cell(visitors, buyers))).toBe(
    "About 50 of ‘Visitors’, 50%, are also in ‘Buyers’.",
  );
  expect(square.cell(news, news)).toBeUndefined();
});

test("planned pairs come first, and no audience is left out", () => {
  const names = (order: Parameters<typeof ordered>[1]) =>
    ordered(OVERLAP, order).map((it) => it.name);
  expect(names("planned")).toEqual([
    "Buyers",
    "Lapsed",
    "Newsletter",
    "Visitors",
  ]);
  expect(names("size")[0]).toBe("Visitors");
  expect(names("name")[0]).toBe("Buyers");
  expect(names("oldest")[0]).toBe("Newsletter");
});

test("what a figure rests on and how near launches are is said", () => {
  expect(basisSpoken(counted(3))).toBe("Counted person by person");
  expect(
    basisSpoken({ people: 5, low: 1, high: 9000, basis: "estimated" }),
  ).toBe("Estimated: between 1 and 9,000");
  expect(launchesSpoken(0)).toBe("Launches on the same day");
  expect(launchesSpoken(1)).toBe("Launches a day apart");
  expect(launchesSpoken(14)).toBe("Launches 14 days apart");
});

test("two audiences are apart only when each leaves the other out", () => {
  const one = { id: "a", exclusions: ["b"] };
  expect(apartBy(one, { id: "b", exclusions: ["a"] })).toBe(true);
  expect(apartBy(one, { id: "b", exclusions: [] })).toBe(false);
});

test("of many cells only those in sight are drawn", () => {
  expect(inSight(0, 240, 24, 200)).toEqual({ from: 0, to: 13 });
  expect(inSight(2400, 240, 24, 200)).toEqual({ from: 97, to: 113 });
  expect(inSight(0, 1000, 24, 4)).toEqual({ from: 0, to: 4 });
});

test("cells fill the room there is, and stay large enough to hit", () => {
  expect(sizeOf(2, 700)).toEqual({ width: 148, height: 40, wide: true });
  expect(sizeOf(7, 486)).toEqual({ width: 69, height: 32, wide: false });
  expect(sizeOf(9, 486)).toEqual({ width: 54, height: 32, wide: false });
  expect(sizeOf(24, 486).width).toBe(44);
  expect(sizeOf(200, 486).width).toBeGreaterThanOrEqual(24);
});
