import { describe, expect, test } from "vitest";
import type { DateMove } from "../../../host";
import { item, lane } from "../example";
import { minuteOf } from "../scale";
import { idsOf, NO_IDS } from "../sets";
import {
  checkedOf,
  extentOfMoves,
  groupsOf,
  minutesBefore,
  offAfter,
  placed,
  type Proposal,
} from "./proposal";

const WEEKLY = { min_hours: 120, ideal_hours: 168, max_hours: 240 };

function move(
  launch: string,
  from: string,
  to: string,
  campaign = "campaign",
): DateMove {
  return {
    launch,
    name: launch,
    campaign,
    campaign_name: `Of ${campaign}`,
    from: `2026-12-${from}:00`,
    to: `2026-12-${to}:00`,
    gap_before: null,
    gap_after: null,
    gap_wanted: null,
  };
}

function proposal(moves: DateMove[], off: string[] = []): Proposal {
  return {
    moves: new Map(moves.map((it) => [it.launch, it])),
    off: idsOf(off),
    lit: null,
  };
}

describe("boxes", () => {
  const moves = [
    move("a", "01T10:00", "02T10:00", "one"),
    move("b", "03T10:00", "04T10:00", "two"),
    move("c", "05T10:00", "06T10:00", "one"),
  ];

  test("stand under their campaigns, the earliest first", () => {
    expect(
      groupsOf(moves).map((it) => [it.name, it.moves.map((its) => its.launch)]),
    ).toEqual([
      ["Of one", ["a", "c"]],
      ["Of two", ["b"]],
    ]);
  });

  test("say whether all, some or none are wanted", () => {
    expect(checkedOf(moves, NO_IDS)).toBe("all");
    expect(checkedOf(moves, idsOf(["b"]))).toBe("some");
    expect(checkedOf(moves, idsOf(["a", "b", "c", "elsewhere"]))).toBe("none");
  });

  test("over several fill before they empty, and leave others alone", () => {
    const off = idsOf(["b", "elsewhere"]);
    const filled = offAfter(moves, off);
    expect([...filled]).toEqual(["elsewhere"]);
    expect([...offAfter(moves, filled)].sort()).toEqual([
      "a",
      "b",
      "c",
      "elsewhere",
    ]);
  });
});

describe("lanes with suggested dates", () => {
  const before = [
    lane("Letters", [
      item("a", "2026-12-01T10:00:00"),
      item("b", "2026-12-03T10:00:00", 1, {
        gap: 2 * 1440,
        wanted: WEEKLY,
        fit: "too_short",
      }),
      item("c", "2026-12-12T10:00:00", 1, { gap: 9 * 1440, wanted: WEEKLY }),
    ]),
    lane("Others", [item("d", "2026-12-01T10:00:00")]),
  ];
  const later = move("b", "03T10:00", "08T12:00");

  test("count the gaps on both sides anew", () => {
    const [letters] = placed(before, proposal([later]));
    expect(letters?.items.map((it) => [it.gap, it.fit])).toEqual([
      [null, null],
      [170 * 60, "fits"],
      [94 * 60, "too_short"],
    ]);
    expect(letters?.items[1]?.at).toBe(minuteOf("2026-12-08T12:00"));
    expect(letters?.items[1]?.launch.at).toBe("2026-12-03T10:00:00");
  });

  test("tell the gap before each launch but the first", () => {
    const minutes = minutesBefore(placed(before, proposal([later])));
    expect([...minutes]).toEqual([
      ["b", 7 * 1440 + 120],
      ["c", 4 * 1440 - 120],
    ]);
  });

  test("leave lanes without a date as they are, and what is not wanted where it stands", () => {
    const all = placed(before, proposal([later]));
    expect(all[1]).toBe(before[1]);
    expect(placed(before, proposal([later], ["b"]))[0]).toBe(before[0]);
  });

  test("put a launch before another in its new order", () => {
    const over = move("b", "03T10:00", "20T10:00");
    const [letters] = placed(before, proposal([over]));
    expect(letters?.items.map((it) => it.launch.id)).toEqual(["a", "c", "b"]);
    expect(letters?.items[2]?.previous?.id).toBe("c");
  });

  test("give a launch that comes onto another's day a line of its own", () => {
    const onto = move("b", "03T10:00", "12T08:00");
    const [letters] = placed(before, proposal([onto]));
    const lines = letters?.items.map((it) => it.line);
    expect(new Set(lines?.slice(1)).size).toBe(2);
    expect(letters?.lines).toBe(2);
    expect(letters?.height).toBeGreaterThan(before[0]?.height ?? 0);
  });

  test("are as long as their launches run", () => {
    const flight = [lane("Ads", [item("f", "2026-12-01T09:00:00", 5)])];
    const [ads] = placed(flight, proposal([move("f", "01T09:00", "10T09:00")]));
    expect(ads?.items[0]?.end).toBe(minuteOf("2026-12-15"));
  });
});

test("the stretch of all moves goes from the first to the last place, old or new", () => {
  expect(extentOfMoves([])).toBeNull();
  expect(
    extentOfMoves([
      move("a", "05T10:00", "01T10:00"),
      move("b", "03T10:00", "09T10:00"),
    ]),
  ).toEqual({
    from: minuteOf("2026-12-01T10:00"),
    to: minuteOf("2026-12-09T10:00"),
  });
});
