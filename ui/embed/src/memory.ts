/*
 * What is remembered of a visitor: one small record under one key. Read again before every change, because the visitor
 * may have the site open twice. While nothing may be stored it lives as long as the page.
 *
 * The first to use a page's storage waits for the browser's leave, longer than all else takes that is done here while a
 * page loads. So what the page's beginning has to say waits until something is decided or the page is left.
 */
import type { Utm } from "./config";
import type { Environment } from "./environment";
import { attempt } from "./guard";

/** The one key of the record. */
export const KEY = "reprise";

export interface Seen {
  /** How often it was shown, when last and in which session. */
  shown?: number;
  last?: number;
  session?: number;
  closed?: number;
  submitted?: number;
  /** Since when a countdown of its own runs. */
  since?: number;
  /** What a game gave: the number of the segment. */
  won?: number;
}

/** The address tags of one landing, until they are forgotten. */
export interface Landing {
  utm: Utm;
  until: number;
}

export interface Kept {
  /** From 0 up to 1; decides about variants. */
  die: number;
  /** Sessions, this one included. */
  sessions: number;
  /** Last sign of the visitor. */
  seen: number;
  /** Pages of this session, time looked at those before the page at hand, and where it came from. */
  pages: number;
  spent: number;
  from: string;
  first?: Landing | undefined;
  latest?: Landing;
  subscriber?: boolean;
  widgets: { [widget: string]: Seen };
  /** Leads that did not arrive yet. No list: old libraries teach all lists to write themselves otherwise. */
  queue: { [id: string]: { at: number; widget: string; body: string } };
}

export interface Memory {
  /** Whether things outlive the page. */
  lasts: boolean;
  kept: Kept;
  of(widget: string): Seen;
  /** At once; what `waits` only when the record is asked for, unless it was already. */
  change(how: (kept: Kept) => unknown, waits?: boolean): void;
  note(widget: string, what: Seen): void;
  /**
   * From now on things are stored, or no longer, and what was is deleted. Says whether there was something already,
   * which then stands in place of the page's own session.
   */
  allow(lasts: boolean): boolean;
}

export function memoryOf(world: Environment, lasts: boolean): Memory {
  const read = (): Kept | undefined =>
    attempt(() => {
      const kept = lasts && JSON.parse(world.store()?.getItem(KEY) ?? "0");
      // Whatever else stands under this name is not ours.
      return kept?.die >= 0 ? kept : undefined;
    });
  const write = () =>
    attempt(() => lasts && world.store()?.setItem(KEY, JSON.stringify(kept)));
  let kept: Kept | undefined;
  const due: ((kept: Kept) => unknown)[] = [];
  const take = (): Kept => {
    kept = read() ??
      kept ?? {
        die: world.random(),
        sessions: 0,
        seen: 0,
        pages: 0,
        spent: 0,
        from: "",
        widgets: {},
        queue: {},
      };
    for (const how of due.splice(0)) how(kept);
    write();
    return kept;
  };
  const memory: Memory = {
    get lasts() {
      return lasts;
    },
    get kept() {
      return kept ?? take();
    },
    of: (widget) => memory.kept.widgets[widget] ?? {},
    change(how, waits) {
      due.push(how);
      if (kept || !waits) take();
    },
    note(widget, what) {
      memory.change(({ widgets }) =>
        Object.assign((widgets[widget] ??= {}), what),
      );
    },
    allow(allowed) {
      if (allowed === lasts) return false;
      const page = memory.kept;
      lasts = allowed;
      if (!lasts) attempt(() => world.store()?.removeItem(KEY));
      memory.change(({ widgets }) => Object.assign(widgets, page.widgets));
      return kept !== page;
    },
  };
  return memory;
}
