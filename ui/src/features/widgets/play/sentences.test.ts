// The log says in words what happened, and names the rule that decided.
import { describe, expect, test } from "vitest";
import type {
  Facts,
  Line,
  PlayedVisitor,
} from "../../../../embed/player/messages";
import type { WidgetPlayed, ToldWidget } from "../../../host";
import { saidOf, statusOf } from "./sentences";

const AT = Date.parse("2026-11-24T09:00:00Z");
const DAY = 86_400_000;

const WELCOME: ToldWidget = {
  id: "w",
  name: "Welcome",
  priority: 3,
  conditions: ["the visitor is new", "utm_medium is ‘email’"],
  any: false,
  triggers: [
    {
      kind: "delay",
      sentence: "after 8 seconds on the page",
      name: null,
      seconds: null,
    },
  ],
  frequency: "once per session",
  rests: 7,
  days: "between 1 Dec 2026 and 9 Dec 2026",
  versions: [],
  holds_out: false,
};
const OTHER: ToldWidget = { ...WELCOME, id: "o", name: "Sale", priority: 5 };

const PLAY = {
  now: new Date(AT).toISOString(),
  shop: { zone: "Europe/Berlin", currency: "EUR" },
  widgets: [OTHER, WELCOME],
} as unknown as WidgetPlayed;

const VISITOR = {
  device: "phone",
  country: "",
  language: "de",
  loggedIn: null,
} as PlayedVisitor;

const FACTS: Facts = {
  fails: [],
  address: "https://shop.example/cart?a=1",
  from: "",
  tags: [],
  isNew: false,
  cart: null,
  loggedIn: false,
  shown: 1,
  closed: AT - 2 * DAY,
};

type Entry = Extract<Line, { kind: "entry" }>;

function entry(
  says: Entry["says"],
  why: string,
  facts: Partial<Facts> = {},
  widget = "w",
): Line {
  const all = { ...FACTS, ...facts };
  return { at: AT, kind: "entry", says, why, widget, facts: all };
}

function said(line: Line, play = PLAY, visitor = VISITOR): string {
  const [first] = saidOf([line], play, visitor);
  return first ? `${first.head}: ${first.text}` : "";
}

function held(why: string, facts: Partial<Facts> = {}, play = PLAY): string {
  return said(entry("held", why, facts), play).replace(
    "‘Welcome’ is held back: ",
    "",
  );
}

describe("held back", () => {
  test.each([
    ["closed_recently", {}, "Closed 2 days ago; it rests 7 days."],
    ["frequency", {}, "Once per session, and it was shown once already."],
    [
      "frequency",
      { shown: 3 },
      "Once per session, and it was shown 3 times already.",
    ],
    [
      "schedule",
      {},
      "It may show between 1 Dec 2026 and 9 Dec 2026 only; it is Tue 24 Nov 2026.",
    ],
    ["subscriber", {}, "Never to people who signed up, and this one did."],
    [
      "condition:visitor",
      { fails: [0, 1] },
      "It asks that the visitor is new; this one has been here before.",
    ],
    [
      "condition:utm",
      { fails: [1], tags: ["utm_medium=cpc"] },
      "It asks that utm_medium is ‘email’; this visit carries utm_medium=cpc.",
    ],
    [
      "condition:page",
      { fails: [1] },
      "It asks that utm_medium is ‘email’; this is /cart?a=1.",
    ],
    [
      "condition:time",
      { fails: [1] },
      "It asks that utm_medium is ‘email’; it is Tue 24 Nov 2026, 10:00.",
    ],
    [
      "condition:cart",
      { fails: [1], cart: 12.5 },
      "It asks that utm_medium is ‘email’; the cart holds €12.50.",
    ],
  ])("%s", (why, facts, words) => {
    expect(held(why, facts)).toBe(words);
  });

  test("where one rule would be enough, all are named", () => {
    const any = { ...PLAY, widgets: [OTHER, { ...WELCOME, any: true }] };
    expect(held("condition:utm", { fails: [0, 1] }, any)).toBe(
      "It asks that the visitor is new, or utm_medium is ‘email’, and none of that is so.",
    );
  });

  test("by the widget that is open, with both priorities", () => {
    const lines = [
      entry("shown", "delay", {}, "o"),
      entry("held", "another_open"),
    ];
    expect(saidOf(lines, PLAY, VISITOR)[1]?.text).toBe(
      "‘Sale’ is open in its place (priority 5 against 3).",
    );
  });

  test("a script whose last day is over says which day that is", () => {
    const over = entry("idle", "ended", {}, "");
    expect(said(over, PLAY, { ...VISITOR, widget: "w" })).toBe(
      "The script does nothing: The last day of its widgets is over, and it may show between 1 Dec 2026 and 9 Dec 2026 only; it is Tue 24 Nov 2026.",
    );
  });

  test("no reason of the script is without words", () => {
    for (const why of [
      "schedule",
      "frequency",
      "closed_recently",
      "subscriber",
      "converted",
      "another_open",
      "another_shown",
      "page_dialog",
      "hidden_tab",
      "awaiting_consent",
      "countdown_over",
      "no_place",
      "would_shift",
      "no_games",
      "held_out",
    ]) {
      expect(held(why)).toMatch(/^[A-Z].* .*\.$/);
    }
  });
});

test("a widget alone goes without its name, and what shows needs no word before", () => {
  const alone = { ...PLAY, widgets: [WELCOME] };
  const lines = [entry("triggered", "delay"), entry("shown", "delay")];
  expect(saidOf(lines, alone, VISITOR).map((it) => it.head)).toEqual([
    "The widget shows",
  ]);
  const held = [entry("triggered", "delay"), entry("held", "frequency")];
  expect(saidOf(held, alone, VISITOR)).toHaveLength(2);
});

test("what shows says by which trigger and which rules", () => {
  expect(said(entry("shown", "delay", { fails: [0] }))).toBe(
    "‘Welcome’ shows: After 8 seconds on the page; utm_medium is ‘email’.",
  );
  expect(said(entry("shown", "teaser", { fails: [0, 1] }))).toBe(
    "‘Welcome’ shows: The visitor pressed its tab.",
  );
});

test("what is entered is said and where it would have gone", () => {
  const fields = [
    { name: "email", value: "a@b.example" },
    { name: "code", value: "" },
  ];
  const line: Line = {
    at: AT,
    kind: "lead",
    url: "https://crm.example/in",
    fields,
  };
  expect(said(line)).toBe(
    "Would have been sent to crm.example/in: Nothing left this window. email: a@b.example",
  );
  expect(said({ ...line, url: "" })).toContain("no address is set");
});

test("a deed is said as the visitor does it", () => {
  const did = (act: Extract<Line, { kind: "did" }>["act"]) =>
    saidOf([{ at: AT, kind: "did", act }], PLAY, VISITOR)[0]?.head;
  expect(did({ kind: "read", seconds: 5 })).toBe("Reads on for 5 seconds");
  expect(did({ kind: "read", seconds: 1800 })).toBe("Reads on for 30 minutes");
  expect(did({ kind: "leave" })).toBe("Scrolls up fast, to leave");
  expect(did({ kind: "return", days: 1 })).toBe(
    "Comes back a day later, by the shop's address",
  );
});

test("each widget stands as its last line left it, and anew on each page", () => {
  const came: Line = { at: AT, kind: "came", address: "https://shop.example/" };
  const status = (...lines: Line[]) =>
    statusOf(lines, PLAY, VISITOR).find((it) => it.widget.id === "w")?.text;
  expect(status(came)).toBe("Waits: after 8 seconds on the page.");
  const held = entry("held", "frequency");
  expect(status(came, held)).toBe(
    "Held back: once per session, and it was shown once already.",
  );
  expect(status(came, held, entry("shown", "delay"))).toBe("Is open.");
  expect(status(came, held, came)).toBe("Waits: after 8 seconds on the page.");
});
