import { expect, test } from "vitest";
import type { ContactRule } from "../../host";
import { type ContactFilter, namesList, plainOf, ruleOf } from "./rule";

test("plain rules come back as what they were made of", () => {
  const all: ContactFilter[] = ["everyone", "buyers", "not_yet_buyers"];
  for (const who of all) {
    const plain = { lists: ["a", "b"], who };
    expect(plainOf(ruleOf(plain))).toEqual(plain);
  }
});

test("any other rule is not plain", () => {
  const { of } = ruleOf({ lists: ["a"], who: "buyers" });
  const others: ContactRule[] = [
    { join: "all", of: [] },
    { join: "any", of },
    { join: "all", of: [...of, ...of] },
    { join: "all", of: [...of].reverse() },
    { join: "all", of: [{ if: "lists", has: "none_of", lists: ["a"] }] },
  ];
  for (const rule of others) expect(plainOf(rule)).toBeUndefined();
});

test("a list is found in whatever group names it", () => {
  const { of } = ruleOf({ lists: ["a"], who: "everyone" });
  const nested = [{ if: "group", join: "none", of } as const];
  expect(namesList(nested, "a")).toBe(true);
  expect(namesList(nested, "b")).toBe(false);
});
