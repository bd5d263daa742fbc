// What a customer's visitors have to download.
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { GAMES, RUNTIME } from "./exported";

function packed(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}

test("the runtime is smaller than 12 KB", () => {
  expect(packed(RUNTIME)).toBeLessThan(12 * 1024);
});

test("the games are smaller than 8 KB", () => {
  expect(packed(GAMES)).toBeLessThan(8 * 1024);
});

test("nothing in either makes code or markup out of text", () => {
  for (const text of [RUNTIME, GAMES]) {
    expect(text).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write/,
    );
    expect(text).not.toMatch(/\beval\b|new Function|document\.cookie/);
  }
});
