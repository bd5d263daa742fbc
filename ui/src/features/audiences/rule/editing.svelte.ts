// The rule being edited: the tree on the screen, steps back and forward, what is still to be filled in, and where a
// refusal belongs.
import type { ContactRule, Join } from "../../../host";
import { finished, unfinished } from "./asks";
import {
  asked,
  conditions,
  copied,
  depth,
  dropped,
  find,
  grouped,
  holderOf,
  inserted,
  removed,
  replaced,
  ruleOfTree,
  same,
  stepped,
  treeOf,
  unwrapped,
  wrapped,
  CONDITION_LIMIT,
  DEPTH_LIMIT,
  type Condition,
  type Direction,
  type Group,
} from "./tree";

const STEPS = 200;

export class Editing {
  tree = $state.raw<Group>(treeOf({ join: "all", of: [] }));
  /** The piece edited last: what the backend refuses is most likely its doing. */
  touched = $state<number | null>(null);
  /** What was done, for those who do not see it. */
  said = $state("");

  #past = $state.raw<Group[]>([]);
  #future = $state.raw<Group[]>([]);
  #changed: (settled: boolean) => void;
  /** What stood elsewhere last, and what was sent there and has not come back yet. */
  #there: ContactRule;
  #sent: ContactRule[] = [];

  constructor(rule: ContactRule, changed: (settled: boolean) => void) {
    this.tree = treeOf(rule);
    this.#there = rule;
    this.#changed = (settled) => {
      const last = this.#sent.at(-1) ?? this.#there;
      if (settled && !same(last, this.rule)) this.#sent.push(this.rule);
      changed(settled);
    };
  }

  /** The rule without what is not filled in; everybody while nothing is. */
  get rule(): ContactRule {
    const whole = ruleOfTree(finished(this.tree));
    return whole.of.length === 0 ? { join: "all", of: [] } : whole;
  }

  get open(): number {
    return unfinished(this.tree).length;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Takes over what others made of the rule; what comes back as it was sent from here changes nothing. */
  follow(rule: ContactRule): void {
    if (same(this.#there, rule)) return;
    this.#there = rule;
    const back = this.#sent.findIndex((it) => same(it, rule));
    this.#sent = this.#sent.slice(back + 1);
    if (back >= 0 || same(this.rule, rule)) return;
    this.#sent = [];
    this.tree = treeOf(rule);
    this.touched = null;
    this.#past = [];
    this.#future = [];
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, this.tree];
    this.#stand(before);
    this.said = "Took the last step back.";
  }

  redo(): void {
    const after = this.#future.at(-1);
    if (!after) return;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, this.tree];
    this.#stand(after);
    this.said = "Made the step again.";
  }

  #stand(tree: Group): void {
    this.tree = tree;
    this.touched = null;
    this.#changed(true);
  }

  /** `settled` is false while one still types: it is counted, and kept with the next step. */
  #take(tree: Group, touched: number | null, settled = true): boolean {
    if (tree === this.tree) return false;
    if (settled || this.touched !== touched) {
      this.#past = [...this.#past, this.tree].slice(-STEPS);
      this.#future = [];
    }
    this.tree = tree;
    this.touched = touched;
    this.#changed(settled);
    return true;
  }

  join(group: Group, join: Join): void {
    this.#take(replaced(this.tree, { ...group, join }), group.key);
  }

  put(key: number, ask: Condition, settled = true): void {
    this.#take(replaced(this.tree, { key, ask }), key, settled);
  }

  /** Keeps what was typed. */
  settle(): void {
    this.#changed(true);
  }

  /** Adds a condition; its key, so that it can take the focus. */
  add(group: number, ask: Condition): number | undefined {
    if (conditions(this.tree).length >= CONDITION_LIMIT) {
      this.said = `A rule has at most ${CONDITION_LIMIT} conditions.`;
      return undefined;
    }
    const piece = asked(ask);
    this.#take(inserted(this.tree, group, [piece]), piece.key);
    this.said = "Added a condition.";
    return piece.key;
  }

  /** Adds a group with a condition to begin with. */
  addGroup(group: Group, ask: Condition): number | undefined {
    const piece = asked(ask);
    const around = grouped(group.join === "any" ? "all" : "any", [piece]);
    return this.#fits(inserted(this.tree, group.key, [around]), piece.key)
      ? piece.key
      : undefined;
  }

  remove(key: number): void {
    const held = holderOf(this.tree, key);
    // A group that holds nothing any more goes with its last part.
    const alone =
      held && held.group.of.length === 1 && held.group.key !== this.tree.key;
    this.#take(removed(this.tree, alone ? held.group.key : key), null);
    this.said = "Removed.";
  }

  duplicate(key: number): void {
    const held = holderOf(this.tree, key);
    const piece = find(this.tree, key);
    if (!held || !piece) return;
    const twin = copied(piece);
    this.#take(
      inserted(this.tree, held.group.key, [twin], held.at + 1),
      twin.key,
    );
    this.said = "Duplicated.";
  }

  wrap(key: number): void {
    this.#fits(wrapped(this.tree, key), key);
  }

  unwrap(key: number): void {
    this.#take(unwrapped(this.tree, key), null);
    this.said = "The group is gone; its conditions stayed.";
  }

  step(key: number, to: Direction): void {
    if (this.#fits(stepped(this.tree, key, to), key)) this.#tellPlace(key);
  }

  drop(key: number, target: number, where: "before" | "after" | "into"): void {
    if (this.#fits(dropped(this.tree, key, target, where), key))
      this.#tellPlace(key);
  }

  #fits(tree: Group, touched: number): boolean {
    if (depth(tree) > DEPTH_LIMIT) {
      this.said = `Groups stand at most ${DEPTH_LIMIT} deep in one another.`;
      return false;
    }
    return this.#take(tree, touched);
  }

  #tellPlace(key: number): void {
    const held = holderOf(this.tree, key);
    if (!held) return;
    const where = held.group.key === this.tree.key ? "the rule" : "its group";
    this.said = `Moved to place ${held.at + 1} of ${held.group.of.length} in ${where}.`;
  }
}
