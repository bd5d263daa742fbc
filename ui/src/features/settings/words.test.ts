import { expect, test } from "vitest";
import { contents, restoreMeans } from "./words";

test("a workspace's contents are told without what is not there", () => {
  expect(contents({ client: 2, product: 0, launch: 1 })).toBe(
    "2 clients and 1 launch",
  );
  expect(contents({})).toBe("nothing yet");
});

test("a restore says what goes and what comes", () => {
  expect([
    restoreMeans(10, 9),
    restoreMeans(10, 4),
    restoreMeans(4, 10),
    restoreMeans(4, 4),
  ]).toEqual([
    "1 change made after it goes away:",
    "6 changes made after it go away:",
    "It holds 6 changes that the present state does not have.",
    "It holds as many changes as the present state.",
  ]);
});
