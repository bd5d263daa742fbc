import { expect, test } from "vitest";
import type { Design } from "../../host";
import { FIRST, firstWords } from "./first-words";

function spoken(language: string, ...others: string[]): Design {
  const languages = Object.fromEntries(
    [language, ...others].map((it) => [it, {}]),
  );
  return { language, languages } as unknown as Design;
}

test("every language on file says the same things", () => {
  const parts = (language: string) =>
    Object.entries(FIRST[language] ?? {}).map(([begins, texts]) => [
      begins,
      Object.keys(texts),
    ]);
  for (const [language, all] of Object.entries(FIRST)) {
    expect(parts(language)).toEqual(parts("en"));
    for (const text of Object.values(all).flatMap((it) => Object.values(it)))
      expect(text.trim(), language).not.toBe("");
  }
});

test("a block begins in each language that is on file", () => {
  const said = firstWords(spoken("de-AT", "fr", "ja"), "rating", "rating_2");
  expect(said("de-AT")).toMatchObject({ "rating_2.low": "Gar nicht" });
  expect(said("fr")["rating_2"]).toBe("Nous recommanderiez-vous ?");
  // The first language speaks there.
  expect(said("ja")).toEqual({});
});

test("a first language that is not on file begins in English", () => {
  const said = firstWords(spoken("ja", "de"), "button", "button");
  expect([said("ja"), said("de")]).toEqual([
    { button: "Go on" },
    { button: "Weiter" },
  ]);
});
