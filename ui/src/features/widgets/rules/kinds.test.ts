import { describe, expect, test } from "vitest";
import {
  CONDITION_KINDS,
  CONDITIONS,
  dropped,
  isBegun,
  isNot,
  newCondition,
  newTrigger,
  placed,
  TRIGGER_KINDS,
  withNot,
} from "./kinds";

describe("conditions", () => {
  test("begin as what they are called", () => {
    for (const kind of CONDITION_KINDS)
      expect(newCondition(kind, true).kind).toBe(kind);
    for (const kind of TRIGGER_KINDS) expect(newTrigger(kind).kind).toBe(kind);
  });

  test("follow the campaign where there is one", () => {
    expect(newCondition("utm", true)).toEqual({
      kind: "utm",
      key: "campaign",
      values: ["{campaign}"],
    });
    expect(newCondition("utm", false)).toMatchObject({ values: [] });
  });

  test("that need a value are not kept before they have one", () => {
    const waiting = CONDITION_KINDS.filter(
      (it) => !isBegun(newCondition(it, false)),
    );
    expect(waiting).toEqual([
      "cart",
      "utm",
      "referrer",
      "page",
      "language",
      "country",
      "dates",
    ]);
    expect(TRIGGER_KINDS.filter((it) => !isBegun(newTrigger(it)))).toEqual([
      "click",
      "call",
    ]);
  });

  test("turn into their opposite and back, and write nothing needless", () => {
    const plain = newCondition("page", false);
    const opposite = withNot(plain, true);
    expect(isNot(opposite)).toBe(true);
    expect(withNot(opposite, false)).toEqual(plain);
    expect("not" in withNot(opposite, false)).toBe(false);
  });

  test("that only the site can answer say what to call", () => {
    const asking = CONDITION_KINDS.filter((it) => CONDITIONS[it].hook);
    expect(asking).toEqual(["logged_in", "cart", "country"]);
  });
});

test("lists change in one place", () => {
  expect(placed(["a", "b"], 1, "c")).toEqual(["a", "c"]);
  expect(placed(["a", "b"], 2, "c")).toEqual(["a", "b", "c"]);
  expect(dropped(["a", "b", "c"], 1)).toEqual(["a", "c"]);
});
