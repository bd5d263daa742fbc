import { expect, test } from "vitest";
import type { Finding, NextLaunch } from "../../host";
import { byClient, byDay, clockShare, freshness } from "./days";

function next(at: string, inDays: number): NextLaunch {
  return { launch: { at }, in_days: inDays } as NextLaunch;
}

test("launches of one day stand together", () => {
  const days = byDay([
    next("2026-11-24T10:00:00", 0),
    next("2026-11-24T18:00:00", 0),
    next("2026-11-26T09:00:00", 2),
  ]);
  expect(days.map((it) => [it.day, it.inDays, it.launches.length])).toEqual([
    ["2026-11-24", 0, 2],
    ["2026-11-26", 2, 1],
  ]);
});

test("findings keep their order within their client", () => {
  const findings = ["a1", "b1", "a2"].map(
    (it) => ({ client: it.charAt(0), sentence: it }) as Finding,
  );
  expect(
    byClient(findings).map((it) => it.findings.map((one) => one.sentence)),
  ).toEqual([["a1", "a2"], ["b1"]]);
});

test("a list ages by the week and is old after a month", () => {
  expect([null, 0, 7, 8, 30, 31].map(freshness)).toEqual([
    "none",
    "fresh",
    "fresh",
    "ageing",
    "ageing",
    "old",
  ]);
  expect([-1, 15, 400].map(clockShare)).toEqual([0, 0.5, 1]);
});
