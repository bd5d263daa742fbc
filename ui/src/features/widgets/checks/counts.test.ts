import { expect, test } from "vitest";
import type { Severity, WidgetCheck } from "../../../host";
import { countWords, worst } from "./counts";

function found(severity: Severity): WidgetCheck {
  return { rule: "contrast", severity, sentence: "", hint: "", mend: null };
}

test("what must be mended is counted apart from remarks", () => {
  expect(countWords([])).toBe("");
  expect(countWords([found("note")])).toBe("1 remark");
  expect(countWords([found("error"), found("warning"), found("note")])).toBe(
    "1 to mend, 2 remarks",
  );
});

test("the weightiest decides the tone", () => {
  expect(worst([])).toBeUndefined();
  expect(worst([found("note"), found("warning")])).toBe("warning");
  expect(worst([found("note"), found("error")])).toBe("error");
});
