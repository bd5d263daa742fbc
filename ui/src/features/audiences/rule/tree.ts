// A rule while it is edited: its parts with keys that stay theirs wherever they are moved. Nothing here changes a tree;
// every edit makes a new one.
import type { Clause, ContactRule, Join } from "../../../host";

export type Condition = Exclude<Clause, { if: "group" }>;

export interface Asked {
  key: number;
  ask: Condition;
}

export interface Group {
  key: number;
  join: Join;
  of: Piece[];
}

export type Piece = Group | Asked;

/** Groups in one another and conditions in all that the backend keeps. */
export const DEPTH_LIMIT = 8;
export const CONDITION_LIMIT = 100;

export type Direction = "up" | "down" | "out" | "in";

let next = 1;

export function isGroup(piece: Piece): piece is Group {
  return "of" in piece;
}

export function asked(ask: Condition): Asked {
  return { key: next++, ask };
}

export function grouped(join: Join, of: Piece[]): Group {
  return { key: next++, join, of };
}

export function treeOf(rule: ContactRule): Group {
  return grouped(rule.join, rule.of.map(pieceOf));
}

function pieceOf(clause: Clause): Piece {
  return clause.if === "group"
    ? grouped(clause.join, clause.of.map(pieceOf))
    : asked(clause);
}

export function ruleOfTree(tree: Group): ContactRule {
  return { join: tree.join, of: tree.of.map(clauseOf) };
}

function clauseOf(piece: Piece): Clause {
  return isGroup(piece)
    ? { if: "group", join: piece.join, of: piece.of.map(clauseOf) }
    : piece.ask;
}

/** A copy with keys of its own. */
export function copied(piece: Piece): Piece {
  return isGroup(piece)
    ? grouped(piece.join, piece.of.map(copied))
    : asked(piece.ask);
}

/** All pieces below a group, in the order of reading. */
export function within(tree: Group): Piece[] {
  return tree.of.flatMap((it) => (isGroup(it) ? [it, ...within(it)] : [it]));
}

export function conditions(tree: Group): Asked[] {
  return within(tree).filter((it): it is Asked => !isGroup(it));
}

/** How deep groups stand in one another; the tree itself is the first. */
export function depth(tree: Group): number {
  return 1 + Math.max(0, ...tree.of.filter(isGroup).map(depth));
}

export function find(tree: Group, key: number): Piece | undefined {
  return tree.key === key
    ? tree
    : within(tree).find((piece) => piece.key === key);
}

/** The group a piece stands in, and its place there; undefined for the tree itself. */
export function holderOf(
  tree: Group,
  key: number,
): { group: Group; at: number } | undefined {
  const at = tree.of.findIndex((it) => it.key === key);
  if (at >= 0) return { group: tree, at };
  for (const it of tree.of) {
    const found = isGroup(it) ? holderOf(it, key) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** With the parts of one group made anew. */
function regrouped(
  tree: Group,
  key: number,
  change: (of: Piece[]) => Piece[],
): Group {
  if (tree.key === key) return { ...tree, of: change(tree.of) };
  return {
    ...tree,
    of: tree.of.map((it) => (isGroup(it) ? regrouped(it, key, change) : it)),
  };
}

export function replaced(tree: Group, piece: Piece): Group {
  if (tree.key === piece.key) return isGroup(piece) ? piece : tree;
  return {
    ...tree,
    of: tree.of.map((it) =>
      it.key === piece.key ? piece : isGroup(it) ? replaced(it, piece) : it,
    ),
  };
}

/** Puts pieces into a group, at its end without a place. */
export function inserted(
  tree: Group,
  group: number,
  pieces: Piece[],
  at?: number,
): Group {
  return regrouped(tree, group, (of) =>
    of.toSpliced(at ?? of.length, 0, ...pieces),
  );
}

export function removed(tree: Group, key: number): Group {
  return {
    ...tree,
    of: tree.of.flatMap((it) =>
      it.key === key ? [] : [isGroup(it) ? removed(it, key) : it],
    ),
  };
}

/** Puts a group of its own around a piece. */
export function wrapped(tree: Group, key: number): Group {
  const held = holderOf(tree, key);
  const piece = held?.group.of[held.at];
  if (!held || !piece) return tree;
  const around = grouped(held.group.join === "any" ? "all" : "any", [piece]);
  return regrouped(tree, held.group.key, (of) => of.with(held.at, around));
}

/** Takes a group away and leaves its parts where it stood. */
export function unwrapped(tree: Group, key: number): Group {
  const held = holderOf(tree, key);
  const group = held?.group.of[held.at];
  if (!held || !group || !isGroup(group)) return tree;
  return regrouped(tree, held.group.key, (of) =>
    of.toSpliced(held.at, 1, ...group.of),
  );
}

/** Moves a piece one step; the same tree where there is no such step. */
export function stepped(tree: Group, key: number, to: Direction): Group {
  const held = holderOf(tree, key);
  const piece = held?.group.of[held.at];
  if (!held || !piece) return tree;
  const { group, at } = held;
  if (to === "out") {
    const outer = holderOf(tree, group.key);
    return outer
      ? inserted(removed(tree, key), outer.group.key, [piece], outer.at + 1)
      : tree;
  }
  if (to === "in") {
    const before = group.of[at - 1];
    const after = group.of[at + 1];
    if (before && isGroup(before))
      return inserted(removed(tree, key), before.key, [piece]);
    if (after && isGroup(after))
      return inserted(removed(tree, key), after.key, [piece], 0);
    return tree;
  }
  const beside = at + (to === "up" ? -1 : 1);
  if (beside < 0 || beside >= group.of.length) return tree;
  return regrouped(tree, group.key, (of) =>
    of.toSpliced(at, 1).toSpliced(beside, 0, piece),
  );
}

/** Puts a piece before or after another one, or into a group; the same tree where it would stand in itself. */
export function dropped(
  tree: Group,
  key: number,
  target: number,
  where: "before" | "after" | "into",
): Group {
  const piece = find(tree, key);
  if (!piece || key === target || key === tree.key) return tree;
  if (isGroup(piece) && find(piece, target)) return tree;
  const without = removed(tree, key);
  if (where === "into") return inserted(without, target, [piece], 0);
  const held = holderOf(without, target);
  if (!held) return tree;
  const at = held.at + (where === "after" ? 1 : 0);
  return inserted(without, held.group.key, [piece], at);
}

/** Whether two rules say the same in the same order. */
export function same(one: ContactRule, other: ContactRule): boolean {
  return written(one) === written(other);
}

function written(value: unknown): string {
  return JSON.stringify(value, (_, it: unknown) =>
    it && typeof it === "object" && !Array.isArray(it)
      ? Object.fromEntries(
          Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : it,
  );
}
