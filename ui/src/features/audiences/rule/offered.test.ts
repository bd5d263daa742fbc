import { expect, test } from "vitest";
import type { ContactImportView, Product } from "../../../host";
import { offeredImports, offeredProducts } from "./offered";

test("imports of one file are told apart by their day", () => {
  const first: ContactImportView = {
    id: "a",
    name: "shop.csv",
    list: "Customers",
    at: "2026-03-02T09:00:00",
    rows: 1204,
    people: 1,
  };
  const offered = offeredImports([
    first,
    { ...first, id: "b", at: "2026-04-01T09:00:00" },
  ]);
  expect(offered[0]?.label).not.toBe(offered[1]?.label);
  expect(offered[0]?.note).toBe("1,204 rows, 1 person");
});

test("products nobody bought come after those that were, each once", () => {
  const product = (name: string) => ({ name }) as Product;
  const offered = offeredProducts(
    [{ word: "Espresso", people: 3 }],
    [product("Kettle"), product("espresso")],
  );
  expect(offered.map((it) => it.value)).toEqual(["Espresso", "Kettle"]);
  expect(offered[1]?.note).toBe("nobody yet");
});
