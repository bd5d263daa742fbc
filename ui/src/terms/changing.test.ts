import { expect, test } from "vitest";
import type { Change } from "../host";
import { Changing } from "./changing.svelte";

interface Thing {
  name: string;
  isOn: boolean;
}

/** A page that shows `shown`, and a store that takes the difference, late. */
function page(first: Thing) {
  const it = { shown: first, stored: first, sent: [] as Change<Thing>[] };
  const thing = new Changing<Thing>(
    () => it.shown,
    async (change) => {
      await Promise.resolve();
      const { was, ...to } = change;
      const next = {
        name: to.name === was.name ? it.stored.name : to.name,
        isOn: to.isOn === was.isOn ? it.stored.isOn : to.isOn,
      };
      if (next.name === "") throw new Error("the name is empty");
      it.sent.push(change);
      it.stored = next;
      return it.stored;
    },
  );
  return { it, thing };
}

const named = (name: string) => (now: Thing) => ({ ...now, name });
const turned = (isOn: boolean) => (now: Thing) => ({ ...now, isOn });

test("an edit says what it was made from", async () => {
  const { it, thing } = page({ name: "a", isOn: false });
  await thing.change(named("b"));
  expect(it.sent).toEqual([
    { name: "b", isOn: false, was: { name: "a", isOn: false } },
  ]);
});

test("what was undone before the page heard of it stays undone", async () => {
  const { it, thing } = page({ name: "a", isOn: true });
  it.stored = { name: "a", isOn: false };
  await thing.change(named("b"));
  expect(it.stored).toEqual({ name: "b", isOn: false });
  expect(thing.now).toEqual(it.stored);
});

test("edits build on one another before the page shows them", async () => {
  const { it, thing } = page({ name: "a", isOn: false });
  const both = [thing.change(turned(true)), thing.change(turned(false))];
  expect(thing.now?.isOn).toBe(false);
  await Promise.all(both);
  expect(it.stored.isOn).toBe(false);
  await thing.change(turned(true));
  expect(it.stored.isOn).toBe(true);
});

test("news takes over once nothing is under way", async () => {
  const { it, thing } = page({ name: "a", isOn: false });
  const turn = thing.change(named("b"));
  it.shown = { name: "a", isOn: true };
  expect(thing.now?.name).toBe("b");
  await turn;
  expect(thing.now).toBe(it.shown);
});

test("what was refused is no part of the edits any more", async () => {
  const { it, thing } = page({ name: "a", isOn: false });
  const refused = thing.keep(named(""));
  const kept = thing.keep(turned(true));
  expect(await refused).toContain("the name is empty");
  expect(await kept).toBeUndefined();
  expect(it.stored).toEqual({ name: "a", isOn: true });
  expect(thing.now).toEqual(it.stored);
});
