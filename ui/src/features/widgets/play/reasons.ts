// Why a widget was held back, in words: the rule by its name, and what was the case instead.
import type { Line, PlayedVisitor } from "../../../../embed/player/messages";
import type { WidgetPlayed, ToldWidget } from "../../../host";
import { counted } from "../../../terms/words";
import { span, wallClock } from "./clock";
import { worth } from "./visitor";

type Held = Extract<Line, { kind: "entry" }>;

/** Half a sentence, to follow "held back:". */
export function reasonOf(
  line: Held,
  widget: ToldWidget,
  play: WidgetPlayed,
  visitor: PlayedVisitor,
  open: ReadonlySet<string>,
): string {
  const { why, facts, at } = line;
  if (why.startsWith("condition:")) {
    return conditionOf(line, widget, play, visitor);
  }
  switch (why) {
    case "schedule":
      return scheduleOf(widget, wallClock(at, play.shop.zone).day);
    case "frequency":
      return `${widget.frequency}, and it was shown ${times(facts.shown)}`;
    case "closed_recently": {
      const ago =
        facts.closed === null ? "" : ` ${span(at - facts.closed)} ago`;
      return `closed${ago}; it rests ${counted(widget.rests, "day")}`;
    }
    case "subscriber":
      return "never to people who signed up, and this one did";
    case "converted":
      return "never to people who bought or sent it in, and this one did";
    case "another_open":
      return otherOf(widget, play, open);
    case "another_shown":
      return "another one was shown on this page, and one is enough";
    case "page_dialog":
      return "the page shows a dialog of its own";
    case "hidden_tab":
      return "nobody looks at the page";
    case "awaiting_consent":
      return "it has to remember something, and the site has not said that it may";
    case "countdown_over":
      return "its countdown is over";
    case "no_place":
      return "no element of this page is the place it is meant for";
    case "would_shift":
      return "it would push away what the visitor looks at; the site has to keep its place free";
    case "no_games":
      return "the file with its game did not come";
    case "held_out":
      return "this visitor belongs to the share that is shown nothing";
    default:
      return why;
  }
}

/** Why the script of a site does nothing any more, with the days of the widget that is tried. */
export function endedOf(
  at: number,
  play: WidgetPlayed,
  visitor: PlayedVisitor,
): string {
  const days = play.widgets.find((it) => it.id === visitor.widget)?.days;
  const may = days ? `, and it may show ${days} only` : "";
  const { day } = wallClock(at, play.shop.zone);
  return `The last day of its widgets is over${may}; it is ${day}.`;
}

/** The days it has, or that they are over, against the day it is. */
function scheduleOf({ days }: ToldWidget, today: string): string {
  const may = days ? `it may show ${days} only` : "its last day is over";
  return `${may}; it is ${today}`;
}

function conditionOf(
  line: Held,
  widget: ToldWidget,
  play: WidgetPlayed,
  visitor: PlayedVisitor,
): string {
  const { facts, why } = line;
  const failing = widget.conditions.filter((_, at) => facts.fails.includes(at));
  const here = hereOf(why.slice("condition:".length), line, play, visitor);
  const told = here ? `; ${here}` : "";
  if (widget.any) {
    return failing.length > 1
      ? `it asks that ${failing.join(", or ")}, and none of that is so`
      : `it asks that ${failing[0] ?? "a rule holds"}${told}`;
  }
  return `it asks that ${failing[0] ?? "a rule holds"}${told}`;
}

/** What is the case, where a rule asks for something else. */
function hereOf(
  kind: string,
  { facts, at }: Held,
  play: WidgetPlayed,
  visitor: PlayedVisitor,
): string {
  switch (kind) {
    case "visitor":
      return facts.isNew ? "this one is new" : "this one has been here before";
    case "utm":
      return facts.tags.length
        ? `this visit carries ${facts.tags.join(", ")}`
        : "this visit carries no tags";
    case "page":
      return `this is ${pathOf(facts.address)}`;
    case "referrer":
      return facts.from
        ? `this visit came from ${facts.from}`
        : "this visit came from no other page";
    case "device":
      return `this is a ${visitor.device}`;
    case "language":
      return `this browser speaks ‘${visitor.language}’`;
    case "country":
      return visitor.country
        ? `the site says ${visitor.country}`
        : "the site tells no country";
    case "time":
    case "dates": {
      const { day, time } = wallClock(at, play.shop.zone);
      return `it is ${day}, ${time.slice(0, 5)}`;
    }
    case "cart":
      return facts.cart === null
        ? "the site says nothing of a cart"
        : `the cart holds ${worth(facts.cart, play)}`;
    case "logged_in":
      return visitor.loggedIn === null
        ? "the site says nothing of a login"
        : `this one is ${facts.loggedIn ? "" : "not "}logged in`;
    default:
      return "";
  }
}

function otherOf(
  widget: ToldWidget,
  play: WidgetPlayed,
  open: ReadonlySet<string>,
): string {
  const other = play.widgets.find(
    (it) => it.id !== widget.id && open.has(it.id),
  );
  if (!other) return "another one is open in its place";
  const ranks =
    other.priority === widget.priority
      ? ""
      : ` (priority ${other.priority} against ${widget.priority})`;
  return `‘${other.name}’ is open in its place${ranks}`;
}

function times(count: number): string {
  if (count <= 1) return "once already";
  return `${count} times already`;
}

function pathOf(address: string): string {
  try {
    const { pathname, search } = new URL(address);
    return pathname + search;
  } catch {
    return address;
  }
}
