// The pretend page has an element for whatever selector a widget looks for, and for nothing else.
import { beforeEach, expect, test } from "vitest";
import { settle } from "./places";

beforeEach(() => {
  document.body.innerHTML =
    '<main><div class="clicks"></div><div class="places"></div></main>';
});

test.each([
  "#basket",
  ".size-guide",
  "div.a.b",
  "aside#x .inner",
  "[data-place='top']",
  "section > .list > .last",
])("%s is found", (selector) => {
  settle(selector, "place", document);
  const found = document.querySelectorAll(selector);
  expect(found).toHaveLength(1);
  expect(found[0]?.closest(".places")).not.toBeNull();
});

test("what is clicked is a button with the selector on it", () => {
  settle("nav .size-guide", "click", document);
  const found = document.querySelector("nav .size-guide");
  expect(found?.tagName).toBe("BUTTON");
  expect(found?.textContent).toBe("nav .size-guide");
});

test("an element that is there is not made again", () => {
  settle("main", "place", document);
  expect(document.querySelectorAll("main")).toHaveLength(1);
  expect(document.querySelector(".places")?.childElementCount).toBe(0);
});

test.each(["", "<img src=x onerror=alert(1)>", "::before", "[onclick='x()']"])(
  "%s makes nothing that does anything",
  (selector) => {
    settle(selector, "click", document);
    expect(document.querySelector("img,script")).toBeNull();
    for (const element of document.querySelectorAll("*")) {
      expect(element.getAttributeNames().join()).not.toMatch(
        /^on|,on|href|src/,
      );
    }
  },
);
