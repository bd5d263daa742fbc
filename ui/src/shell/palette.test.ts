import { expect, test } from "vitest";
import { fit, found, type Entry } from "./palette";

function entry(label: string): Entry {
  return { id: label, label, kind: "", note: "", act: () => {} };
}

test("the start of a name comes before the start of a word, before letters in order", () => {
  const entries = ["Winter sale", "The win-back", "Darwin", "Waiting list"].map(
    entry,
  );
  expect(found(entries, "win").map((it) => it.label)).toEqual([
    "Winter sale",
    "The win-back",
    "Darwin",
    "Waiting list",
  ]);
});

test("accents and capitals make no difference", () => {
  expect(fit("Café Łódź", "cafe")).toBe(100);
  expect(fit("Кофейня", "КОФ")).toBe(100);
});

test("what does not fit is left out", () => {
  expect(found([entry("Plan")], "xyz")).toEqual([]);
});
