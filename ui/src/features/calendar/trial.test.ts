import { describe, expect, it } from "vitest";
import type {
  ClientDates,
  DateMove,
  DatesOutcome,
  Finding,
  LaunchTrial,
  Measure,
  Rule,
} from "../../host";
import { offerOf, stillStands } from "./room";
import {
  changeSpoken,
  concernsOthers,
  makingRoom,
  movesSpoken,
  outlookOf,
  signed,
} from "./trial";

const PLACE = {
  id: "refill-1",
  from: "2026-12-01T10:00:00",
  to: "2026-12-05T10:00:00",
  today: "2026-11-24",
};

function measure(people: number): Measure {
  return { people, people_at_best: 1000, touches: [] };
}

function finding(rule: Rule, launches: string[]): Finding {
  return {
    rule,
    severity: "warning",
    client: "c",
    campaign: "k",
    launches,
    sentence: `${rule}.`,
    mend: null,
    source: null,
  };
}

function move(name: string, to: string): DateMove {
  return {
    launch: name,
    name,
    campaign: "k",
    campaign_name: "Refills",
    from: "2026-12-08T10:00:00",
    to,
    gap_before: null,
    gap_after: null,
    gap_wanted: null,
  };
}

const TOO_SHORT = finding("gap_too_short", ["refill-2", "refill-1"]);
const ELSEWHERE = finding("quiet_hours", ["other"]);
const trial: LaunchTrial = {
  findings: [TOO_SHORT],
  before: measure(900),
  after: measure(480),
};
const refill2 = move("refill-2", "2026-12-11T10:00:00");

function came(outcome: DatesOutcome): ClientDates {
  return { client: "c", name: "Coffee", outcome };
}

function found(moves: DateMove[], left = [ELSEWHERE]): ClientDates {
  return came({
    came: "found",
    moves,
    before: measure(480),
    after: measure(870),
    mended: [TOO_SHORT],
    left,
    is_best: true,
    free: 3,
    left_out: 0,
  });
}

const IMPOSSIBLE = came({
  came: "impossible",
  rules: ["‘Refill 2’ was announced."],
  loosenings: ["Move ‘Refill 2’ after all."],
});

describe("a place tried", () => {
  it("says what it meets and brings while the others stay", () => {
    expect(outlookOf({ trial, room: null }, PLACE)).toEqual({
      findings: [TOO_SHORT],
      change: -420,
      moves: [],
      noRoom: null,
    });
  });

  it("says what is left, and what all bring together, once they make room", () => {
    expect(outlookOf({ trial, room: found([refill2]) }, PLACE)).toEqual({
      findings: [],
      change: -30,
      moves: [refill2],
      noRoom: null,
    });
  });

  it("says why they cannot, and tells that from not knowing", () => {
    const impossible = outlookOf({ trial, room: IMPOSSIBLE }, PLACE);
    expect(impossible?.noRoom).toEqual(["‘Refill 2’ was announced."]);
    const unknown = outlookOf(
      { trial, room: came({ came: "unknown" }) },
      PLACE,
    );
    expect(unknown?.noRoom).toEqual([]);
  });

  it("says when those in the way may not move", () => {
    const room = found([], [ELSEWHERE, TOO_SHORT]);
    expect(outlookOf({ trial, room }, PLACE)).toEqual({
      findings: [TOO_SHORT],
      change: -420,
      moves: [],
      noRoom: ["What is in its way stays: it is announced or over."],
    });
    expect(outlookOf({ trial, room: found([]) }, PLACE)?.noRoom).toBeNull();
  });

  it("asks nobody to make room where nobody is in the way", () => {
    const alone = { ...trial, findings: [] };
    const outlook = outlookOf({ trial: alone, room: IMPOSSIBLE }, PLACE);
    expect(outlook?.noRoom).toBeNull();
  });

  it("compares no days that are over", () => {
    const today = { ...PLACE, from: "2026-11-24T09:00:00" };
    expect(outlookOf({ trial, room: null }, today)?.change).toBeNull();
    const past = { ...PLACE, to: "2026-11-20T09:00:00" };
    expect(outlookOf({ trial, room: null }, past)?.change).toBeNull();
  });

  it("says nothing where it could not be judged", () => {
    expect(outlookOf({ trial: null, room: null }, PLACE)).toBeNull();
  });
});

it("only findings between launches concern others", () => {
  expect(concernsOthers([TOO_SHORT])).toBe(true);
  expect(concernsOthers([finding("contact_policy", ["a"])])).toBe(false);
  expect(concernsOthers([finding("exclusion_missing", ["a", "b"])])).toBe(
    false,
  );
});

describe("the words", () => {
  it("give a change its sign, and say it for those who listen", () => {
    expect([1420, -420, 0].map(signed)).toEqual(["+1,420", "−420", "±0"]);
    expect([1, -420, 0].map(changeSpoken)).toEqual([
      "1 person more reached in full",
      "420 people fewer reached in full",
      "as many people reached in full",
    ]);
  });

  it("count the others and name where they go", () => {
    expect([1, 2].map(makingRoom)).toEqual([
      "1 other makes room",
      "2 others make room",
    ]);
    const last = move("Last word", "2026-12-28T17:00:00");
    expect(movesSpoken([refill2, last])).toBe(
      "‘refill-2’ to Fri 11 Dec and ‘Last word’ to Mon 28 Dec",
    );
    expect(movesSpoken([refill2, last, last], 1)).toBe(
      "‘refill-2’ to Fri 11 Dec and 2 more",
    );
  });
});

describe("the offer after a drop", () => {
  const dropped = {
    id: PLACE.id,
    at: PLACE.to,
    done: "Moved to Sat 5 Dec.",
    change: 12,
  };

  it("is to move those in the way", () => {
    expect(offerOf(dropped, found([refill2]), true)?.moves).toEqual([refill2]);
  });

  it("is nothing where nobody has to move or nothing is known", () => {
    expect(offerOf(dropped, found([]), true)).toBeNull();
    expect(offerOf(dropped, null, true)).toBeNull();
    expect(offerOf(dropped, came({ came: "unknown" }), true)).toBeNull();
  });

  it("says why there is no room, but only where room is wanted", () => {
    expect(offerOf(dropped, IMPOSSIBLE, true)).toEqual({
      ...dropped,
      moves: [],
      rules: ["‘Refill 2’ was announced."],
      loosening: "Move ‘Refill 2’ after all.",
    });
    expect(offerOf(dropped, IMPOSSIBLE, false)).toBeNull();
  });

  it("holds while everything stands where it stood", () => {
    const offer = offerOf(dropped, found([refill2]), true);
    if (!offer) throw new Error("no offer");
    const lead = { id: PLACE.id, at: PLACE.to };
    const other = { id: "refill-2", at: refill2.from };
    expect(stillStands(offer, [lead, other])).toBe(true);
    expect(stillStands(offer, [{ ...lead, at: PLACE.from }, other])).toBe(
      false,
    );
    expect(stillStands(offer, [lead, { ...other, at: refill2.to }])).toBe(
      false,
    );
    expect(stillStands(offer, [lead])).toBe(false);
  });
});
