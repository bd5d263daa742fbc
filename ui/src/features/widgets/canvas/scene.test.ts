import { expect, test } from "vitest";
import type { Block } from "../../../../embed/src/config";
import { momentOf, offline, prizeOf } from "./scene";

const NOW = Date.parse("2026-05-04T10:00:00Z");

test("a countdown that is over is looked at while it ran", () => {
  const ends = (until: string): Block[] => [
    { kind: "countdown", slot: "left", until },
  ];
  expect(momentOf(ends("2026-05-09T22:00:00Z"), NOW)).toBe(NOW);
  const before = momentOf(ends("2026-05-01T22:00:00Z"), NOW);
  expect(before).toBeLessThan(Date.parse("2026-05-01T22:00:00Z"));
});

test("a picture of the web has a stand-in that names its site as words", () => {
  const image = (src: string): Block => ({ kind: "image", slot: "p", src });
  const drawn = offline(image("https://shop.example/a.jpg"));
  expect(decodeURIComponent("src" in drawn ? (drawn.src ?? "") : "")).toContain(
    "Picture of shop.example",
  );
  const own = image("data:image/png;base64,AA");
  expect(offline(own)).toBe(own);
});

test("the prize shown is the first that gives a code", () => {
  const segments = [
    { label: "a", weight: 1 },
    { label: "b", code: "TEN", weight: 1 },
  ];
  expect(prizeOf([{ kind: "wheel", slot: "w", segments }])).toEqual({
    at: 1,
    code: "TEN",
  });
  expect(prizeOf([{ kind: "heading", slot: "h" }])).toBeUndefined();
});
