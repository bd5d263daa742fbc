/* Which rule lets a widget show and which holds it back. Decides only; what to do about it is the director's. */
import { localTime } from "./clock";
import type { Condition, Config, Frequency, How, Widget } from "./config";
import type { Environment } from "./environment";
import type { Hooks } from "./hooks";
import type { Reason } from "./log";
import type { Memory } from "./memory";
import type { Visit } from "./visit";

export interface Case {
  config: Config;
  world: Environment;
  memory: Memory;
  visit: Visit;
  site: Hooks;
}

const DAY = 86_400_000;
const UNITS = { minutes: 60_000, hours: 3_600_000, days: DAY };

type Enough = {
  [kind in Frequency["kind"]]: (of: {
    n?: number;
    unit?: keyof typeof UNITS;
  }) => unknown;
};

/** What holds a widget back, apart from what else is on the page; `held` gets the conditions that held. */
export function judge(
  widget: Widget,
  given: Case,
  isAskedFor: boolean,
  held: Condition["kind"][],
): Reason | undefined {
  const { config, world, memory, site } = given;
  const { id, rules, frequency, schedule } = widget;
  const { kept } = memory;
  const { shown = 0, last = 0, session, closed, submitted } = memory.of(id);
  const now = world.now();
  const isOpen = (from?: string, until?: string) =>
    !(from && now < Date.parse(from)) && !(until && Date.parse(until) <= now);
  if (
    !isOpen("", config.ends) ||
    (schedule && !schedule.some((it) => isOpen(it.from, it.until)))
  ) {
    return "schedule";
  }
  const remembers =
    frequency.kind !== "always" ||
    rules.conditions.some((it) => it.kind === "visitor");
  if (remembers && !memory.lasts) {
    return "awaiting_consent";
  }
  if (rules.stop_subscribers && (kept.subscriber || site.said.subscriber))
    return "subscriber";
  if (rules.stop_converted && (site.said.converted || submitted)) {
    return "converted";
  }
  if (!isAskedFor) {
    if (closed && now - closed < rules.pause_after_close_days * DAY) {
      return "closed_recently";
    }
    const isEnough: Enough = {
      always: () => false,
      once_per_session: () => session === kept.sessions,
      once_per_visitor: () => shown,
      at_most: ({ n = 0 }) => shown >= n,
      once_per: ({ n = 0, unit = "days" }) => now - last < n * UNITS[unit],
    };
    if (isEnough[frequency.kind](frequency as { n?: number }))
      return "frequency";
  }
  let why: Reason | undefined;
  for (const condition of rules.conditions) {
    const isAny = rules.match === "any";
    if (holds(condition, given)) {
      held.push(condition.kind);
      why = undefined;
      if (isAny) break;
    } else {
      why = `condition:${condition.kind}`;
      if (!isAny) break;
    }
  }
  return why;
}

type Judges = {
  [K in Condition["kind"]]: (
    condition: Extract<Condition, { kind: K }>,
    given: Case,
  ) => boolean;
};

const JUDGES: Judges = {
  visitor: ({ is }, { memory }) =>
    memory.kept.sessions > 1 === (is === "returning"),
  utm: ({ key, values }, { visit }) =>
    visit.landings().some((utm) => {
      const value = utm[key];
      return value && (!values.length || includes(values, value));
    }),
  page: ({ how, values }, { world }) =>
    values.some((value) => {
      const { href, pathname, search, hash } = new URL(world.address());
      const behind = /[?#]/.test(value) ? search + hash : "";
      return compares(/^\//.test(value) ? pathname + behind : href, how, value);
    }),
  referrer: ({ how, values }, { memory }) =>
    values.some((value) =>
      // A direct visit has none, and an empty text is in every other.
      value ? compares(memory.kept.from, how, value) : !memory.kept.from,
    ),
  device: ({ is }, { world }) => is.includes(world.device),
  language: ({ is }, { world }) => {
    const spoken = `${plain(world.languages[0] ?? "")}-`;
    return is.some((it) => spoken.startsWith(`${plain(it)}-`));
  },
  country: ({ is }, { site }) => includes(is, site.country ?? ""),
  time: ({ weekdays, from = "00:00", until = "24:00" }, { world, config }) => {
    const { time, weekday, yesterday } = localTime(world.now(), config.zone);
    const isDay = (day: typeof weekday) => weekdays?.includes(day) ?? true;
    if (from < until) return isDay(weekday) && from <= time && time < until;
    return from <= time ? isDay(weekday) : time < until && isDay(yesterday);
  },
  dates: ({ from = "", until = "9" }, { world, config }) => {
    const { date } = localTime(world.now(), config.zone);
    return from <= date && date <= until;
  },
  cart: (
    { min = -Infinity, max = Infinity },
    {
      site: {
        said: { cart },
      },
    },
  ) => cart !== undefined && min <= cart && cart <= max,
  logged_in: (_, { site: { said } }) => !!said.loggedIn,
};

/** A condition of a later version cannot hold, nor can its opposite. */
function holds(condition: Condition, given: Case): boolean {
  const judge = JUDGES[condition.kind] as
    ((condition: Condition, given: Case) => boolean) | undefined;
  return !!judge && !judge(condition, given) === !!condition.not;
}

function includes(values: readonly string[], text: string): boolean {
  return values.some((it) => plain(it) === plain(text));
}

/** As links write it and as people do: case, escapes and spaces at the ends make no difference. */
function plain(text: string): string {
  let decoded = text;
  try {
    decoded = decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    // A lone per cent sign is what it says.
  }
  return decoded.trim().toLowerCase();
}

function compares(text: string, how: How, value: string): boolean {
  let whole = plain(text);
  let part = plain(value);
  if (how === "contains") return whole.includes(part);
  if (how === "begins") return whole.startsWith(part);
  // A slash at the end makes no other page.
  whole = whole.replace(/\/$/, "");
  part = part.replace(/\/$/, "");
  // Piece after piece from the left: no regular expression, so no pattern can take for ever.
  const pieces = part.split("*");
  const last = pieces.pop() ?? "";
  let at = 0;
  for (const [place, piece] of pieces.entries()) {
    const found = whole.indexOf(piece, at);
    if (found < 0 || (!place && found)) return false;
    at = found + piece.length;
  }
  return pieces.length
    ? whole.endsWith(last) && whole.length - last.length >= at
    : whole === last;
}
