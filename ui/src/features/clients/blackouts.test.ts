import { expect, test } from "vitest";
import { daysOf, inOrder, isWholeDay, withFirst } from "./blackouts";

function blackout(first: string, last: string) {
  return { period: { first, last }, reason: "" };
}

test("blackouts stand by their days and remember their rows", () => {
  const rows = [
    { key: "a", entry: blackout("2026-12-24", "2026-12-26") },
    { key: "b", entry: blackout("2026-05-01", "2026-05-01") },
    { key: "c", entry: blackout("2026-12-24", "2026-12-24") },
    { key: "d", entry: blackout("2026-12-24", "2026-12-24") },
  ];
  expect(inOrder(rows).map((it) => it.key)).toEqual(["b", "c", "d", "a"]);
});

test("a first day past the last takes it along", () => {
  const period = { first: "2026-12-24", last: "2026-12-26" };
  expect(withFirst(period, "2026-12-25").last).toBe("2026-12-26");
  expect(withFirst(period, "2027-03-01")).toEqual({
    first: "2027-03-01",
    last: "2027-03-03",
  });
});

test("both ends count", () => {
  expect(daysOf({ first: "2026-12-24", last: "2026-12-26" })).toBe(3);
});

test("a year that is still being typed is no day", () => {
  expect(
    ["0002-12-24", "0202-12-24", "2026-12-24", ""].map(isWholeDay),
  ).toEqual([false, false, true, false]);
});
