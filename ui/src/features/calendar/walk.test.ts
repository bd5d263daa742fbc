import { expect, test } from "vitest";
import { item, lane } from "./example";
import { walked, walkedByDay, wayOf, type Way } from "./walk";

const lanes = [
  lane("one", [
    item("a1", "2026-05-01T10:00:00"),
    item("a2", "2026-05-20T10:00:00"),
  ]),
  lane("empty", []),
  lane("two", [
    item("b1", "2026-04-01T10:00:00"),
    item("b2", "2026-05-18T10:00:00"),
    item("b3", "2026-06-18T10:00:00"),
  ]),
];

function path(from: string | null, ...ways: Way[]): (string | undefined)[] {
  let now = from;
  return ways.map((way) => {
    const next = walked(lanes, now, way)?.launch.id;
    now = next ?? now;
    return next;
  });
}

test("left and right follow time within a lane and stop at its ends", () => {
  expect(path("a1", "next", "next", "previous", "previous")).toEqual([
    "a2",
    "a2",
    "a1",
    "a1",
  ]);
  expect(path("b2", "last", "first")).toEqual(["b3", "b1"]);
});

test("up and down go to the nearest in time, over lanes without launches", () => {
  expect(path("a2", "down", "up")).toEqual(["b2", "a2"]);
  expect(path("b1", "up")).toEqual(["a1"]);
  expect(path("a1", "up")).toEqual(["a1"]);
});

test("from nowhere one begins at the first launch", () => {
  expect(path(null, "next")).toEqual(["a1"]);
  expect(walked([], null, "next")).toBeUndefined();
});

test("in a month up and down are weeks", () => {
  const items = [
    item("mon", "2026-05-04T10:00:00"),
    item("tue", "2026-05-05T10:00:00"),
    item("next tue", "2026-05-12T09:00:00"),
    item("next wed", "2026-05-13T09:00:00"),
  ];
  const step = (from: string, way: Way) =>
    walkedByDay(items, from, way)?.launch.id;
  expect(step("tue", "down")).toBe("next tue");
  expect(step("next wed", "up")).toBe("tue");
  expect(step("tue", "previous")).toBe("mon");
  expect(step("mon", "up")).toBe("mon");
});

test("only arrows, Home and End walk", () => {
  expect([wayOf("ArrowLeft"), wayOf("End"), wayOf("a")]).toEqual([
    "previous",
    "last",
    null,
  ]);
});
