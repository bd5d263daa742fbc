import { expect, test } from "vitest";
import { item } from "./example";
import { gapsOf, hasRoom, marksOf } from "./marks";
import { minuteOf, type Scale } from "./scale";

function at(pxPerDay: number): Scale {
  return {
    from: minuteOf("2026-05-01"),
    to: minuteOf("2026-08-01"),
    pxPerDay,
  };
}

const first = item("a", "2026-05-04T00:00:00");
const second = item("b", "2026-05-11T00:00:00", 1, {
  gap: 7 * 1440,
  previous: { id: "a", name: "a" },
  wanted: { min_hours: 120, ideal_hours: 168, max_hours: 240 },
  fit: "fits",
});

test("a send is a dot on its hour, smaller where dots come close", () => {
  const shapes = (px: number) =>
    marksOf([first, second], at(px)).map((it) => it.shape);
  expect([20, 6, 2, 1].map((px) => shapes(px)[0])).toEqual([
    "dot",
    "dot",
    "small",
    "tick",
  ]);
  const [mark] = marksOf([first], at(20));
  expect(mark && mark.x + mark.width / 2).toBe(60);
});

test("a flight is as long as it runs, and seen at any zoom", () => {
  const flight = item("f", "2026-05-04T12:00:00", 7);
  const [near] = marksOf([flight], at(20));
  expect([near?.x, near?.width]).toEqual([70, 129]);
  const [far] = marksOf([flight], at(0.7));
  expect(far?.width).toBeGreaterThanOrEqual(5);
});

test("between sends the gap is the space, from a flight it is start to start", () => {
  const [gap] = gapsOf(marksOf([first, second], at(20)), new Set());
  expect(gap).toMatchObject({ from: 72, to: 188, below: false, label: "7 d" });
  const flight = item("a", "2026-05-04T00:00:00", 3);
  const [below] = gapsOf(marksOf([flight, second], at(20)), new Set());
  expect(below).toMatchObject({ from: 60, to: 200, below: true });
});

test("while a launch moves its gap is counted and judged anew", () => {
  const moved = { ...second, at: minuteOf("2026-05-07") };
  const [gap] = gapsOf(marksOf([first, moved], at(20)), new Set(["b"]));
  expect(gap).toMatchObject({ label: "3 d", fit: "too_short" });
});

test("no gap is drawn to a launch that a filter hides", () => {
  const third = { ...second, previous: { id: "hidden", name: "hidden" } };
  expect(gapsOf(marksOf([first, third], at(20)), new Set())).toEqual([]);
});

test("words go only where they find room", () => {
  const room = (px: number) => {
    const [gap] = gapsOf(marksOf([first, second], at(px)), new Set());
    return gap && hasRoom(gap);
  };
  expect([20, 6].map(room)).toEqual([true, false]);
});
