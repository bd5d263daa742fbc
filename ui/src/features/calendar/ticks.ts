// What stands on the time axis at a zoom: an upper row to know where one is, a lower row to read days by.
import type { WeekStart } from "../../host";
import { day, month, time, weekdayDay } from "../../terms/format";
import {
  DAY,
  HOUR,
  dayOf,
  dayStart,
  localOf,
  monthStartOf,
  weekNumber,
  weekStartOf,
  yearOf,
} from "./scale";

export interface Tick {
  /** From where to where it counts. */
  at: number;
  to: number;
  label: string;
  /** A quieter second word, such as the week's number. */
  note: string;
}

export interface Ticks {
  upper: Tick[];
  lower: Tick[];
}

/** Room a label needs, in pixels, before a longer one is taken. */
const ROOM = { week: 30, weekNumber: 66, day: 19, weekday: 46, hour: 46 };

type Step = (minute: number) => number;

function walked(
  from: number,
  to: number,
  start: Step,
  next: Step,
  say: (at: number) => Pick<Tick, "label" | "note">,
): Tick[] {
  const ticks: Tick[] = [];
  for (let at = start(from); at < to;) {
    const end = next(at);
    ticks.push({ at, to: end, ...say(at) });
    at = end;
  }
  return ticks;
}

function years(from: number, to: number): Tick[] {
  const start = (minute: number) => Date.UTC(yearOf(minute), 0, 1) / 60_000;
  return walked(
    from,
    to,
    start,
    (at) => Date.UTC(yearOf(at) + 1, 0, 1) / 60_000,
    (at) => ({ label: String(yearOf(at)), note: "" }),
  );
}

function months(from: number, to: number, letters: number): Tick[] {
  return walked(
    from,
    to,
    monthStartOf,
    (at) => monthStartOf(at, 1),
    (at) =>
      letters === 0
        ? { label: month(dayOf(at)), note: String(yearOf(at)) }
        : { label: month(dayOf(at)).slice(0, letters), note: "" },
  );
}

function weeks(from: number, to: number, start: WeekStart, px: number): Tick[] {
  return walked(
    from,
    to,
    (minute) => weekStartOf(minute, start),
    (at) => at + 7 * DAY,
    (at) => ({
      label: px >= ROOM.week ? String(new Date(at * 60_000).getUTCDate()) : "",
      note: px >= ROOM.weekNumber ? `W${weekNumber(at, start)}` : "",
    }),
  );
}

function days(from: number, to: number, px: number): Tick[] {
  return walked(
    from,
    to,
    dayStart,
    (at) => at + DAY,
    (at) => {
      const date = String(new Date(at * 60_000).getUTCDate());
      return px >= ROOM.weekday
        ? { label: date, note: weekdayDay(dayOf(at)).slice(0, 3) }
        : { label: date, note: "" };
    },
  );
}

function hours(from: number, to: number, px: number): Tick[] {
  const step = [1, 2, 3, 6].find((each) => (px / 24) * each >= ROOM.hour) ?? 12;
  const size = step * HOUR;
  return walked(
    from,
    to,
    (minute) => Math.floor(minute / size) * size,
    (at) => at + size,
    (at) => ({ label: time(localOf(at)), note: "" }),
  );
}

/** Every tick that touches the stretch. */
export function ticksOf(
  from: number,
  to: number,
  pxPerDay: number,
  start: WeekStart,
): Ticks {
  if (pxPerDay * 30 < 130) {
    const letters = pxPerDay * 28 >= 34 ? 3 : 1;
    return { upper: years(from, to), lower: months(from, to, letters) };
  }
  if (pxPerDay < ROOM.day)
    return {
      upper: months(from, to, 0),
      lower: weeks(from, to, start, pxPerDay * 7),
    };
  if (pxPerDay < ROOM.hour * 4)
    return { upper: months(from, to, 0), lower: days(from, to, pxPerDay) };
  const upper = days(from, to, pxPerDay).map((it) => ({
    ...it,
    label: weekdayDay(dayOf(it.at)),
    note: String(yearOf(it.at)),
  }));
  return { upper, lower: hours(from, to, pxPerDay) };
}

/** "Week 48, from Mon 23 Nov": for whom the short labels say too little. */
export function weekSpoken(at: number, start: WeekStart): string {
  return `Week ${weekNumber(at, start)}, ${day(dayOf(at))} to ${day(dayOf(at + 6 * DAY))}`;
}
