import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { currencySign, minorDigits } from "./currency";

// Tests run in the folder `ui`.
const money = readFileSync("../src-tauri/crates/domain/src/money.rs", "utf8");

test("the page counts and signs currencies as the plan does", () => {
  const digits = [
    ...money.matchAll(/^ +((?:"[A-Z]{3}" \| )+"[A-Z]{3}") => (\d),$/gm),
  ];
  expect(digits).toHaveLength(2);
  for (const [, codes = "", count] of digits)
    for (const code of codes.match(/[A-Z]{3}/g) ?? [])
      expect([code, minorDigits(code)]).toEqual([code, Number(count)]);
  const signs = [...money.matchAll(/^ +"([A-Z]{3})" => "(.+)",$/gm)];
  expect(signs).toHaveLength(4);
  for (const [, code = "", sign] of signs)
    expect(currencySign(code)).toBe(sign);
  expect(minorDigits("EUR")).toBe(2);
  expect(currencySign("CHF")).toBeUndefined();
});
