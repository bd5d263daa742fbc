import { describe, expect, test } from "vitest";
import type { DateMove } from "../../../host";
import { item, lane } from "../example";
import { marksOf } from "../marks";
import { minuteOf, toX, type Scale } from "../scale";
import { idsOf, NO_IDS } from "../sets";
import { arcOf, ghostsOf } from "./ghosts";
import { placed, type Proposal } from "./proposal";

const SCALE: Scale = {
  from: minuteOf("2026-12-01"),
  to: minuteOf("2027-01-01"),
  pxPerDay: 30,
};
const MOVE: DateMove = {
  launch: "a",
  name: "a",
  campaign: "campaign",
  campaign_name: "Letters",
  from: "2026-12-03T12:00:00",
  to: "2026-12-08T12:00:00",
  gap_before: null,
  gap_after: null,
  gap_wanted: null,
};
const top = (line: number) => 8 + line * 40;

function traces(days: number, more: Partial<Proposal> = {}) {
  const proposal: Proposal = {
    moves: new Map([["a", MOVE]]),
    off: NO_IDS,
    lit: null,
    ...more,
  };
  const lanes = [
    lane("Letters", [
      item("a", MOVE.from, days),
      item("b", "2026-12-20T12:00:00"),
    ]),
  ];
  const marks = marksOf(placed(lanes, proposal)[0]?.items ?? [], SCALE);
  return ghostsOf(marks, proposal, SCALE, top);
}

describe("the trace of a suggested date", () => {
  test("stands at the old place while the date is wanted, around the hour of a send", () => {
    const [ghost, ...others] = traces(1);
    expect(others).toEqual([]);
    expect(ghost).toMatchObject({ id: "a", kind: "taken", shape: "dot" });
    const center = (ghost?.x ?? 0) + (ghost?.width ?? 0) / 2;
    expect(center).toBe(toX(SCALE, minuteOf(MOVE.from)));
  });

  test("stands at the new place when it is not", () => {
    const [ghost] = traces(1, { off: idsOf(["a"]) });
    expect(ghost?.kind).toBe("left");
    const center = (ghost?.x ?? 0) + (ghost?.width ?? 0) / 2;
    expect(center).toBe(toX(SCALE, minuteOf(MOVE.to)));
  });

  test("of a flight begins where the flight does and is as long", () => {
    const [ghost] = traces(4);
    expect(ghost?.x).toBe(toX(SCALE, minuteOf(MOVE.from)));
    expect(ghost?.width).toBeGreaterThan(3 * SCALE.pxPerDay);
  });

  test("is lit when it is pointed at", () => {
    expect(traces(1, { lit: "a" })[0]?.lit).toBe(true);
    expect(traces(1, { lit: "b" })[0]?.lit).toBe(false);
  });
});

describe("the arc to where it goes", () => {
  test("encloses both ends and ends at the new place", () => {
    const arc = arcOf({ x: 300, y: 8 }, { x: 100, y: 48 });
    expect(arc).not.toBeNull();
    expect(arc?.x).toBeLessThan(100);
    expect((arc?.x ?? 0) + (arc?.width ?? 0)).toBeGreaterThan(300);
    expect(arc?.y).toBeLessThan(8);
    const [start] = /^M(\d+) (\d+)/.exec(arc?.path ?? "")?.slice(1) ?? [];
    expect(Number(start) + (arc?.x ?? 0)).toBe(300);
  });

  test("is left out where the places touch", () => {
    expect(arcOf({ x: 100, y: 8 }, { x: 108, y: 8 })).toBeNull();
  });
});
