import { expect, test } from "vitest";
import { copyName, unlike } from "./names";

test("a name that is taken gets a number, whatever its capital letters", () => {
  expect(unlike("Buyers", [])).toBe("Buyers");
  expect(unlike("Buyers", ["BUYERS", "Buyers (2)"])).toBe("Buyers (3)");
});

test("a copy is called one, and each differently", () => {
  expect(copyName("Buyers", ["Buyers"])).toBe("Buyers (copy)");
  expect(copyName("Buyers", ["Buyers", "Buyers (copy)"])).toBe(
    "Buyers (copy) (2)",
  );
});

test("a long name keeps the limit, its letters whole, and says that it is a copy", () => {
  const long = "😀".repeat(120);
  for (const name of [copyName(long, []), copyName(long, [copyName(long, [])])])
    expect([...name].length).toBeLessThanOrEqual(120);
  expect(copyName(long, [])).toMatch(/^(😀)+… \(copy\)$/u);
  expect([...unlike(long, [])].length).toBeLessThanOrEqual(120);
});
