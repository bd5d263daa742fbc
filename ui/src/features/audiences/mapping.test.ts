import { expect, test } from "vitest";
import type { ColumnMap } from "../../host";
import { consequences, meaningOf, namesSomebody, withMeaning } from "./mapping";

const NOTHING: ColumnMap = {};

test("a column means one thing, and a meaning has one column", () => {
  const first = withMeaning(NOTHING, 0, "email");
  const moved = withMeaning(first, 1, "email");
  expect([meaningOf(moved, 0), meaningOf(moved, 1)]).toEqual([null, "email"]);
  const changed = withMeaning(moved, 1, "phone");
  expect(changed).toEqual({ phone: 1 });
  expect(meaningOf(withMeaning(changed, 1, null), 1)).toBeNull();
});

test("somebody is named by an address or a number", () => {
  expect(namesSomebody({ ...NOTHING, first_name: 0 })).toBe(false);
  expect(namesSomebody({ ...NOTHING, external_id: 0 })).toBe(true);
});

test("what will happen says that unknown consent is never granted", () => {
  const said = consequences({ ...NOTHING, email: 0, phone: 1 }, null);
  expect(said[0]).toBe(
    "People with the same e-mail address, else phone number become one.",
  );
  expect(said[1]).toContain("consent stays unknown");
  expect(said[2]).toContain("nobody counts as a buyer");
});

test("adding to a list fills blanks only", () => {
  const map = { ...NOTHING, email: 0, email_consent: 1, last_order: 2 };
  const said = consequences(map, "Orders");
  expect(said[0]).toContain("already in ‘Orders’");
  expect(said[1]).toContain("Only blanks are filled");
  expect(said[2]).toContain("Consent to e-mail counts only");
  expect(said).toHaveLength(3);
});
