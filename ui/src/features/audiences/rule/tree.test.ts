import { expect, test } from "vitest";
import type { Clause, ContactRule } from "../../../host";
import {
  finished,
  lackOfCondition,
  putAs,
  SUBJECTS,
  subjectOf,
  unfinished,
  wayOf,
  waysOf,
  type Subject,
} from "./asks";
import { Editing } from "./editing.svelte";
import {
  conditions,
  depth,
  dropped,
  holderOf,
  isGroup,
  removed,
  ruleOfTree,
  same,
  stepped,
  treeOf,
  unwrapped,
  wrapped,
  type Group,
} from "./tree";

const bought: Clause = { if: "bought", ever: "ever" };
const vip: Clause = {
  if: "words",
  field: "tags",
  has: "any_of",
  words: ["vip"],
};
const german: Clause = {
  if: "text",
  field: "country",
  test: { op: "is", value: "DE" },
};
const RULE: ContactRule = {
  join: "all",
  of: [bought, { if: "group", join: "any", of: [vip, german] }],
};

function keyed(tree: Group, at: number): number {
  const piece = conditions(tree)[at];
  if (!piece) throw new Error("no such condition");
  return piece.key;
}

test("a rule comes back from its tree as it was", () => {
  expect(ruleOfTree(treeOf(RULE))).toEqual(RULE);
});

test("steps move a condition among its like, into the group beside and out again", () => {
  const tree = treeOf(RULE);
  const key = keyed(tree, 0);
  const inside = stepped(tree, key, "in");
  expect(ruleOfTree(inside)).toEqual({
    join: "all",
    of: [{ if: "group", join: "any", of: [bought, vip, german] }],
  });
  const down = stepped(inside, key, "down");
  expect(conditions(down).map((it) => it.ask)).toEqual([vip, bought, german]);
  const out = stepped(down, key, "out");
  expect(ruleOfTree(out).of.at(-1)).toEqual(bought);
  expect(stepped(out, key, "out")).toBe(out);
  expect(stepped(tree, key, "up")).toBe(tree);
});

test("a group cannot be put into itself; all else is dropped where it is let go", () => {
  const tree = treeOf(RULE);
  const group = tree.of.find(isGroup);
  if (!group) throw new Error("a group");
  expect(dropped(tree, group.key, keyed(tree, 1), "after")).toBe(tree);
  const moved = dropped(tree, keyed(tree, 2), keyed(tree, 0), "before");
  expect(conditions(moved).map((it) => it.ask)).toEqual([german, bought, vip]);
  const into = dropped(tree, keyed(tree, 0), group.key, "into");
  expect(holderOf(into, keyed(tree, 0))?.group.key).toBe(group.key);
});

test("a group put around and taken away again leaves the rule as it was", () => {
  const tree = treeOf(RULE);
  const around = wrapped(tree, keyed(tree, 0));
  expect(depth(around)).toBe(2);
  const held = holderOf(around, keyed(tree, 0));
  expect(ruleOfTree(unwrapped(around, held?.group.key ?? 0))).toEqual(RULE);
  expect(conditions(removed(tree, keyed(tree, 1)))).toHaveLength(2);
});

test("every subject begins with a condition about itself, put in one of its ways", () => {
  for (const subject of Object.keys(SUBJECTS) as Subject[]) {
    const ask = SUBJECTS[subject].begin();
    expect(subjectOf(ask)).toBe(subject);
    const ways = waysOf(ask).map((it) => it.value);
    expect(ways).toContain(wayOf(ask));
    for (const way of ways) {
      const put = putAs(ask, way, "2026-11-24");
      expect(subjectOf(put)).toBe(subject);
      expect(wayOf(put)).toBe(way);
      expect(wayOf(putAs(put, wayOf(ask), "2026-11-24"))).toBe(wayOf(ask));
    }
  }
});

test("what is not filled in does not count, nor do groups of nothing else", () => {
  const tree = treeOf({
    join: "all",
    of: [bought, { if: "group", join: "any", of: [SUBJECTS.tags.begin()] }],
  });
  expect(unfinished(tree)).toHaveLength(1);
  expect(ruleOfTree(finished(tree))).toEqual({ join: "all", of: [bought] });
  expect(
    lackOfCondition({
      if: "day",
      field: "last_order",
      test: {
        op: "between",
        period: { first: "2026-02-01", last: "2026-01-01" },
      },
    }),
  ).toBe("The first day is after the last.");
  expect(
    lackOfCondition({
      if: "number",
      measure: "orders",
      test: { op: "between", low: 3, high: 2 },
    }),
  ).toBeDefined();
});

test("rules are the same whatever the order of their words' names", () => {
  const turned = JSON.parse(
    '{"of":[{"ever":"ever","if":"bought"}],"join":"all"}',
  ) as ContactRule;
  expect(same(turned, { join: "all", of: [bought] })).toBe(true);
  expect(same(turned, { join: "any", of: [bought] })).toBe(false);
});

test("what was sent away and comes back changes nothing; what others changed is taken over", () => {
  const sent: ContactRule[] = [];
  const start: ContactRule = { join: "all", of: [bought] };
  const editing = new Editing(start, () => sent.push(editing.rule));
  editing.add(editing.tree.key, vip as never);
  editing.add(editing.tree.key, german as never);
  const [first, second] = sent;
  if (!first || !second) throw new Error("two rules");
  editing.follow(first);
  expect(conditions(editing.tree)).toHaveLength(3);
  editing.follow(second);
  expect(conditions(editing.tree)).toHaveLength(3);
  // The history took the last step back.
  editing.follow(first);
  expect(conditions(editing.tree)).toHaveLength(2);
});

test("steps are taken back and made again, typing in one condition as one", () => {
  const editing = new Editing({ join: "all", of: [german] }, () => {});
  const key = keyed(editing.tree, 0);
  for (const value of ["A", "AT"])
    editing.put(
      key,
      { if: "text", field: "country", test: { op: "is", value } },
      false,
    );
  expect(editing.rule.of[0]).toMatchObject({ test: { value: "AT" } });
  editing.undo();
  expect(editing.rule).toEqual({ join: "all", of: [german] });
  editing.redo();
  expect(editing.rule.of[0]).toMatchObject({ test: { value: "AT" } });
});

test("groups stand eight deep and no deeper", () => {
  const editing = new Editing({ join: "all", of: [german] }, () => {});
  const key = keyed(editing.tree, 0);
  for (let at = 0; at < 10; at += 1) editing.wrap(key);
  expect(depth(editing.tree)).toBe(8);
  expect(editing.said).toMatch(/at most 8/);
});
