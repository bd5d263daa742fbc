// What a condition may be about, the ways it may be put, and what it still lacks.
import type {
  ConsentAnswer,
  DayTest,
  Field,
  Has,
  OrderMeasure,
  NumberTest,
  TextTest,
} from "../../../host";
import {
  conditions,
  isGroup,
  type Asked,
  type Condition,
  type Group,
  type Piece,
} from "./tree";

/** What a condition is about, by one word of its own. */
export type Subject =
  "lists" | "imports" | "audience" | "bought" | OrderMeasure | Field;

interface Known {
  label: string;
  group: string;
  /** The condition one begins with. */
  begin: () => Condition;
}

const DAY: DayTest = { op: "in_last", days: 90 };

function text(field: Field): () => Condition {
  return () => ({ if: "text", field, test: { op: "is", value: "" } });
}

function words(field: Field): () => Condition {
  return () => ({ if: "words", field, has: "any_of", words: [] });
}

function day(field: Field): () => Condition {
  return () => ({ if: "day", field, test: DAY });
}

function consent(field: Field): () => Condition {
  return () => ({ if: "consent", field, is: "granted" });
}

function number(measure: OrderMeasure, value: number): () => Condition {
  return () => ({ if: "number", measure, test: { op: "at_least", value } });
}

const WHERE = "Where they are from";
const ORDERS = "Orders";
const CONSENT = "Consent";
const PERSON = "The person";

/** In the order of the list one chooses from: what is asked most first. */
export const SUBJECTS: Record<Subject, Known> = {
  lists: {
    label: "Contact list",
    group: WHERE,
    begin: () => ({ if: "lists", has: "any_of", lists: [] }),
  },
  tags: { label: "Tags", group: WHERE, begin: words("tags") },
  audience: {
    label: "Other audience",
    group: WHERE,
    begin: () => ({ if: "audience", is: "in", audience: "" }),
  },
  imports: {
    label: "Import",
    group: WHERE,
    begin: () => ({ if: "imports", has: "any_of", imports: [] }),
  },
  subscribed_on: {
    label: "Joined on",
    group: WHERE,
    begin: day("subscribed_on"),
  },
  bought: {
    label: "Ever bought",
    group: ORDERS,
    begin: () => ({ if: "bought", ever: "ever" }),
  },
  last_order: { label: "Last order", group: ORDERS, begin: day("last_order") },
  first_order: {
    label: "First order",
    group: ORDERS,
    begin: day("first_order"),
  },
  orders: {
    label: "Number of orders",
    group: ORDERS,
    begin: number("orders", 2),
  },
  spent: { label: "Money spent", group: ORDERS, begin: number("spent", 10000) },
  average_order: {
    label: "Average order",
    group: ORDERS,
    begin: number("average_order", 5000),
  },
  products: {
    label: "Products bought",
    group: ORDERS,
    begin: words("products"),
  },
  email_consent: {
    label: "Consent to e-mail",
    group: CONSENT,
    begin: consent("email_consent"),
  },
  sms_consent: {
    label: "Consent to text messages",
    group: CONSENT,
    begin: consent("sms_consent"),
  },
  ad_user_data: {
    label: "Consent to ad data",
    group: CONSENT,
    begin: consent("ad_user_data"),
  },
  ad_personalization: {
    label: "Consent to personalized ads",
    group: CONSENT,
    begin: consent("ad_personalization"),
  },
  country: { label: "Country", group: PERSON, begin: text("country") },
  language: { label: "Language", group: PERSON, begin: text("language") },
  region: { label: "Region", group: PERSON, begin: text("region") },
  city: { label: "City", group: PERSON, begin: text("city") },
  zip: { label: "Postal code", group: PERSON, begin: text("zip") },
  email: { label: "E-mail", group: PERSON, begin: text("email") },
  phone: { label: "Phone", group: PERSON, begin: text("phone") },
  first_name: { label: "First name", group: PERSON, begin: text("first_name") },
  last_name: { label: "Last name", group: PERSON, begin: text("last_name") },
  external_id: {
    label: "Customer number",
    group: PERSON,
    begin: text("external_id"),
  },
};

export function subjectOf(ask: Condition): Subject {
  switch (ask.if) {
    case "lists":
    case "imports":
    case "audience":
    case "bought":
      return ask.if;
    case "number":
      return ask.measure;
    case "text":
    case "known":
    case "words":
    case "consent":
    case "day":
      return ask.field;
  }
}

/** Every way a condition of one kind may be put. */
export type Way =
  | TextTest["op"]
  | DayTest["op"]
  | NumberTest["op"]
  | Has
  | ConsentAnswer
  | "ever"
  | "never"
  | "in"
  | "not_in"
  | "known"
  | "blank";

interface Put {
  value: Way;
  label: string;
}

const BLANK: Put[] = [
  { value: "known", label: "is known" },
  { value: "blank", label: "is unknown" },
];

const WAYS = {
  text: [
    { value: "is", label: "is" },
    { value: "is_not", label: "is not" },
    { value: "contains", label: "contains" },
    { value: "begins", label: "begins with" },
    ...BLANK,
  ],
  words: [
    { value: "any_of", label: "any of" },
    { value: "all_of", label: "all of" },
    { value: "none_of", label: "none of" },
    ...BLANK,
  ],
  members: [
    { value: "any_of", label: "on any of" },
    { value: "all_of", label: "on all of" },
    { value: "none_of", label: "on none of" },
  ],
  consent: [
    { value: "granted", label: "granted" },
    { value: "soft_opt_in", label: "a soft opt-in" },
    { value: "denied", label: "denied" },
    { value: "unknown", label: "unknown" },
  ],
  day: [
    { value: "in_last", label: "in the last" },
    { value: "more_than_ago", label: "longer ago than" },
    { value: "in_next", label: "in the next" },
    { value: "after", label: "after" },
    { value: "before", label: "before" },
    { value: "on", label: "on" },
    { value: "between", label: "between" },
    ...BLANK,
  ],
  number: [
    { value: "at_least", label: "at least" },
    { value: "at_most", label: "at most" },
    { value: "more_than", label: "more than" },
    { value: "less_than", label: "less than" },
    { value: "is", label: "exactly" },
    { value: "between", label: "between" },
  ],
  bought: [
    { value: "ever", label: "yes" },
    { value: "never", label: "never" },
  ],
  audience: [
    { value: "in", label: "in" },
    { value: "not_in", label: "not in" },
  ],
} as const satisfies Record<string, readonly Put[]>;

export function waysOf(ask: Condition): readonly Put[] {
  const begun = ask.if === "known" ? SUBJECTS[ask.field].begin() : ask;
  switch (begun.if) {
    case "lists":
    case "imports":
      return WAYS.members;
    case "known":
      return BLANK;
    case "text":
    case "words":
    case "consent":
    case "day":
    case "number":
    case "bought":
    case "audience":
      return WAYS[begun.if];
  }
}

export function wayOf(ask: Condition): Way {
  switch (ask.if) {
    case "text":
    case "day":
    case "number":
      return ask.test.op;
    case "words":
    case "lists":
    case "imports":
      return ask.has;
    case "consent":
    case "audience":
      return ask.is;
    case "known":
      return ask.is === "known" ? "known" : "blank";
    case "bought":
      return ask.ever;
  }
}

/** The same question put another way, with what was filled in as far as it fits. */
export function putAs(ask: Condition, way: Way, today: string): Condition {
  if (way === "known" || way === "blank") {
    const subject = subjectOf(ask) as Field;
    return {
      if: "known",
      field: subject,
      is: way === "known" ? "known" : "unknown",
    };
  }
  const from = ask.if === "known" ? SUBJECTS[ask.field].begin() : ask;
  switch (from.if) {
    case "text":
      return { ...from, test: { op: way, value: from.test.value } as TextTest };
    case "words":
      return { ...from, has: way as Has };
    case "lists":
    case "imports":
      return { ...from, has: way as Has };
    case "consent":
      return { ...from, is: way as ConsentAnswer };
    case "audience":
      return { ...from, is: way as "in" | "not_in" };
    case "bought":
      return { ...from, ever: way as "ever" | "never" };
    case "day":
      return { ...from, test: dayAs(from.test, way as DayTest["op"], today) };
    case "number":
      return { ...from, test: numberAs(from.test, way as NumberTest["op"]) };
    case "known":
      return from;
  }
}

function dayAs(test: DayTest, op: DayTest["op"], today: string): DayTest {
  const days = "days" in test ? test.days : 90;
  const day =
    "day" in test ? test.day : "period" in test ? test.period.first : today;
  switch (op) {
    case "in_last":
    case "more_than_ago":
    case "in_next":
      return { op, days };
    case "before":
    case "on":
    case "after":
      return { op, day };
    case "between":
      return {
        op,
        period:
          "period" in test
            ? test.period
            : { first: day, last: later(day, today) },
      };
  }
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function numberAs(test: NumberTest, op: NumberTest["op"]): NumberTest {
  const value = test.op === "between" ? test.low : test.value;
  return op === "between"
    ? { op, low: value, high: test.op === "between" ? test.high : value }
    : { op, value };
}

/** What a condition still lacks, said to the person; undefined when it is whole. */
export function lackOfCondition(ask: Condition): string | undefined {
  switch (ask.if) {
    case "text":
      return ask.test.value.trim() ? undefined : "Write what it should be.";
    case "words":
      if (ask.words.length > 0) return undefined;
      return ask.field === "tags"
        ? "Write at least one tag."
        : "Choose at least one product.";
    case "lists":
      return ask.lists.length > 0 ? undefined : "Choose at least one list.";
    case "imports":
      return ask.imports.length > 0 ? undefined : "Choose at least one import.";
    case "audience":
      return ask.audience ? undefined : "Choose an audience.";
    case "day":
      if ("day" in ask.test && !ask.test.day) return "Choose a day.";
      if (ask.test.op !== "between") return undefined;
      if (!ask.test.period.first || !ask.test.period.last)
        return "Choose both days.";
      return ask.test.period.first <= ask.test.period.last
        ? undefined
        : "The first day is after the last.";
    case "number":
      return ask.test.op === "between" && ask.test.low > ask.test.high
        ? "The lower figure is above the higher."
        : undefined;
    case "known":
    case "consent":
    case "bought":
      return undefined;
  }
}

export function unfinished(tree: Group): Asked[] {
  return conditions(tree).filter((it) => lackOfCondition(it.ask) !== undefined);
}

/** Without the conditions that lack something: they neither hold nor fail yet, and groups of nothing else go with them. */
export function finished(tree: Group): Group {
  return { ...tree, of: tree.of.flatMap(finishedPiece) };
}

function finishedPiece(piece: Piece): Piece[] {
  if (!isGroup(piece)) return lackOfCondition(piece.ask) ? [] : [piece];
  const whole = finished(piece);
  return whole.of.length === 0 ? [] : [whole];
}
