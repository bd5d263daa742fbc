// The days on which a widget may show: what the ways are called, and what each begins with.
import type { Schedule } from "../../host";

export const SCHEDULE: Record<Schedule["on"], string> = {
  launches: "While its campaign runs",
  days: "On days of its own",
  always: "Every day",
};

/** Days after the last launch in which people may still come from it. */
const DAYS_AFTER = 7;

/** A fresh schedule; own days begin with today, which is a day in the client's zone. */
export function newSchedule(on: Schedule["on"], today: string): Schedule {
  switch (on) {
    case "always":
      return { on };
    case "launches":
      return { on, days_after: DAYS_AFTER };
    case "days":
      return { on, periods: [{ first: today, last: today }] };
  }
}
