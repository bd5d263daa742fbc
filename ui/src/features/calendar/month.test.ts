import { expect, test } from "vitest";
import { item } from "./example";
import { segmentsOf, weekOf, weeksOf } from "./month";
import { dayOf, minuteOf } from "./scale";

const week = minuteOf("2026-05-11");

test("a month is shown in whole weeks that begin on the client's day", () => {
  const may = minuteOf("2026-05-20");
  expect(weeksOf(may, "monday").map(dayOf)).toEqual([
    "2026-04-27",
    "2026-05-04",
    "2026-05-11",
    "2026-05-18",
    "2026-05-25",
  ]);
  expect(dayOf(weeksOf(may, "sunday").at(-1) ?? 0)).toBe("2026-05-31");
  // February 2027 is four weeks to the day.
  expect(weeksOf(minuteOf("2027-02-10"), "monday")).toHaveLength(4);
});

test("a flight is cut at the week's ends and says so", () => {
  const [segment] = segmentsOf([item("f", "2026-05-09T09:00:00", 20)], week);
  expect(segment).toMatchObject({
    column: 0,
    span: 7,
    opens: false,
    closes: false,
  });
});

test("what lies on the same day lies in different slots, the longest on top", () => {
  const segments = segmentsOf(
    [
      item("send", "2026-05-12T08:00:00"),
      item("flight", "2026-05-12T09:00:00", 3),
      item("later", "2026-05-15T09:00:00"),
    ],
    week,
  );
  expect(segments.map((it) => [it.item.launch.id, it.slot])).toEqual([
    ["flight", 0],
    ["send", 1],
    ["later", 0],
  ]);
});

test("more than fits gives way to a count on every day it touches", () => {
  const items = ["08", "09", "10", "11"].map((hour) =>
    item(hour, `2026-05-12T${hour}:00:00`),
  );
  const shown = weekOf(items, week, 3);
  expect(shown.shown).toHaveLength(2);
  expect(shown.hidden.map((it) => it.length)).toEqual([0, 2, 0, 0, 0, 0, 0]);
  expect(weekOf(items, week, 4).hidden.flat()).toEqual([]);
});
