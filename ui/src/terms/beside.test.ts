import { expect, test } from "vitest";
import { follow, type Shown, type Succession } from "./beside.svelte";

const LETTERS: Succession<string> = {
  has: (among, id) => among.includes(id),
  heir: (gone, before, now) =>
    [...before.slice(before.indexOf(gone))].find((it) => now.includes(it)) ??
    null,
};
const B: Shown<string> = { id: "b", among: "abc" };

function next(
  was: Shown<string> | null,
  id: string | null,
  now: string | undefined,
  isAwaited = false,
): string | null {
  return follow(was, { id, isAwaited }, now, LETTERS)?.id ?? null;
}

test("the selected thing is shown where it was read", () => {
  expect(next(null, "a", "abc")).toBe("a");
  expect(next(B, "c", "abc")).toBe("c");
  expect(next(B, null, "abc")).toBeNull();
  expect(next(null, "a", undefined)).toBeNull();
});

test("what was just made lets the former stay until the next reading", () => {
  expect(next(B, "d", "abc", true)).toBe("b");
  expect(next(B, "d", "abcd", true)).toBe("d");
  expect(next(B, "d", "abce", true)).toBeNull();
});

test("what was selected long ago and is gone shows nothing", () => {
  expect(next(B, "d", "abc")).toBeNull();
  expect(next(null, "d", "abc")).toBeNull();
});

test("what is gone is followed by its heir, or closes", () => {
  expect(next(B, "b", "ac")).toBe("c");
  expect(next({ id: "c", among: "abc" }, "c", "ab")).toBeNull();
});
