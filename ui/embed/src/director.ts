/* Decides, when a widget asks to be shown, whether it is shown; and keeps widgets out of each other's way. */
import { endOf } from "./blocks";
import type { Condition, Config, Widget } from "./config";
import { hears, type Wait } from "./ears";
import { environment, type Environment } from "./environment";
import { tell } from "./events";
import type { Games } from "./game";
import { hasDialog, moves, parentOf, placeOf } from "./ground";
import { attempt } from "./guard";
import { hooks } from "./hooks";
import { postOffice } from "./lead";
import { hasGame, load } from "./loading";
import type { By, How, Note, Reason } from "./log";
import { memoryOf } from "./memory";
import { judge } from "./rules";
import { showing, type Showing } from "./showing";
import { arm, isMoment, SIGNS } from "./triggers";
import { pick } from "./variants";
import { visitOf } from "./visit";

/** A widget on the page at hand. */
interface Turn {
  widget: Widget;
  /** While it lasts, its triggers fire. */
  waiting: Wait;
  /** The trigger that stays true on this page. */
  by?: By | undefined;
  /** What was last noted about it, so that it is not noted again and again. */
  why?: Reason | undefined;
  shown?: Showing | undefined;
  /** Opens what is only a teaser. */
  enter?: (by: By) => void;
}

/** What is held back, its trigger still being true, is looked at again after so many milliseconds. */
const AGAIN = 1000;

export interface Running {
  /** Takes everything off the page and stops listening. */
  stop(): void;
}

/** Fills the page's hooks and runs the widgets of a config. Never fails. */
export function start(
  config: Config,
  played: Partial<Environment> = {},
): Running | undefined {
  return attempt(() => run(config, environment(played)));
}

function run(config: Config, world: Environment): Running | undefined {
  const site = hooks();
  const { said } = site;
  const note: Note = (says, why, widget, held) => {
    const entry = { at: world.now(), says, why, widget, held };
    if (config.debug) site.log.push(entry);
    world.log?.(entry);
  };
  const isOver = Date.parse(config.ends ?? "") <= world.now();
  if (isOver || config.version !== 1) {
    note("idle", isOver ? "ended" : "version");
    return undefined;
  }

  // The first of two exports on one page keeps the books of the session.
  const { books } = site;
  // It writes down what it put off, or the second would not know of this page.
  books?.();
  site.books ??= () => memory.kept;
  const running: Wait = {};
  const isAsked = config.storageConsent === "ask";
  const memory = memoryOf(world, !isAsked || !!said.consent);
  const visit = visitOf(world, memory);
  const post = postOffice(world, memory, config.endpoint, note);
  const given = { config, world, memory, visit, site, post };
  const turns: Turn[] = [...config.widgets]
    .sort((a, b) => b.priority - a.priority)
    .map((widget) => ({ widget, waiting: {} }));
  /** Whether a popup was closed on this page. */
  let wasShown = false;
  let games: Promise<Games | undefined> | undefined;
  // Where the script came from is known only now, and asking takes as long as all the rest: not without need.
  const script = config.games && world.script();

  /** A page or a route begins. */
  function begin(): void {
    if (!visit.begin(!books)) return;
    note("page", world.address());
    wasShown = false;
    renew((turn) => !turn.shown || !!judge(turn.widget, given, true, []));
    // The app tells of its route before it draws it, and then an embedded one may be gone.
    if (turns.some(({ shown }) => shown)) {
      world.after(AGAIN, () => renew(() => false));
    }
  }

  /** Begins anew with those the page threw away, and others that are to. */
  function renew(others: (turn: Turn) => boolean): void {
    for (const turn of turns) {
      const { shown } = turn;
      const isGone = shown && !shown.surface.host.isConnected;
      if (!isGone && !others(turn)) continue;
      turn.shown = undefined;
      shown?.close("route");
      ready(turn);
    }
  }

  /** Waits for the triggers of a widget; for those the visitor pulls only, once it was closed. */
  function ready(turn: Turn, isClosed = false): void {
    turn.waiting.isOver = true;
    const now: Wait = (turn.waiting = {});
    turn.by = turn.why = undefined;
    for (const trigger of turn.widget.rules.triggers) {
      const { kind } = trigger;
      if (isClosed && kind !== "click") continue;
      const fires = () => fire(turn, kind);
      attempt(() => arm(trigger, world, visit, memory, fires, now));
    }
  }

  function fire(turn: Turn, by: By): void {
    if (turn.shown?.isBoxOpen || turn.by === by) return;
    note("triggered", by, turn.widget.id);
    if (!isMoment(by)) turn.by = by;
    turn.why = undefined;
    if (turn.shown) turn.enter?.(by);
    else void consider(turn, by);
  }

  async function consider(turn: Turn, by: By): Promise<void> {
    const { widget, waiting } = turn;
    if (turn.shown) return;
    const held: Condition["kind"][] = [];
    let why = verdict(turn, by, held);
    let loaded: Games | undefined;
    if (!why && hasGame(pick(widget, memory.kept.die).views)) {
      loaded = await (games ??= load(config, script));
      // The second file takes its time, and meanwhile things may have changed.
      if (turn.shown || waiting.isOver) return;
      why = loaded ? verdict(turn, by, ((held.length = 0), held)) : "no_games";
    }
    why ??= show(turn, by, held, loaded);
    if (why && turn.why !== why) note("held", why, widget.id);
    turn.why = why;
    if (why && !isMoment(by)) {
      world.after(AGAIN, () => waiting.isOver || consider(turn, by));
    }
  }

  /** What holds it back: a rule, or what is on the page. */
  function verdict(
    { widget }: Turn,
    by: By,
    held: Condition["kind"][],
  ): Reason | undefined {
    const { id, layout } = widget;
    const why = judge(widget, given, isAskedFor(by), held);
    if (why) return why;
    if (document.hidden) return "hidden_tab";
    const place = layout === "launcher" ? "" : placeOf(layout);
    const isTaken = turns.some(
      ({ widget, shown }) =>
        shown?.isBoxOpen && placeOf(widget.layout) === place,
    );
    if (place && isTaken) return "another_open";
    if (place === "popup") {
      if (wasShown && !isAskedFor(by)) return "another_shown";
      if (hasDialog()) return "page_dialog";
    }
    if (layout === "embedded" && !parentOf(widget)) return "no_place";
    for (const { blocks } of pick(widget, memory.kept.die).views) {
      for (const it of blocks) {
        const stops = it.kind === "countdown" && it.over !== "say";
        if (stops && endOf(it, id, world, memory) <= world.now()) {
          return "countdown_over";
        }
      }
    }
    return undefined;
  }

  function show(
    turn: Turn,
    by: By,
    held: Condition["kind"][],
    games: Games | undefined,
  ): Reason | undefined {
    const { widget } = turn;
    const { variant, views, isHeldOut } = pick(widget, memory.kept.die);
    if (isHeldOut) {
      turn.waiting.isOver = true;
      count(widget);
      tell("held_out", widget, variant);
      return "held_out";
    }
    const parent = parentOf(widget);
    const shown = showing(given, {
      widget,
      variant,
      views,
      games,
      parent,
      closed: (how) => closed(turn, variant, how),
      enter: () => enter("teaser"),
    });
    const before = parent?.clientHeight;
    if (parent) shown.surface.open(false);
    if (parent && by !== "click" && moves(parent, before)) {
      shown.close("route");
      return "would_shift";
    }
    turn.shown = shown;
    turn.enter = enter;
    turn.waiting.isOver = true;
    if (widget.layout === "launcher" && !isMoment(by)) {
      shown.surface.tease();
      arrange();
    } else enter(by);
    return undefined;

    function enter(how: By): void {
      shown.open(isAskedFor(how));
      count(widget);
      note("shown", how, widget.id, held);
      tell("shown", widget, variant);
      arrange();
    }
  }

  function count({ id }: Widget): void {
    const { shown = 0 } = memory.of(id);
    const session = memory.kept.sessions;
    memory.note(id, { shown: shown + 1, last: world.now(), session });
  }

  function closed(turn: Turn, variant: string, how: How): void {
    const { widget, shown } = turn;
    note("closed", how, widget.id);
    if (how === "visitor") memory.note(widget.id, { closed: world.now() });
    if (shown) {
      tell("closed", widget, variant);
      wasShown ||= placeOf(widget.layout) === "popup";
      if (!shown.surface.host.isConnected) turn.shown = undefined;
      ready(turn, true);
    }
    arrange();
  }

  /** Corner boxes stand above a bar at the bottom. */
  function arrange(): void {
    const bar = turns.find(
      ({ widget, shown }) => shown?.isBoxOpen && widget.layout === "bar_bottom",
    );
    for (const { shown } of turns) {
      shown?.surface.lift(bar?.shown?.surface.height() ?? 0);
    }
  }

  site.join((name) => {
    if (running.isOver) return;
    if (name === undefined) {
      // What was kept knows nothing of this page yet.
      if (isAsked && memory.allow(!!said.consent)) visit.begin(!books, true);
      return;
    }
    for (const turn of turns) {
      const { id, rules } = turn.widget;
      const isMeant = rules.triggers.some(
        (it) => it.kind === "call" && it.name === name,
      );
      if (isMeant || id === name) fire(turn, "call");
    }
  });

  begin();
  for (const sign of SIGNS) hears(sign, visit.sign, running);
  const looks = () => visit.look(!document.hidden);
  // A page may begin in a tab that nobody looks at.
  looks();
  hears("visibilitychange", looks, running);
  hears("online", post.flush, running);
  world.watchAddress(begin, running);
  memory.change(post.later, true);

  return {
    stop() {
      visit.look(false);
      running.isOver = true;
      for (const { waiting, shown } of turns) {
        waiting.isOver = true;
        shown?.surface.close(false);
      }
    },
  };
}

function isAskedFor(by: By): boolean {
  return by === "click" || by === "teaser";
}
