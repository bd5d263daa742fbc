import { expect, test } from "vitest";
import { RowKeys } from "./row-keys";

interface Entry {
  said: string;
}

/** As it comes from the backend: never the same objects. */
function list(...said: string[]): Entry[] {
  return said.map((it) => ({ said: it }));
}

test("the other rows keep their keys when one goes and one comes", () => {
  const keys = new RowKeys<Entry>();
  const [a, b, c] = keys.of(list("a", "b", "c"));
  expect(new Set([a, b, c]).size).toBe(3);
  expect(keys.of(list("a", "c"))).toEqual([a, c]);
  const [, , d] = keys.of(list("a", "c", "d"));
  expect([a, b, c]).not.toContain(d);
  expect(keys.of(list("d", "c", "a"))).toEqual([d, c, a]);
});

test("a row that was changed elsewhere keeps its key", () => {
  const keys = new RowKeys<Entry>();
  const before = keys.of(list("a", "b", "c"));
  expect(keys.of(list("a", "B", "c"))).toEqual(before);
});

test("what an undo brings back has the key it had", () => {
  const keys = new RowKeys<Entry>();
  const before = keys.of(list("a", "b", "c"));
  keys.of(list("a", "c"));
  expect(keys.of(list("a", "b", "c"))).toEqual(before);
});

test("rows that say the same are told apart by their order", () => {
  const keys = new RowKeys<Entry>();
  const [first, second] = keys.of(list("a", "a"));
  expect(first).not.toBe(second);
  expect(keys.of(list("a", "a"))).toEqual([first, second]);
});

test("a version that the page has edited meanwhile leaves the keys alone", () => {
  const keys = new RowKeys<Entry>();
  const shown = list("a", "b", "c");
  const [a, b, c] = keys.of(shown);
  const [, second, third] = shown;
  const ahead = [{ said: "B" }, third as Entry];
  keys.give(ahead[0] as Entry, keys.key(second as Entry));
  expect(keys.of(ahead)).toEqual([b, c]);
  // The backend has heard of the edit of the second, and not of the removal of the first.
  expect(keys.of(list("a", "B", "c"))).toEqual([a, b, c]);
});
