import { expect, test } from "vitest";
import type { ColumnMap } from "../../../host";
import {
  fieldOf,
  meaningOf,
  MEANINGS,
  namesSomebody,
  remarksOn,
  samples,
  withMeaning,
  withPolicy,
} from "./mapping";

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
  expect(namesSomebody({ first_name: 0 })).toBe(false);
  expect(namesSomebody({ external_id: 0 })).toBe(true);
});

test("every meaning is offered once, and only fields have a policy", () => {
  const values = MEANINGS.map((it) => it.value);
  expect(new Set(values).size).toBe(values.length);
  expect(values.filter((it) => fieldOf(it) === null)).toEqual([
    "consent_time",
    "consent_source",
    "consent_proof",
  ]);
});

test("filling blanks is not written down", () => {
  const one = withPolicy({}, "country", "overwrite");
  expect(one).toEqual({ country: "overwrite" });
  expect(withPolicy(one, "country", "fill")).toEqual({});
  expect(withPolicy(one, "zip", "skip")).toEqual({
    country: "overwrite",
    zip: "skip",
  });
});

test("samples are different values that hold something", () => {
  const rows = [["DE"], ["DE"], [" "], [], ["AT"], ["FR"], ["US"]];
  expect(samples(rows, 0)).toEqual(["DE", "AT", "FR"]);
});

test("without consent or orders, that is said", () => {
  expect(remarksOn({ email: 0 })).toHaveLength(2);
  expect(remarksOn({ email: 0, sms_consent: 1, orders: 2 })).toEqual([]);
});
