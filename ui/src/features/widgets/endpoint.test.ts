import { expect, test } from "vitest";
import type { Design, Endpoint, WidgetBlock } from "../../host";
import { asked, beside, elsewhere, renamed, taken } from "./endpoint";

function design(...blocks: Partial<WidgetBlock>[]): Design {
  return {
    views: [{ id: "ask", blocks }],
    variants: [
      { id: "b", weight: 1, views: [{ id: "ask", blocks: [blocks[0]] }] },
    ],
  } as unknown as Design;
}

const form = design(
  { kind: "email", slot: "email" },
  { kind: "heading", slot: "heading" },
  { kind: "consent", slot: "consent" },
  { kind: "consent", slot: "sms" },
);

test("what is asked is told once, and two of a kind by their names", () => {
  expect(asked(form)).toEqual([
    { slot: "email", label: "E-mail field" },
    { slot: "consent", label: "Consent (consent)" },
    { slot: "sms", label: "Consent (sms)" },
  ]);
  expect(asked(design({ kind: "heading", slot: "heading" }))).toEqual([]);
});

test("the words of every consent go along", () => {
  const slots = beside(form).map((it) => it.slot);
  expect(slots.slice(0, 3)).toEqual(["consent_text", "sms_text", "page"]);
});

test("names of other widgets' fields are not lost sight of", () => {
  const endpoint = { names: { email: "EMAIL", phone: "SMS" } };
  expect(elsewhere(form, endpoint as unknown as Endpoint)).toEqual([
    { slot: "phone", label: "phone" },
  ]);
});

test("a field without a name, or with its own, is not kept", () => {
  expect(renamed({ email: "EMAIL" }, "name", "FNAME")).toEqual({
    email: "EMAIL",
    name: "FNAME",
  });
  expect(renamed({ email: "EMAIL" }, "email", " ")).toEqual({});
  expect(renamed({ email: "EMAIL" }, "email", "email")).toEqual({});
});

test("no two go under one name", () => {
  const endpoint = { names: { email: "EMAIL" }, extra: { list: "7" } };
  expect(taken(endpoint, " list ")).toBe(
    "There is a fixed field ‘list’ already.",
  );
  expect(taken(endpoint, "EMAIL")).toBe(
    "Another field goes under ‘EMAIL’ already.",
  );
  expect(taken(endpoint, "toString")).toBeUndefined();
  expect(taken(endpoint, "")).toBeUndefined();
});
