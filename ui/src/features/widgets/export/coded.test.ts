import { expect, test } from "vitest";
import { coded } from "./coded";

test("what stands between backticks is code", () => {
  expect(coded("Upload `a.js` and `b.js`.")).toEqual([
    { text: "Upload ", isCode: false },
    { text: "a.js", isCode: true },
    { text: " and ", isCode: false },
    { text: "b.js", isCode: true },
    { text: ".", isCode: false },
  ]);
  expect(coded("Nothing here.")).toEqual([
    { text: "Nothing here.", isCode: false },
  ]);
});
