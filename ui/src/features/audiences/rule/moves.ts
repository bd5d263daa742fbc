// What is done with a piece of a rule by its menu, as far as conditions and groups have it alike.
import type { Editing } from "./editing.svelte";
import type { Direction } from "./tree";

interface Item {
  label: string;
  note?: string;
  apart?: boolean;
  act: () => void;
}

const STEPS: Record<Direction, { label: string; note: string }> = {
  up: { label: "Move up", note: "↑" },
  down: { label: "Move down", note: "↓" },
  out: { label: "Move out of its group", note: "←" },
  in: { label: "Move into the group beside", note: "→" },
};

/** One more of it, and a group around it. */
export function copies(editing: Editing, key: number): Item[] {
  return [
    { label: "Duplicate", act: () => editing.duplicate(key) },
    { label: "Put in a group", act: () => editing.wrap(key) },
  ];
}

/** Steps in these directions, set apart from what stands before them. */
export function steps(
  editing: Editing,
  key: number,
  directions: readonly Direction[],
): Item[] {
  return directions.map((to, at) => ({
    ...STEPS[to],
    apart: at === 0,
    act: () => editing.step(key, to),
  }));
}
