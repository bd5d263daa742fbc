import { expect, test } from "vitest";
import { RowKeys } from "./row-keys";

test("the other rows keep their keys when one goes and one comes", () => {
  const keys = new RowKeys();
  expect(keys.of(3)).toEqual([0, 1, 2]);
  keys.leaving(1);
  expect(keys.of(2)).toEqual([0, 2]);
  expect(keys.of(3)).toEqual([0, 2, 3]);
});

test("a row that goes unannounced is the last", () => {
  const keys = new RowKeys();
  keys.of(3);
  keys.leaving(0);
  keys.leaving(null);
  expect(keys.of(2)).toEqual([0, 1]);
});
