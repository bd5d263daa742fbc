import { expect, test } from "vitest";
import { Kept } from "./kept";

test("what was looked at longest ago goes first", () => {
  const kept = new Kept<string>(2);
  kept.put(0, ["a"]);
  kept.put(1, ["b"]);
  expect(kept.touch(0)).toBe(true);
  kept.put(2, ["c"]);
  expect(kept.at(0)).toEqual(["a"]);
  expect(kept.at(1)).toBeUndefined();
  expect(kept.touch(1)).toBe(false);
});
