import { expect, test } from "vitest";
import { fileName } from "./file-name";

test("a file is named after what is in it", () => {
  expect(fileName(["Kettle & Kiln", "Spring brief"], "pdf")).toBe(
    "kettle-kiln-spring-brief.pdf",
  );
  expect(fileName(["Кофейня", ""], "ics")).toBe("кофейня.ics");
});

test("a name can neither be empty nor lead out of its folder", () => {
  expect(fileName(["../../", "…"], "docx")).toBe("reprise.docx");
});
