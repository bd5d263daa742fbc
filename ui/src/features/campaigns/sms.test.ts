import { expect, test } from "vitest";
import { smsSize } from "./sms";

test.each([
  ["", 0, "GSM-7", 160],
  ["a".repeat(160), 1, "GSM-7", 0],
  ["a".repeat(161), 2, "GSM-7", 145],
  ["a".repeat(306), 2, "GSM-7", 0],
  ["a".repeat(307), 3, "GSM-7", 152],
  ["ü".repeat(160), 1, "GSM-7", 0],
  ["я".repeat(70), 1, "UCS-2", 0],
  ["я".repeat(71), 2, "UCS-2", 63],
  ["я".repeat(134), 2, "UCS-2", 0],
  ["я".repeat(135), 3, "UCS-2", 66],
] as const)("%#: parts and what is left", (text, parts, encoding, left) => {
  expect(smsSize(text)).toMatchObject({ parts, encoding, left });
});

test("the euro sign takes two places, a curly quote changes the alphabet", () => {
  expect(smsSize("€5")).toMatchObject({ units: 3, encoding: "GSM-7" });
  expect(smsSize("It’s")).toMatchObject({ encoding: "UCS-2", outsider: "’" });
});

test("an escaped character or an emoji is never cut in two", () => {
  // 152 and an escaped character do not fit 153.
  expect(smsSize(`${"a".repeat(152)}€${"a".repeat(152)}`).parts).toBe(3);
  expect(smsSize("😀".repeat(35))).toMatchObject({ parts: 1, units: 70 });
  expect(smsSize("😀".repeat(67)).parts).toBe(3);
});
