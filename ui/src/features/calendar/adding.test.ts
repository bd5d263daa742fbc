import { expect, test } from "vitest";
import { startAt } from "./adding";
import { item, lane } from "./example";
import { localOf, minuteOf } from "./scale";

const refills = lane("Refills", [
  item("Refill 1", "2026-05-01T10:00:00"),
  item("Refill 2", "2026-05-22T17:30:00"),
]);

function added(at: string, byHours = false): string {
  return localOf(startAt(refills, minuteOf(at), byHours));
}

test("an added launch takes the hour of the one before it, else of the first", () => {
  expect(added("2026-05-10T23:00:00")).toBe("2026-05-10T10:00:00");
  expect(added("2026-05-22T01:00:00")).toBe("2026-05-22T17:30:00");
  expect(added("2026-04-01T13:00:00")).toBe("2026-04-01T10:00:00");
});

test("in an empty lane it starts at ten, and where hours are seen at the hour pointed at", () => {
  const empty = lane("Empty", []);
  const at = minuteOf("2026-05-10T15:20:00");
  expect(localOf(startAt(empty, at, false))).toBe("2026-05-10T10:00:00");
  expect(added("2026-05-10T15:40:00", true)).toBe("2026-05-10T16:00:00");
});
