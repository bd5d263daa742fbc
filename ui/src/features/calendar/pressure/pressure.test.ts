import { describe, expect, test } from "vitest";
import type {
  Cap,
  Finding,
  Pressure,
  PressureCell,
  PressureRow,
} from "../../../host";
import { dayOf } from "../scale";
import {
  capsSaid,
  cellSaid,
  figureOf,
  findingsOf,
  heightOf,
  launchesOf,
  linesOf,
  namesIn,
  peopleOf,
  span,
  stepped,
  weeksOf,
  windowSaid,
  worstFirst,
} from "./pressure";

const ALL: Cap = { channel: null, touches: 5, days: 7 };
const EMAIL: Cap = { channel: "email", touches: 2, days: 7 };

function window(cap: Cap, touches: number) {
  return { cap, touches, first: "2026-12-03", last: "2026-12-09" };
}

function cell(part: Partial<PressureCell> = {}): PressureCell {
  return {
    week: "2026-11-30",
    touches: 4,
    channels: [
      { channel: "email", touches: 3 },
      { channel: "sms", touches: 1 },
    ],
    group: 0,
    over: [],
    ...part,
  };
}

function row(name: string, part: Partial<PressureRow> = {}): PressureRow {
  return {
    audiences: [name],
    name,
    people: 2000,
    basis: "measured",
    cells: [cell()],
    windows: [],
    ...part,
  };
}

function view(part: Partial<Pressure> = {}): Pressure {
  return {
    today: "2026-11-24",
    caps: [EMAIL, ALL],
    weeks: ["2026-11-30", "2026-12-07"],
    audiences: [row("Buyers"), row("Newsletter")],
    overlaps: [
      row("Buyers + Newsletter", {
        audiences: ["Buyers", "Newsletter"],
        windows: [window(ALL, 6)],
      }),
    ],
    overlaps_left_out: 0,
    groups: [["Buyers", "Newsletter"], ["Buyers"]],
    launches: [],
    without_audience: 0,
    ...part,
  };
}

const everything = { text: "", audiences: [], overOnly: false };

describe("the grid", () => {
  test("reaches from this week over all weeks with touches", () => {
    const weeks = weeksOf(view(), "2026-11-24", "monday").map(dayOf);
    expect(weeks).toEqual(["2026-11-23", "2026-11-30", "2026-12-07"]);
    const later = weeksOf(view(), "2026-12-20", "monday").map(dayOf);
    expect(later).toEqual(["2026-11-30", "2026-12-07", "2026-12-14"]);
    expect(weeksOf(view(), "2026-11-24", "monday", 16)).toHaveLength(16);
    const empty = weeksOf(view({ weeks: [] }), "2026-11-24", "sunday");
    expect(empty.map(dayOf)).toEqual(["2026-11-22"]);
  });

  test("has a head for each section that has rows", () => {
    const lines = linesOf(view(), everything);
    expect(
      lines.map((it) => (it.kind === "row" ? it.at : `${it.label}|${it.note}`)),
    ).toEqual(["Audiences|", 0, 1, "Overlaps|1 of 1 over a cap", 2]);
    expect(heightOf(lines)).toBe(2 * 30 + 3 * 48);
    expect(heightOf([])).toBe(0);
  });

  test("is narrowed by name, by audience and to what is over", () => {
    const ids = (part: Partial<typeof everything>) =>
      linesOf(view(), { ...everything, ...part })
        .filter((it) => it.kind === "row")
        .map((it) => it.id);
    expect(ids({ text: " news " })).toEqual([
      "Newsletter",
      "Buyers Newsletter",
    ]);
    expect(
      linesOf(view(), { ...everything, audiences: ["Buyers"] }).length,
    ).toBe(4);
    expect(ids({ overOnly: true })).toEqual(["Buyers Newsletter"]);
  });
});

describe("words", () => {
  test("say how many people, and that nobody knows", () => {
    expect(peopleOf(row("A"))).toBe("2,000 people");
    expect(figureOf(row("A"))).toBe("2,000");
    expect(figureOf(row("A", { basis: "estimated" }))).toBe("about 2,000");
    expect(figureOf(row("A", { people: null, basis: null }))).toBe("unknown");
    expect(peopleOf(row("A", { people: 1, basis: "estimated" }))).toBe(
      "about 1 person",
    );
    expect(peopleOf(row("A", { people: null, basis: null }))).toBe(
      "size unknown",
    );
  });

  test("name many audiences shortly", () => {
    const many = { audiences: ["a", "b", "c", "d"] };
    expect(namesIn(many, (id) => id.toUpperCase())).toEqual([
      "A",
      "B",
      "2 more",
    ]);
    expect(namesIn(row("Buyers"), String)).toEqual(["Buyers"]);
  });

  test("say a window with its cap and its days", () => {
    expect(windowSaid(window(ALL, 6))).toBe("6 of 5 in 7 days, 3–9 Dec");
    expect(windowSaid({ ...window(EMAIL, 3), first: "2026-11-28" })).toBe(
      "E-mail 3 of 2 in 7 days, 28 Nov–9 Dec",
    );
    expect(span("2026-12-03", "2026-12-03")).toBe("3 Dec");
    expect(span("2026-12-03", "2027-12-09")).toBe("3 Dec–9 Dec");
    expect(capsSaid([EMAIL, { ...ALL, days: 1 }])).toBe(
      "E-mail 2 in 7 days, all channels 5 in 1 day",
    );
  });

  test("say a cell with its channels and what it breaks", () => {
    const week = weeksOf(view(), "2026-11-24", "monday")[1] ?? 0;
    expect(cellSaid(week, undefined)).toBe("Week of 30 Nov: no touches");
    expect(cellSaid(week, cell({ over: [window(ALL, 6)] }))).toBe(
      "Week of 30 Nov: 4 touches: E-mail 3, SMS 1. Breaks a cap: 6 of 5 in 7 days, 3–9 Dec",
    );
  });

  test("tell the worst window first", () => {
    const busy = row("A", { windows: [window(ALL, 5), window(EMAIL, 3)] });
    expect(worstFirst(busy).map((it) => it.cap)).toEqual([EMAIL, ALL]);
  });
});

describe("a cell", () => {
  const part = (launch: string, audience: string, week = "2026-11-30") => ({
    week,
    audience,
    launch,
    touches: 1,
  });

  test("is made of its group's launches of that week", () => {
    const launches = [
      part("1", "Buyers"),
      part("2", "Newsletter"),
      part("3", "Others"),
      part("4", "Buyers", "2026-12-07"),
    ];
    const found = (group: number) =>
      launchesOf(view({ launches }), cell({ group })).map((it) => it.launch);
    expect(found(0)).toEqual(["1", "2"]);
    expect(found(1)).toEqual(["1"]);
  });

  test("shows the findings of its launches, else the stretch it goes on from", () => {
    const finding = (
      rule: Finding["rule"],
      ...launches: string[]
    ): Finding => ({
      rule,
      launches,
      severity: "warning",
      client: "",
      campaign: null,
      sentence: "",
      mend: null,
      source: null,
    });
    const all = [
      finding("quiet_hours", "1"),
      finding("contact_policy", "1", "2"),
      finding("contact_policy", "7", "8"),
    ];
    const people = new Set(["1", "2", "3"]);
    const found = (own: string, before = true) =>
      findingsOf(all, new Set([own]), people, () => before);
    expect(found("2")).toEqual([all[1]]);
    expect(found("3")).toEqual([all[1]]);
    expect(found("3", false)).toEqual([]);
  });
});

test("keys walk within the grid, with the row's head before the first week", () => {
  const size = { rows: 5, weeks: 10, page: 3 };
  const at = { row: 1, week: 0 };
  const to = (key: string, control = false) => stepped(key, control, at, size);
  expect(to("ArrowLeft")).toEqual({ row: 1, week: -1 });
  expect(to("ArrowDown")).toEqual({ row: 2, week: 0 });
  expect(to("PageDown")).toEqual({ row: 4, week: 0 });
  expect(to("PageUp")).toEqual({ row: 0, week: 0 });
  expect(to("Home", true)).toEqual({ row: 0, week: -1 });
  expect(to("End")).toEqual({ row: 1, week: 9 });
  expect(to("End", true)).toEqual({ row: 4, week: 9 });
  expect(to("a")).toBeNull();
});
