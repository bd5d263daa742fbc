import { expect, test } from "vitest";
import { campaign, item, lane } from "./example";
import { HEAD, grouped, heightOf, itemsIn, lanesIn, stacked } from "./lanes";
import { minuteOf } from "./scale";

test("launches of one lane that run on the same day lie on different lines", () => {
  const items = [
    item("a", "2026-05-01T09:00:00", 7),
    item("b", "2026-05-05T09:00:00", 7),
    item("c", "2026-05-08T09:00:00", 2),
    item("d", "2026-05-08T18:00:00"),
    item("e", "2026-05-12T09:00:00"),
  ];
  expect(stacked(items)).toEqual([0, 1, 0, 2, 0]);
});

test("a flight that begins the day after another ends shares its line", () => {
  expect(
    stacked([
      item("a", "2026-05-01T09:00:00", 3),
      item("b", "2026-05-04T09:00:00", 4),
    ]),
  ).toEqual([0, 0]);
});

const lanes = [
  lane("a", []),
  lane("b", []),
  { ...lane("c", []), campaign: campaign("c", { strategy: "retargeting" }) },
];

test("groups stand under each other with their heads; folded ones keep only that", () => {
  const open = grouped(lanes, "strategy", String, new Set());
  expect(open.map((it) => [it.id, it.top, it.height])).toEqual([
    ["remarketing", 0, 108],
    ["retargeting", HEAD + 108, 54],
  ]);
  expect(heightOf(open)).toBe(2 * HEAD + 162);
  const folded = grouped(lanes, "strategy", String, new Set(["remarketing"]));
  expect(folded[1]?.top).toBe(HEAD);
  expect(heightOf(folded)).toBe(2 * HEAD + 54);
});

test("only lanes that touch the stretch in sight are drawn", () => {
  const many = Array.from({ length: 1000 }, (_, at) => lane(String(at), []));
  const [group] = grouped(many, "strategy", String, new Set());
  if (!group) throw new Error("no group");
  const seen = lanesIn(group, HEAD + 54 * 500, HEAD + 54 * 510);
  expect(seen.map((it) => it.campaign.name)).toEqual(
    Array.from({ length: 10 }, (_, at) => String(500 + at)),
  );
  expect(lanesIn({ ...group, height: 0 }, 0, 1e9)).toEqual([]);
});

test("launches in sight come with one more on each side, for the gaps that reach in", () => {
  const items = Array.from({ length: 12 }, (_, at) =>
    item(`m${at + 1}`, `2026-${String(at + 1).padStart(2, "0")}-10T10:00:00`),
  );
  const seen = itemsIn(items, minuteOf("2026-05-01"), minuteOf("2026-07-01"));
  expect(seen.map((it) => it.launch.id)).toEqual(["m4", "m5", "m6", "m7"]);
});

test("a long flight that began long ago is still in sight", () => {
  const items = [
    item("long", "2026-01-01T09:00:00", 300),
    item("short", "2026-02-01T09:00:00"),
    item("now", "2026-06-02T09:00:00"),
  ];
  const seen = itemsIn(items, minuteOf("2026-06-01"), minuteOf("2026-07-01"));
  expect(seen.map((it) => it.launch.id)).toContain("long");
});
