import { expect, test } from "vitest";
import { pageWords } from "./page";

test("a page of the client's own site is told by its path", () => {
  const site = "https://shop.example/";
  expect(pageWords("https://shop.example/tea?size=1", site)).toBe(
    "/tea?size=1",
  );
  expect(pageWords("https://shop.example", site)).toBe("/");
  expect(pageWords("https://shop.example.org/tea", site)).toBe(
    "shop.example.org/tea",
  );
  expect(pageWords("https://other.example/tea", "")).toBe("other.example/tea");
});
