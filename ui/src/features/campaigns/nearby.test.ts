import { describe, expect, it } from "vitest";
import type { DayWorth } from "../../host";
import {
  REACH,
  choicesOf,
  columnSaid,
  gainMark,
  stepped,
  stripOf,
} from "./nearby";

const AT = "2026-05-12T10:00:00";
const TODAY = "2026-05-08";

function worth(day: number, gain: number, heldBy?: string): DayWorth {
  const at = `2026-05-${String(day).padStart(2, "0")}T10:00:00`;
  return { at, gain, held_by: heldBy ?? null };
}

const SOON = "too soon after ‘Refill 1’ (at least 5 days)";
const strip = stripOf(AT, [
  worth(9, 0, SOON),
  worth(10, -300),
  worth(11, 100),
  worth(13, -100),
  worth(14, 100),
  worth(15, 0),
]);
const on = (offset: number) => {
  const found = strip.columns[offset + REACH];
  if (!found) throw new Error(`no column ${offset}`);
  return found;
};

describe("the strip", () => {
  it("has a column for every day, the launch's own in the middle", () => {
    expect(strip.columns.map((it) => it.offset)).toEqual(
      Array.from({ length: 29 }, (_, index) => index - 14),
    );
    expect(on(-14).day).toBe("2026-04-28");
    expect([on(0).kind, on(0).at]).toEqual(["own", AT]);
    expect(on(-4).kind).toBe("over");
    expect(on(-3).kind).toBe("held");
  });

  it("stands better days on the line and hangs worse ones from it", () => {
    expect(strip.base).toBe(0.25);
    expect([on(-1).top, on(-1).height]).toEqual([0, 0.25]);
    expect([on(-2).top, on(-2).height]).toEqual([0.25, 0.75]);
    expect([on(3).top, on(3).height]).toEqual([0.25, 0]);
  });

  it("does not let a forbidden day set the scale", () => {
    const other = stripOf(AT, [worth(11, 900, SOON), worth(13, -10)]);
    expect(other.base).toBe(0);
    expect(other.columns[REACH + 1]?.height).toBe(1);
  });

  it("lies flat where every day is worth the same", () => {
    const flat = stripOf(AT, [worth(11, 0), worth(13, 0)]);
    expect(flat.base).toBe(0.5);
    expect(flat.columns.every((it) => it.height === 0)).toBe(true);
  });
});

describe("what a day says", () => {
  it.each([
    [0, "Tue 12 May: where it stands"],
    [-4, "Fri 8 May: over"],
    [-3, `Sat 9 May: ${SOON}`],
    [-2, "Sun 10 May: 300 people fewer"],
    [2, "Thu 14 May: 100 people more"],
    [3, "Fri 15 May: as many people"],
  ])("%i days on", (offset, said) => {
    expect(columnSaid(on(offset), TODAY)).toBe(said);
  });

  it("marks a gain with its sign", () => {
    expect([120, -1240, 0, null].map(gainMark)).toEqual([
      " (+120)",
      " (−1,240)",
      " (±0)",
      "",
    ]);
  });
});

describe("where else it could go", () => {
  it("names the best days, of equals the nearest", () => {
    expect(choicesOf(strip, null, 3)).toEqual([
      { at: "2026-05-11T10:00:00", gain: 100 },
      { at: "2026-05-14T10:00:00", gain: 100 },
      { at: "2026-05-15T10:00:00", gain: 0 },
    ]);
  });

  it("puts the wanted gap's own place first", () => {
    const best = "2026-05-13T10:00:00";
    expect(choicesOf(strip, best, 2)).toEqual([
      { at: best, gain: -100 },
      { at: "2026-05-11T10:00:00", gain: 100 },
    ]);
  });

  it("offers another hour of its own day without a gain", () => {
    const best = "2026-05-12T14:00:00";
    expect(choicesOf(strip, best, 1)).toEqual([{ at: best, gain: null }]);
  });

  it("offers neither a forbidden day nor where it stands", () => {
    const firsts = ["2026-05-09T10:00:00", AT].map(
      (best) => choicesOf(strip, best, 1)[0]?.at,
    );
    expect(firsts).toEqual(["2026-05-11T10:00:00", "2026-05-11T10:00:00"]);
  });
});

describe("keys along the strip", () => {
  it("walk days and weeks and stop at the ends", () => {
    expect(stepped(0, "ArrowRight")).toBe(1);
    expect(stepped(0, "PageDown")).toBe(-7);
    expect(stepped(13, "PageUp")).toBe(14);
    expect(stepped(3, "Home")).toBe(-14);
    expect(stepped(3, "End")).toBe(14);
    expect(stepped(3, "a")).toBeNull();
  });
});
