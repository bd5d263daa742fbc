// The log of a played visit in plain sentences: what the visitor did, and which rule let a widget show or held it back.
import type {
  Act,
  Facts,
  Line,
  PlayedVisitor,
} from "../../../../embed/player/messages";
import type { WidgetPlayed, ToldWidget } from "../../../host";
import { counted } from "../../../terms/words";
import { span } from "./clock";
import { endedOf, reasonOf } from "./reasons";
import { worth } from "./visitor";

export type Tone = "visitor" | "note" | "shown" | "held" | "sent";

export interface Said {
  at: number;
  tone: Tone;
  /** What happened: "‘Welcome’ is held back". */
  head: string;
  /** Why; empty where there is nothing to add. */
  text: string;
}

export interface Status {
  widget: ToldWidget;
  state: "waits" | "held" | "shown" | "closed";
  text: string;
}

/** The lines that say something, oldest first. */
export function saidOf(
  lines: readonly Line[],
  play: WidgetPlayed,
  visitor: PlayedVisitor,
): Said[] {
  const open = new Set<string>();
  return lines.flatMap((line, at) => {
    const said = sentenceOf(line, play, visitor, open);
    keepBooks(line, open);
    if (!said || leadsTo(line, lines[at + 1])) return [];
    return [{ at: line.at, ...said }];
  });
}

/** Whether the next line says the same and more: what shows names its trigger. */
function leadsTo(line: Line, next: Line | undefined): boolean {
  return (
    line.kind === "entry" &&
    next?.kind === "entry" &&
    line.says === "triggered" &&
    next.says === "shown" &&
    line.widget === next.widget
  );
}

/** How each widget stands after these lines. */
export function statusOf(
  lines: readonly Line[],
  play: WidgetPlayed,
  visitor: PlayedVisitor,
): Status[] {
  return play.widgets.map((widget) => {
    const open = new Set<string>();
    let status: Status = {
      widget,
      state: "waits",
      text: `Waits: ${triggersOf(widget)}.`,
    };
    const waiting = status;
    for (const line of lines) {
      if (line.kind === "came") status = waiting;
      if (line.kind === "entry" && line.says === "idle") {
        const why = "the script does nothing any more";
        status = { widget, state: "held", text: `Held back: ${why}.` };
      }
      if (line.kind === "entry" && line.widget === widget.id) {
        if (line.says === "held") {
          const why = reasonOf(line, widget, play, visitor, open);
          status = { widget, state: "held", text: `Held back: ${why}.` };
        }
        if (line.says === "shown") {
          status = { widget, state: "shown", text: "Is open." };
        }
        if (line.says === "closed") {
          status = { widget, state: "closed", text: "Was closed." };
        }
      }
      keepBooks(line, open);
    }
    return status;
  });
}

/** Which widgets are open. */
function keepBooks(line: Line, open: Set<string>): void {
  if (line.kind === "came") open.clear();
  if (line.kind !== "entry") return;
  if (line.says === "shown") open.add(line.widget);
  if (line.says === "closed") open.delete(line.widget);
}

function sentenceOf(
  line: Line,
  play: WidgetPlayed,
  visitor: PlayedVisitor,
  open: ReadonlySet<string>,
): Omit<Said, "at"> | undefined {
  switch (line.kind) {
    case "came":
      return {
        tone: "visitor",
        head: `Opens ${withoutScheme(line.address)}`,
        text: "",
      };
    case "did":
      return {
        tone: "visitor",
        head: deedOf(line.act, play, visitor),
        text: "",
      };
    case "forgot":
      return {
        tone: "note",
        head: "The browser has forgotten this visitor",
        text: "7 days without a visit, and it deletes what scripts stored.",
      };
    case "went":
      return {
        tone: "visitor",
        head: `Follows a link to ${withoutScheme(line.address)}`,
        text: "It leads away from the shop and is not opened here.",
      };
    case "lead":
      return leadOf(line);
    case "entry":
      return entryOf(line, play, visitor, open);
  }
}

function entryOf(
  line: Extract<Line, { kind: "entry" }>,
  play: WidgetPlayed,
  visitor: PlayedVisitor,
  open: ReadonlySet<string>,
): Omit<Said, "at"> | undefined {
  const widget = play.widgets.find((it) => it.id === line.widget);
  const name = widget ? nameOf(widget, play) : "The script";
  switch (line.says) {
    case "idle":
      return {
        tone: "held",
        head: "The script does nothing",
        text: endedOf(line.at, play, visitor),
      };
    case "triggered":
      return {
        tone: "note",
        head: `${name} wants to show`,
        text: asSentence(triggerOf(line.why, widget)),
      };
    case "held":
      return {
        tone: "held",
        head: `${name} is held back`,
        text: widget
          ? asSentence(reasonOf(line, widget, play, visitor, open))
          : "",
      };
    case "shown":
      return {
        tone: "shown",
        head: `${name} shows`,
        text: asSentence(becauseOf(line.why, line.facts, widget)),
      };
    case "closed":
      return {
        tone: "note",
        head:
          line.why === "route"
            ? `${name} goes with its page`
            : line.why === "done"
              ? `${name} was gone through to its end`
              : `${name} was closed`,
        text:
          line.why === "visitor" && widget?.rests
            ? `It rests ${counted(widget.rests, "day")} now.`
            : "",
      };
    // What was opened and what was sent have lines of their own.
    case "page":
    case "sent":
      return undefined;
    case "queued":
    case "refused":
      return {
        tone: "sent",
        head: `${name} could not send what was entered`,
        text: "",
      };
  }
}

/** By its name where there are several. */
function nameOf({ name }: ToldWidget, { widgets }: WidgetPlayed): string {
  return widgets.length > 1 ? `‘${name}’` : "The widget";
}

function becauseOf(why: string, facts: Facts, widget?: ToldWidget): string {
  const trigger = triggerOf(why, widget);
  const held = (widget?.conditions ?? []).filter(
    (_, at) => !facts.fails.includes(at),
  );
  return held.length ? `${trigger}; ${held.join(", ")}` : trigger;
}

/** The trigger in the words of the rules. */
function triggerOf(why: string, widget?: ToldWidget): string {
  if (why === "teaser") return "the visitor pressed its tab";
  const all = widget?.triggers.filter((it) => it.kind === why) ?? [];
  if (why === "call" && !all.length) return "the site called it by its id";
  return all.map((it) => it.sentence).join(" or ");
}

function triggersOf(widget: ToldWidget): string {
  return widget.triggers.map((it) => it.sentence).join(", or ");
}

function deedOf(act: Act, play: WidgetPlayed, visitor: PlayedVisitor): string {
  switch (act.kind) {
    case "read":
      return `Reads on for ${seconds(act.seconds)}`;
    case "idle":
      return `Does nothing for ${seconds(act.seconds)}`;
    case "away":
      return `Leaves the tab open for ${counted(act.days, "day")}, the computer asleep`;
    case "scroll":
      return `Scrolls to ${act.percent}% of the page`;
    case "leave":
      return visitor.device === "desktop"
        ? "Moves the pointer out at the top, to leave"
        : "Scrolls up fast, to leave";
    case "go":
      return `Goes to ${withoutScheme(act.address)}`;
    case "return":
      return `Comes back ${act.days === 1 ? "a day" : counted(act.days, "day")} later, by the shop's address`;
    case "call":
      return `The site calls ‘${act.name}’`;
    case "cart":
      return `Puts ${worth(act.value, play)} into the cart, and the site says so`;
    case "order":
      return "Places the order, and the site says so";
  }
}

function leadOf({
  url,
  fields,
}: Extract<Line, { kind: "lead" }>): Omit<Said, "at"> {
  const said = fields
    .filter((it) => it.value !== "")
    .map(({ name, value }) => `${name}: ${value}`);
  return {
    tone: "sent",
    head: url
      ? `Would have been sent to ${withoutScheme(url)}`
      : "Would have been sent nowhere: no address is set",
    text: `Nothing left this window. ${said.join(" · ")}`,
  };
}

function seconds(count: number): string {
  return count < 60 ? counted(count, "second") : span(count * 1000);
}

export function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\//, "");
}

function asSentence(words: string): string {
  if (!words) return "";
  const capital = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.…]$/.test(capital) ? capital : `${capital}.`;
}
