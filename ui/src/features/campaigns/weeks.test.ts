import { expect, test } from "vitest";
import { weeksOf } from "./weeks";

test("a month begins on the client's first weekday", () => {
  // The 1st of May 2026 is a Friday.
  expect(weeksOf("2026-05", "monday")[0]?.[0]).toBe("2026-04-27");
  expect(weeksOf("2026-05", "sunday")[0]?.[0]).toBe("2026-04-26");
  expect(weeksOf("2026-05", "saturday")[0]?.[0]).toBe("2026-04-25");
});

test("a month that begins with the week has no days before it", () => {
  const weeks = weeksOf("2026-06", "monday");
  expect(weeks[0]?.[0]).toBe("2026-06-01");
  expect(weeks.flat()).toHaveLength(42);
});
