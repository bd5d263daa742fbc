import { expect, test } from "vitest";
import { campaign, item } from "./example";
import { NO_FILTERS, filtered, toggled } from "./filters";
import { lane } from "./example";
import { sorted, type Row } from "./table";

function row(name: string, at: string, gap: number | null): Row {
  return { item: item(name, at), gap, reach: null, link: "" };
}

const rows = [
  row("Refill 10", "2026-05-03T10:00:00", 300),
  row("refill 2", "2026-05-01T10:00:00", null),
  row("Arrival", "2026-05-02T10:00:00", 300),
];

function order(by: "when" | "launch" | "gap", down = false): string[] {
  return sorted(rows, { by, down }).map((it) => it.item.launch.name);
}

test("names sort as people count, times as they pass, equals by time", () => {
  expect(order("launch")).toEqual(["Arrival", "refill 2", "Refill 10"]);
  expect(order("when", true)).toEqual(["Refill 10", "Arrival", "refill 2"]);
  expect(order("gap", true)).toEqual(["Arrival", "Refill 10", "refill 2"]);
});

const lanes = [
  lane("Refills", [
    item("Refill 1", "2026-05-01T10:00:00"),
    item("Reminder", "2026-05-08T10:00:00"),
  ]),
  {
    ...lane("Film viewers", []),
    campaign: campaign("Film viewers", { strategy: "retargeting" }),
  },
];

test("a campaign found by its name keeps its launches, a launch found brings its lane", () => {
  const found = (text: string) =>
    filtered(lanes, { ...NO_FILTERS, text }).map((it) => [
      it.campaign.name,
      it.items.length,
    ]);
  expect(found("refills")).toEqual([["Refills", 2]]);
  expect(found("REMIND")).toEqual([["Refills", 1]]);
  expect(found("film")).toEqual([["Film viewers", 0]]);
  expect(found("nothing like it")).toEqual([]);
});

test("filters of one kind widen, of different kinds narrow", () => {
  const one = { facet: "strategy", value: "retargeting", label: "" } as const;
  const filters = toggled(NO_FILTERS, one);
  expect(filtered(lanes, filters).map((it) => it.campaign.name)).toEqual([
    "Film viewers",
  ]);
  const both = toggled(filters, { ...one, value: "remarketing" });
  expect(filtered(lanes, both)).toHaveLength(2);
  expect(filtered(lanes, { ...both, channel: ["sms"] })).toEqual([]);
  expect(toggled(filters, one)).toEqual(NO_FILTERS);
});
