import { expect, test } from "vitest";
import { purchaseOf, shareOf } from "./words";

test("days already entered stay when the way of buying changes", () => {
  const coffee = { how: "used_up", every_days: 21 } as const;
  expect(purchaseOf("once", coffee)).toEqual({
    how: "once",
    consideration_days: 21,
  });
  const box = { how: "subscribed", renewal: "yearly" } as const;
  expect(purchaseOf("used_up", box)).toEqual({
    how: "used_up",
    every_days: 28,
  });
  expect(purchaseOf("subscribed", box)).toEqual(box);
});

test("margins are kept to a tenth of a percent", () => {
  expect([42, 33.33, 0, 100].map(shareOf)).toEqual([0.42, 0.333, 0, 1]);
});
