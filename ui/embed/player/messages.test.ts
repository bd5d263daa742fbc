// What comes through between the screen and the page, and what does not.
import { expect, test } from "vitest";
import { readAsk, readTell } from "./messages";

const FACTS = {
  fails: [0],
  address: "https://shop.example/",
  from: "",
  tags: ["utm_medium=email"],
  isNew: true,
  cart: null,
  loggedIn: false,
  shown: 0,
  closed: null,
};
const ENTRY = {
  at: 5,
  kind: "entry",
  says: "held",
  why: "frequency",
  widget: "w",
  facts: FACTS,
};

test("known messages come through", () => {
  const read = { ask: "act", act: { kind: "read", seconds: 5 } };
  expect(readAsk(read)).toEqual(read);
  const line = { tell: "line", line: ENTRY };
  expect(readTell(line)).toEqual(line);
  expect(readTell({ tell: "ready" })).toEqual({ tell: "ready" });
});

test("fields nobody knows are left behind", () => {
  const asked = { ask: "act", act: { kind: "leave", evil: "x" }, more: 1 };
  expect(readAsk(asked)).toEqual({ ask: "act", act: { kind: "leave" } });
});

test.each([
  [null],
  ["ready"],
  [{}],
  [[]],
  [{ tell: "clock", at: "now", address: "" }],
  [{ tell: "clock", at: NaN, address: "" }],
  [{ tell: "clock", at: 9e15, address: "" }],
  [{ tell: "clock", at: 5, address: "x".repeat(5000) }],
  [{ tell: "line", line: { ...ENTRY, says: "eval" } }],
  [{ tell: "line", line: { ...ENTRY, facts: { ...FACTS, tags: [1] } } }],
  [{ tell: "line", line: { ...ENTRY, facts: { ...FACTS, fails: [1, -1] } } }],
  [{ tell: "line", line: { at: 5, kind: "lead", url: "", fields: "no list" } }],
  [
    {
      tell: "line",
      line: {
        at: 5,
        kind: "lead",
        url: "",
        fields: Array.from({ length: 201 }, () => ({ name: "", value: "" })),
      },
    },
  ],
  // What is not its own is not there.
  [Object.create({ tell: "ready" })],
])("%j does not come through", (data) => {
  expect(readTell(data)).toBeUndefined();
});

test("the page does only what it is known to do, in measure", () => {
  for (const act of [
    { kind: "read", seconds: 0 },
    { kind: "read", seconds: Infinity },
    { kind: "return", days: 4000 },
    { kind: "scroll", percent: 101 },
    { kind: "go" },
    { kind: "navigate", address: "https://elsewhere.example/" },
  ]) {
    expect(readAsk({ ask: "act", act })).toBeUndefined();
  }
  expect(readAsk({ ask: "begin", visitor: { at: 5 } })).toBeUndefined();
});
