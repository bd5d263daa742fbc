/*
 * What the screen asks of the played page, and what that page tells. Each side reads what arrives by the shapes below:
 * only known fields of the right kind come through, and anything else is nothing.
 */

type Read<T> = (value: unknown) => T;
type Of<R> = R extends Read<infer T> ? T : never;

/** Longest text and longest list that come through. */
const LETTERS = 4000;
const ENTRIES = 200;

/** Instants a `Date` can hold. */
const LAST = 8.64e15;

class Wrong extends Error {}

function need(holds: boolean): asserts holds {
  if (!holds) throw new Wrong();
}

const text: Read<string> = (value) => {
  need(typeof value === "string" && value.length <= LETTERS);
  return value;
};

const flag: Read<boolean> = (value) => {
  need(typeof value === "boolean");
  return value;
};

function number(least: number, most: number): Read<number> {
  return (value) => {
    need(typeof value === "number" && value >= least && value <= most);
    return value;
  };
}

function word<W extends string>(...words: W[]): Read<W> {
  return (value) => {
    const found = words.find((it) => it === value);
    need(found !== undefined);
    return found;
  };
}

function orNull<T>(read: Read<T>): Read<T | null> {
  return (value) => (value === null ? null : read(value));
}

function list<T>(read: Read<T>): Read<T[]> {
  return (value) => {
    need(Array.isArray(value) && value.length <= ENTRIES);
    return value.map(read);
  };
}

type Fields = { readonly [name: string]: Read<unknown> };

function record<F extends Fields>(
  fields: F,
): Read<{ [K in keyof F]: Of<F[K]> }> {
  return (value) => {
    need(typeof value === "object" && value !== null);
    const given = value as { [name: string]: unknown };
    const all = Object.entries(fields).map(([name, read]) => {
      need(Object.hasOwn(given, name));
      return [name, read(given[name])] as const;
    });
    return Object.fromEntries(all) as { [K in keyof F]: Of<F[K]> };
  };
}

/** The first shape that fits. */
function one<T extends readonly Read<unknown>[]>(
  ...shapes: T
): Read<Of<T[number]>> {
  return (value) => {
    for (const shape of shapes) {
      try {
        return shape(value) as Of<T[number]>;
      } catch (thrown) {
        if (!(thrown instanceof Wrong)) throw thrown;
      }
    }
    throw new Wrong();
  };
}

const instant = number(-LAST, LAST);
const amount = number(0, 1e9);

/** Who comes, and how. */
const visitor = record({
  /** When the visit begins. */
  at: instant,
  address: text,
  referrer: text,
  /** Whether there was a visit three days before. */
  returning: flag,
  device: word("desktop", "tablet", "phone"),
  language: text,
  /** As the site says it; empty where it does not. */
  country: text,
  /** As the site says it; null where it does not. */
  loggedIn: orNull(flag),
  cart: orNull(amount),
  /** Whether the browser forgets what scripts stored after 7 days without a visit. */
  forgets: flag,
  /** Whether the site knows the visitor's address already. */
  subscriber: flag,
  /** Whether the site knows that the visitor bought. */
  converted: flag,
  /** The widget that is tried. */
  widget: text,
  /** Its version that the visitor gets: empty for chance, `-` for the share that sees nothing. */
  version: text,
});

const seconds = number(1, 86_400);
const days = number(1, 366);

/** What the visitor, the clock or the site does. The last two happen on the page itself. */
const act = one(
  record({ kind: word("read"), seconds }),
  record({ kind: word("idle"), seconds }),
  record({ kind: word("away"), days }),
  record({ kind: word("scroll"), percent: number(0, 100) }),
  record({ kind: word("leave") }),
  record({ kind: word("go"), address: text }),
  record({ kind: word("return"), days }),
  record({ kind: word("call"), name: text }),
  record({ kind: word("cart"), value: amount }),
  record({ kind: word("order") }),
);

/** What a decision of the script rests on. */
const facts = record({
  /** Which of the widget's conditions do not hold, by their place. */
  fails: list(number(0, ENTRIES)),
  address: text,
  /** Where the session came from; empty for a direct visit. */
  from: text,
  /** The remembered tags, as `utm_medium=email`. */
  tags: list(text),
  isNew: flag,
  cart: orNull(amount),
  loggedIn: flag,
  /** How often the widget was shown, and when it was closed last. */
  shown: number(0, 1e6),
  closed: orNull(instant),
});

const line = one(
  record({ at: instant, kind: word("came"), address: text }),
  record({ at: instant, kind: word("did"), act }),
  record({ at: instant, kind: word("forgot") }),
  record({ at: instant, kind: word("went"), address: text }),
  record({
    at: instant,
    kind: word("lead"),
    /** Where it would have been sent; empty when nowhere. */
    url: text,
    fields: list(record({ name: text, value: text })),
  }),
  record({
    at: instant,
    kind: word("entry"),
    says: word(
      "idle",
      "page",
      "triggered",
      "held",
      "shown",
      "closed",
      "sent",
      "queued",
      "refused",
    ),
    why: text,
    widget: text,
    facts,
  }),
);

const ask = one(
  record({ ask: word("begin"), visitor }),
  record({ ask: word("act"), act }),
);

const tell = one(
  record({ tell: word("ready") }),
  /** Some five times a second. */
  record({ tell: word("clock"), at: instant, address: text }),
  record({ tell: word("line"), line }),
  /** What was asked last is done. */
  record({ tell: word("done") }),
);

export type PlayedVisitor = Of<typeof visitor>;
export type Act = Of<typeof act>;
export type Facts = Of<typeof facts>;
export type Line = Of<typeof line>;
export type Ask = Of<typeof ask>;
export type Tell = Of<typeof tell>;

/** What the page is asked; nothing for anything else. */
export function readAsk(data: unknown): Ask | undefined {
  return read(ask, data);
}

/** What the page tells; nothing for anything else. */
export function readTell(data: unknown): Tell | undefined {
  return read(tell, data);
}

/** A text as long as one that comes through. */
export function fitting(words: string): string {
  return words.length <= LETTERS ? words : `${words.slice(0, LETTERS - 1)}…`;
}

function read<T>(shape: Read<T>, data: unknown): T | undefined {
  try {
    return shape(data);
  } catch {
    // A getter that throws is as wrong as a missing field.
    return undefined;
  }
}
