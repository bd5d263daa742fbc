// The rules of a widget as one sentence under edit: which piece is open, what is being added, and how each piece is kept.
import { tick } from "svelte";
import type { Condition, Design, Rules, Trigger, Widget } from "../../../host";
import type { WidgetEdit } from "../draft.svelte";
import { dropped, isBegun, placed } from "./kinds";
import type { Kept } from "./piece.svelte";
import { Refused } from "./refused.svelte";

/** The days on which a widget may show. */
export type Days = Pick<Widget, "schedule" | "ends">;

/** A line of the sentence that has several pieces. */
export type Many = "condition" | "trigger";

export class Sentence {
  /** The piece whose editor is open. */
  open = $state<string | null>(null);
  /** A condition that is not complete yet; it stands behind the others. */
  condition = $state.raw<Condition | null>(null);
  /** A trigger that is not complete yet. */
  trigger = $state.raw<Trigger | null>(null);

  readonly refusedConditions = new Refused<Condition>();
  readonly refusedTriggers = new Refused<Trigger>();
  readonly refusedDays = new Refused<Days>();

  #edit: WidgetEdit;
  #last: Promise<unknown> = Promise.resolve();
  /** What ids of this page begin with. */
  #page: string;

  constructor(edit: WidgetEdit, page: string) {
    this.#edit = edit;
    this.#page = page;
  }

  get widget(): Widget {
    return this.#edit.view.widget;
  }

  get rules(): Rules {
    return this.widget.design.rules;
  }

  get days(): Days {
    const { schedule, ends } = this.widget;
    return { schedule, ends };
  }

  get conditions(): readonly Condition[] {
    return this.condition
      ? [...this.rules.conditions, this.condition]
      : this.rules.conditions;
  }

  get triggers(): readonly Trigger[] {
    return this.trigger
      ? [...this.rules.triggers, this.trigger]
      : this.rules.triggers;
  }

  idOf(piece: string): string {
    return `${this.#page}-${piece}`;
  }

  press(piece: string): void {
    this.open = this.open === piece ? null : piece;
  }

  /** Closes the open editor; the focus goes back to its piece. */
  async close(): Promise<void> {
    const piece = this.open;
    this.open = null;
    if (piece) await this.#focus(piece);
  }

  /** Puts a piece at the end of its line and opens it; it is kept as soon as it is complete. */
  addCondition(condition: Condition): void {
    this.condition = condition;
    const at = this.rules.conditions.length;
    this.open = `condition-${at}`;
    if (isBegun(condition)) void this.keepCondition(at, condition);
  }

  addTrigger(trigger: Trigger): void {
    this.trigger = trigger;
    const at = this.rules.triggers.length;
    this.open = `trigger-${at}`;
    if (isBegun(trigger)) void this.keepTrigger(at, trigger);
  }

  keepCondition(at: number, condition: Condition): Promise<Kept> {
    const stored = this.rules.conditions[at];
    const kept = (before?: () => void) =>
      this.#keepRules(
        ({ conditions }) => ({ conditions: placed(conditions, at, condition) }),
        before,
      );
    if (stored)
      return this.refusedConditions.trying(at, stored, condition, kept);
    this.condition = condition;
    return kept(() => (this.condition = null));
  }

  keepTrigger(at: number, trigger: Trigger): Promise<Kept> {
    const stored = this.rules.triggers[at];
    const kept = (before?: () => void) =>
      this.#keepRules(
        ({ triggers }) => ({ triggers: placed(triggers, at, trigger) }),
        before,
      );
    if (stored) return this.refusedTriggers.trying(at, stored, trigger, kept);
    this.trigger = trigger;
    return kept(() => (this.trigger = null));
  }

  keepDays(days: Days): Promise<Kept> {
    return this.refusedDays.trying(0, this.days, days, () =>
      this.#keep(() => days),
    );
  }

  keepRules(change: Partial<Rules>): Promise<Kept> {
    return this.#keepRules(() => change);
  }

  keepDesign(change: Partial<Design>): Promise<Kept> {
    return this.#keep(({ design }) => ({ design: { ...design, ...change } }));
  }

  #keepRules(
    change: (rules: Rules) => Partial<Rules>,
    before?: () => void,
  ): Promise<Kept> {
    return this.#keep(({ design }) => {
      const rules = { ...design.rules, ...change(design.rules) };
      return { design: { ...design, rules } };
    }, before);
  }

  /**
   * Writes a change of the widget when it is allowed, which the program alone knows, and shows it then. One after the other,
   * so that each builds on what the one before left; `before` runs in the same breath as the widget changes.
   */
  #keep(
    change: (widget: Widget) => Partial<Widget>,
    before?: () => void,
  ): Promise<Kept> {
    const kept = this.#last.then(() => {
      const was = this.widget;
      const widget = { ...was, ...change(was) };
      return this.#edit.put({ widget, was }, before);
    });
    this.#last = kept;
    return kept;
  }

  /** Takes a piece out; the focus goes to the one that stands there then, or to what adds another. */
  async remove(line: Many, at: number): Promise<void> {
    const { conditions, triggers } = this.rules;
    this.open = null;
    if (line === "condition" && at >= conditions.length) this.condition = null;
    else if (line === "trigger" && at >= triggers.length) this.trigger = null;
    else if (line === "condition")
      await this.#keepRules((it) => ({
        conditions: dropped(it.conditions, at),
      }));
    else
      await this.#keepRules((it) => ({ triggers: dropped(it.triggers, at) }));
    const left =
      line === "condition" ? this.conditions.length : this.triggers.length;
    await this.#focus(
      left > 0 ? `${line}-${Math.min(at, left - 1)}` : `${line}-add`,
    );
  }

  async #focus(piece: string): Promise<void> {
    await tick();
    const there = document.getElementById(this.idOf(piece));
    const target = there?.matches("button")
      ? there
      : there?.querySelector("button");
    target?.focus();
  }
}
