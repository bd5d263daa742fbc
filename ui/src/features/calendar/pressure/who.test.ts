import { expect, test } from "vitest";
import type { AudienceSource, PressureRow } from "../../../host";
import { whoSaid } from "./who";

const LISTS: AudienceSource = {
  from: "contacts",
  rule: { join: "all", of: [] },
};
const SITE: AudienceSource = {
  from: "visitors",
  pages: [],
  product: null,
  lookback_days: 30,
  estimated: 900,
  converted: false,
};

function said(people: number | null, source: AudienceSource, ...ids: string[]) {
  const row: PressureRow = {
    audiences: ids,
    name: ids.join(" + "),
    people,
    basis: people === null ? null : "measured",
    cells: [],
    windows: [],
  };
  return whoSaid(
    row,
    (id) => id.toUpperCase(),
    () => source,
  );
}

test("an overlap says how many, or that nobody can", () => {
  expect(said(400, LISTS, "a", "b")[0]).toBe(
    "People who are in both ‘A’ and ‘B’: 400 people.",
  );
  expect(said(null, LISTS, "a", "b", "c")).toEqual([
    "People who are in all of ‘A’, ‘B’ and ‘C’: size unknown.",
    "Not all of them are made of contacts, so nobody can say how many these are.",
  ]);
});

test("visitors are told not to be added to contacts", () => {
  expect(said(900, LISTS, "a")).toHaveLength(1);
  expect(said(900, SITE, "a")[1]).toContain("not added up");
});
