// What conditions and triggers are called, what a fresh one says, and what the site has to tell for it.
import type {
  Condition,
  Device,
  Frequency,
  How,
  Trigger,
  Unit,
  UtmKey,
  Visitor,
  Weekday,
} from "../../../host";
import type { Option } from "../../../kit/option";

export type ConditionKind = Condition["kind"];
export type TriggerKind = Trigger["kind"];

/** Stands among the values of a tag for those that the links of the widget's campaign carry. */
export const CAMPAIGN_VALUE = "{campaign}";

interface ConditionWords {
  label: string;
  /** Conditions of one group stand together in the menu. */
  group: "who" | "from" | "where" | "when";
  /** What to press for the thing itself and for its opposite; none where the choice says it already. */
  is?: readonly [yes: string, no: string];
  /** What the site has to say, and what follows while it does not. */
  hook?: { code: string; text: string };
}

export const CONDITIONS: Record<ConditionKind, ConditionWords> = {
  visitor: { label: "New or returning visitor", group: "who" },
  logged_in: {
    label: "Logged in",
    group: "who",
    is: ["Is logged in", "Is not logged in"],
    hook: {
      code: "reprise.loggedIn(true)",
      text: "Only the site knows who is logged in, and has to say so. Until it does, everybody counts as not logged in.",
    },
  },
  cart: {
    label: "Worth of the cart",
    group: "who",
    is: ["Holds", "Does not hold"],
    hook: {
      code: "reprise.cart(49.9)",
      text: "Only the site knows the cart, and has to say its worth whenever it changes. Until it does, no cart holds anything.",
    },
  },
  utm: {
    label: "Tag of the link (UTM)",
    group: "from",
    is: ["Is one of", "Is none of"],
  },
  referrer: {
    label: "Page they came from",
    group: "from",
    is: ["Yes", "No"],
  },
  page: { label: "Page they are on", group: "where", is: ["Yes", "No"] },
  device: { label: "Device", group: "where", is: ["Is", "Is not"] },
  language: {
    label: "Language of the browser",
    group: "where",
    is: ["Is one of", "Is none of"],
  },
  country: {
    label: "Country",
    group: "where",
    is: ["Is one of", "Is none of"],
    hook: {
      code: 'reprise.country = "DE"',
      text: "Nothing is asked over the network: the site has to say the country its server knows. Until it does, nobody's country is known.",
    },
  },
  time: {
    label: "Weekday and hour",
    group: "when",
    is: ["Within", "Outside"],
  },
  dates: { label: "Dates", group: "when", is: ["Within", "Outside"] },
};

export const CONDITION_KINDS = Object.keys(CONDITIONS) as ConditionKind[];

/** Whether a condition is turned into its opposite. */
export function isNot(condition: Condition): boolean {
  return condition.not === true;
}

/** The same condition, or its opposite. */
export function withNot(condition: Condition, not: boolean): Condition {
  const plain = { ...condition };
  delete plain.not;
  return not ? { ...plain, not: true } : plain;
}

/** A fresh condition. Some need a value first; until then they are not kept. */
export function newCondition(
  kind: ConditionKind,
  hasCampaign: boolean,
): Condition {
  switch (kind) {
    case "visitor":
      return { kind, is: "new" };
    case "utm":
      return hasCampaign
        ? { kind, key: "campaign", values: [CAMPAIGN_VALUE] }
        : { kind, key: "medium", values: [] };
    case "page":
    case "referrer":
      return { kind, how: "contains", values: [] };
    case "device":
      return { kind, is: ["phone"] };
    case "language":
    case "country":
      return { kind, is: [] };
    case "time":
      return {
        kind,
        weekdays: ["mon", "tue", "wed", "thu", "fri"],
        from: "09:00",
        until: "18:00",
      };
    case "dates":
    case "cart":
    case "logged_in":
      return { kind };
  }
}

/** Whether something is there to keep; what exactly is allowed the program says. */
export function isBegun(piece: Condition | Trigger): boolean {
  switch (piece.kind) {
    case "utm":
    case "page":
    case "referrer":
      return piece.values.length > 0;
    case "language":
    case "country":
      return piece.is.length > 0;
    case "dates":
      return piece.from !== undefined || piece.until !== undefined;
    case "cart":
      return piece.min !== undefined || piece.max !== undefined;
    case "click":
      return piece.selector !== "";
    case "call":
      return piece.name !== "";
    case "visitor":
    case "device":
    case "time":
    case "logged_in":
    case "at_once":
    case "delay":
    case "time_on_site":
    case "pages":
    case "scroll":
    case "inactivity":
    case "exit_intent":
      return true;
  }
}

interface TriggerWords {
  label: string;
  help?: string;
}

export const TRIGGERS: Record<TriggerKind, TriggerWords> = {
  at_once: {
    label: "At once",
    help: "As soon as the page is there. On a phone, Google holds it against pages that a window covers at once.",
  },
  delay: { label: "After a while on the page" },
  time_on_site: {
    label: "After a while on the site",
    help: "Over all pages of the visit; only time in which the page is looked at counts.",
  },
  pages: { label: "After some pages", help: "This page counts too." },
  scroll: {
    label: "After scrolling",
    help: "A page that fits the window cannot be scrolled, so it does not count there.",
  },
  inactivity: { label: "After doing nothing" },
  exit_intent: {
    label: "About to leave",
    help: "The pointer leaves through the upper edge; on a phone, fast scrolling up.",
  },
  click: {
    label: "A click on something",
    help: "Shows however often it was shown or closed before: the visitor asked for it.",
  },
  call: {
    label: "The site calls it",
    help: "The site decides, with a line of its own.",
  },
};

export const TRIGGER_KINDS = Object.keys(TRIGGERS) as TriggerKind[];

/** A fresh trigger. Some need a value first; until then they are not kept. */
export function newTrigger(kind: TriggerKind): Trigger {
  switch (kind) {
    case "at_once":
    case "exit_intent":
      return { kind };
    case "delay":
      return { kind, seconds: 8 };
    case "time_on_site":
    case "inactivity":
      return { kind, seconds: 30 };
    case "pages":
      return { kind, count: 2 };
    case "scroll":
      return { kind, percent: 50 };
    case "click":
      return { kind, selector: "" };
    case "call":
      return { kind, name: "" };
  }
}

export const VISITOR: Record<Visitor, string> = {
  new: "Is new",
  returning: "Has been here before",
};

export const UTM_KEYS: readonly UtmKey[] = [
  "campaign",
  "source",
  "medium",
  "content",
  "term",
];

export const HOW: Record<How, string> = {
  contains: "contains",
  equals: "is",
  begins: "begins with",
  pattern: "looks like (* for anything)",
};

export const DEVICE: Record<Device, string> = {
  desktop: "Desktop",
  tablet: "Tablet",
  phone: "Phone",
};

export const WEEKDAY: Record<Weekday, string> = {
  mon: "Mon",
  tue: "Tue",
  wed: "Wed",
  thu: "Thu",
  fri: "Fri",
  sat: "Sat",
  sun: "Sun",
};

export const FREQUENCY: Record<Frequency["kind"], string> = {
  always: "Every time",
  once_per_session: "Once per session",
  once_per_visitor: "Once per visitor",
  once_per: "Once in a while",
  at_most: "A number of times in all",
};

export function newFrequency(kind: Frequency["kind"]): Frequency {
  switch (kind) {
    case "always":
    case "once_per_session":
    case "once_per_visitor":
      return { kind };
    case "once_per":
      return { kind, n: 7, unit: "days" };
    case "at_most":
      return { kind, n: 3 };
  }
}

export const UNIT: Record<Unit, string> = {
  minutes: "minutes",
  hours: "hours",
  days: "days",
};

/** The record as options of a control, in its order. */
export function options<K extends string>(
  words: Record<K, string>,
): Option<K>[] {
  return (Object.keys(words) as K[]).map((value) => ({
    value,
    label: words[value],
  }));
}

/** A list with one entry changed, or put at its end. */
export function placed<T>(list: readonly T[], at: number, entry: T): T[] {
  return at < list.length
    ? list.map((it, index) => (index === at ? entry : it))
    : [...list, entry];
}

/** A list without one entry. */
export function dropped<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, index) => index !== at);
}
