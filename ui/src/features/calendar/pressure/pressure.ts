// What the pressure view shows of an answer: its weeks and rows, what it says of them, and where keys lead.
import type {
  CapWindow,
  Finding,
  LaunchTouches,
  Pressure,
  PressureCell,
  PressureRow,
  WeekStart,
} from "../../../host";
import { day, figure } from "../../../terms/format";
import { CHANNEL, counted, listed } from "../../../terms/words";
import { DAY, dayOf, minuteOf, weekStartOf } from "../scale";

export const WEEK = 7 * DAY;

/** Widths and heights the parts of the grid agree on, in pixels. */
export const COLUMN = 46;
export const ROW = 48;
export const SECTION = 30;
export const HEAD = 48;

/** More names than this do not fit beside each other. */
const NAMED = 3;

/** A row of the grid: a section's head, or an audience or overlap. */
export type Line =
  | { kind: "section"; id: string; label: string; note: string; top: number }
  | { kind: "row"; id: string; row: PressureRow; at: number; top: number };

export interface Shown {
  text: string;
  audiences: readonly string[];
  /** Only rows that break a cap. */
  overOnly: boolean;
}

/** First minutes of the weeks shown: all with touches, this one, and at least so many as there is room for. */
export function weeksOf(
  view: Pressure,
  today: string,
  start: WeekStart,
  room = 0,
): number[] {
  const now = weekStartOf(minuteOf(today), start);
  const first = Math.min(now, minuteOf(view.weeks[0] ?? today));
  const last = Math.max(now, minuteOf(view.weeks.at(-1) ?? today));
  const from = weekStartOf(first, start);
  const count = Math.max(room, Math.round((last - from) / WEEK) + 1);
  return Array.from({ length: count }, (_, index) => from + index * WEEK);
}

export function isOver(row: PressureRow): boolean {
  return row.windows.some((it) => it.touches > it.cap.touches);
}

export function idOf(row: PressureRow): string {
  return row.audiences.join(" ");
}

/** Rows that pass, under the heads of their sections; a section without rows has no head. */
export function linesOf(view: Pressure, shown: Shown): Line[] {
  const words = shown.text.trim().toLocaleLowerCase();
  const passes = (row: PressureRow) =>
    row.name.toLocaleLowerCase().includes(words) &&
    (shown.audiences.length === 0 ||
      row.audiences.some((id) => shown.audiences.includes(id))) &&
    (!shown.overOnly || isOver(row));
  const lines: Line[] = [];
  let top = 0;
  let at = 0;
  const section = (id: string, label: string, all: readonly PressureRow[]) => {
    const rows = all.filter(passes);
    if (rows.length === 0) return;
    const over = rows.filter(isOver).length;
    const note = over > 0 ? `${over} of ${rows.length} over a cap` : "";
    lines.push({ kind: "section", id, label, note, top });
    top += SECTION;
    for (const row of rows) {
      lines.push({ kind: "row", id: idOf(row), row, at, top });
      top += ROW;
      at += 1;
    }
  };
  section("audiences", "Audiences", view.audiences);
  section("overlaps", "Overlaps", view.overlaps);
  return lines;
}

export function heightOf(lines: readonly Line[]): number {
  const last = lines.at(-1);
  return last ? last.top + (last.kind === "row" ? ROW : SECTION) : 0;
}

/** The names of a row's audiences; of many the first ones, and how many more there are. */
export function namesIn(
  row: Pick<PressureRow, "audiences">,
  audience: (id: string) => string,
): string[] {
  const names = row.audiences.map(audience);
  if (names.length <= NAMED) return names;
  const first = names.slice(0, NAMED - 1);
  return [...first, `${names.length - first.length} more`];
}

/** "2,554", "about 9,800", "unknown". */
export function figureOf(row: PressureRow): string {
  if (row.people === null) return "unknown";
  const people = figure(row.people);
  return row.basis === "measured" ? people : `about ${people}`;
}

/** "2,000 people", "about 9,800 people", "size unknown". */
export function peopleOf(row: PressureRow): string {
  if (row.people === null) return "size unknown";
  const people = counted(row.people, "person", "people");
  return row.basis === "measured" ? people : `about ${people}`;
}

/** "3–9 Dec", "28 Nov–4 Dec", "3 Dec". */
export function span(first: string, last: string): string {
  if (first === last) return day(first);
  return first.slice(0, 7) === last.slice(0, 7)
    ? `${Number(first.slice(8))}–${day(last)}`
    : `${day(first)}–${day(last)}`;
}

/** "6 of 5 in 7 days, 3–9 Dec", "E-mail 3 of 2 in 7 days, 3 Dec". */
export function windowSaid(window: CapWindow): string {
  const { cap, touches, first, last } = window;
  const channel = cap.channel ? `${CHANNEL[cap.channel]} ` : "";
  return `${channel}${touches} of ${cap.touches} in ${counted(cap.days, "day")}, ${span(first, last)}`;
}

/** "e-mail 2 in 7 days, all channels 10 in 7 days". */
export function capsSaid(caps: Pressure["caps"]): string {
  const said = caps.map((it) => {
    const word = it.channel ? CHANNEL[it.channel] : "all channels";
    return `${word} ${it.touches} in ${counted(it.days, "day")}`;
  });
  return said.join(", ");
}

/** A row's fullest windows, the one furthest over its cap, or nearest to it, first. */
export function worstFirst(row: PressureRow): CapWindow[] {
  const excess = (it: CapWindow) => it.touches - it.cap.touches;
  return [...row.windows].sort((a, b) => excess(b) - excess(a));
}

/** "E-mail 3, SMS 1". */
export function channelsSaid(cell: PressureCell): string {
  return cell.channels
    .map((it) => `${CHANNEL[it.channel]} ${it.touches}`)
    .join(", ");
}

/** "Week of 30 Nov: 4 touches: E-mail 3, SMS 1. Breaks a cap: 6 of 5 in 7 days, 3–9 Dec". */
export function cellSaid(week: number, cell: PressureCell | undefined): string {
  const when = `Week of ${day(dayOf(week))}`;
  if (!cell) return `${when}: no touches`;
  const touches = counted(cell.touches, "touch", "touches");
  const over = cell.over.map(windowSaid);
  const broken = over.length > 0 ? `. Breaks a cap: ${listed(over)}` : "";
  return `${when}: ${touches}: ${channelsSaid(cell)}${broken}`;
}

/** The launches a cell is made of, in their order. */
export function launchesOf(
  view: Pressure,
  cell: PressureCell,
): LaunchTouches[] {
  const group = view.groups[cell.group] ?? [];
  return view.launches.filter(
    (it) => it.week === cell.week && group.includes(it.audience),
  );
}

/**
 * What was found of the contact policy where these launches are. A stretch over a cap is one finding that
 * names its first launches: for a week further on it is the last one that began before, among the same people.
 */
export function findingsOf(
  findings: readonly Finding[],
  own: ReadonlySet<string>,
  theirs: ReadonlySet<string>,
  startedBefore: (launch: string) => boolean,
): Finding[] {
  const policy = findings.filter((it) => it.rule === "contact_policy");
  const here = policy.filter((it) => it.launches.some((id) => own.has(id)));
  if (here.length > 0) return here;
  const before = policy.filter(
    (it) =>
      it.launches.every((id) => theirs.has(id)) &&
      it.launches.some(startedBefore),
  );
  return before.slice(-1);
}

/** Where a key leads from a cell; -1 is the row's head. Null when the key does not walk. */
export function stepped(
  key: string,
  control: boolean,
  from: { row: number; week: number },
  size: { rows: number; weeks: number; page: number },
): { row: number; week: number } | null {
  const to = { ...from };
  if (key === "ArrowRight") to.week += 1;
  else if (key === "ArrowLeft") to.week -= 1;
  else if (key === "ArrowDown") to.row += 1;
  else if (key === "ArrowUp") to.row -= 1;
  else if (key === "PageDown") to.row += size.page;
  else if (key === "PageUp") to.row -= size.page;
  else if (key === "Home") [to.week, to.row] = [-1, control ? 0 : from.row];
  else if (key === "End")
    [to.week, to.row] = [size.weeks - 1, control ? size.rows - 1 : from.row];
  else return null;
  return {
    row: Math.max(0, Math.min(size.rows - 1, to.row)),
    week: Math.max(-1, Math.min(size.weeks - 1, to.week)),
  };
}
