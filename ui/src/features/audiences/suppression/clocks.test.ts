import { expect, test } from "vitest";
import { filled } from "./clocks";

test("the last day allowed is in time, the next is not, and never is over", () => {
  expect(filled(0, 2)).toBe(0);
  expect(filled(2, 2)).toBeLessThan(1);
  expect(filled(3, 2)).toBe(1);
  expect(filled(null, 10)).toBe(1);
});
