import { expect, test } from "vitest";
import type { AudienceSource, AudienceView } from "../../host";
import { audienceLabel, fits, grouped } from "./audiences";

const contacts: AudienceSource = {
  from: "contacts",
  rule: { join: "all", of: [] },
};

function visitors(converted: boolean): AudienceSource {
  return {
    from: "visitors",
    pages: [],
    product: null,
    lookback_days: 30,
    estimated: 9000,
    converted,
  };
}

function view(
  name: string,
  left: number,
  source: AudienceSource,
): AudienceView {
  return {
    audience: { id: name, client: "c", name, source, exclusions: [], note: "" },
    size: {
      people: left,
      excluded: 0,
      left,
      basis: "estimated",
      reachable: [],
      recognized: null,
      growth_per_day: null,
      growth_by: null,
      platforms: [],
      remarks: [],
      taken_out: [],
    },
    rule: null,
    used_by: [],
  };
}

test("who can be written to is for remarketing, who only came by for retargeting", () => {
  expect(fits(contacts, "remarketing")).toBe(true);
  expect(fits(contacts, "retargeting")).toBe(false);
  expect(fits(visitors(false), "retargeting")).toBe(true);
  expect(fits(visitors(true), "retargeting")).toBe(false);
  expect(fits(visitors(true), "remarketing")).toBe(true);
});

test("audiences that fit come first, larger ones before smaller", () => {
  const all = [
    view("Few", 10, contacts),
    view("Visitors", 5000, visitors(false)),
    view("Many", 1204, contacts),
  ];
  const groups = grouped(all, "remarketing");
  expect(groups.fitting.map(audienceLabel)).toEqual([
    "Many · 1,204",
    "Few · 10",
  ]);
  expect(groups.others).toHaveLength(1);
});
