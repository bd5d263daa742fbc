import { expect, test } from "vitest";
import type { LawHours } from "../host";
import { daysSaid, weekSaid } from "./law";

const part = (
  days: LawHours["days"],
  from: number,
  until: number,
): LawHours => ({
  days,
  from: `${String(from).padStart(2, "0")}:00:00`,
  until: `${String(until).padStart(2, "0")}:00:00`,
});

test("days that follow each other are a stretch", () => {
  expect(daysSaid(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat"])).toBe("Mon–Sat");
  expect(daysSaid(["Sun", "Sat"])).toBe("Sat and Sun");
  expect(daysSaid(["Mon", "Wed"])).toBe("Mon, Wed");
});

test("a week names its hours, and the days without any", () => {
  const weekdays = part(["Mon", "Tue", "Wed", "Thu", "Fri"], 9, 18);
  expect(weekSaid([weekdays])).toBe("Mon–Fri 09:00–18:00, none on Sat and Sun");
  expect(weekSaid([weekdays, part(["Sat", "Sun"], 10, 17)])).toBe(
    "Mon–Fri 09:00–18:00, Sat and Sun 10:00–17:00",
  );
  expect(
    weekSaid([part(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], 8, 21)]),
  ).toBe("every day 08:00–21:00");
});
