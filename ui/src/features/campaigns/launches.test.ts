import { expect, test } from "vitest";
import { launchesOf, PLANNED, type Planned } from "./launches";

type Placed = Planned["launches"][number];

function launch(id: string, day: string, campaign = "refills"): Placed {
  return { id, campaign, at: `2026-12-${day}T10:00:00` };
}

function plan(...launches: Placed[]): Planned {
  return { launches, campaigns: [{ id: "refills" }, { id: "win-back" }] };
}

const A = launch("a", "01");
const B = launch("b", "04");
const C = launch("c", "08");
const OTHER = launch("other", "05", "win-back");
const BEFORE = plan(C, OTHER, B, A);

test("launches stand by their times, those of one time by their ids", () => {
  const twin = launch("aa", "01");
  const sorted = launchesOf(plan(C, B, twin, OTHER, A), "refills");
  expect(sorted.map((it) => it.id)).toEqual(["a", "aa", "b", "c"]);
  expect(launchesOf(BEFORE, "none")).toEqual([]);
});

test("the next launch of its campaign follows one that is gone", () => {
  expect(PLANNED.heir("b", BEFORE, plan(C, OTHER, A))).toBe("c");
  expect(PLANNED.heir("b", BEFORE, plan(OTHER, A))).toBe("a");
  expect(PLANNED.heir("c", BEFORE, plan(A, OTHER, B))).toBe("b");
  expect(PLANNED.heir("c", BEFORE, plan(OTHER))).toBe("refills");
});

test("nothing follows a campaign, nor a launch that went with its campaign", () => {
  const without = { launches: [OTHER], campaigns: [{ id: "win-back" }] };
  expect(PLANNED.heir("a", BEFORE, without)).toBeNull();
  expect(PLANNED.heir("refills", BEFORE, without)).toBeNull();
});

test("launches and campaigns stand beside the plan", () => {
  expect(PLANNED.has(BEFORE, "win-back")).toBe(true);
  expect(PLANNED.has(BEFORE, "other")).toBe(true);
  expect(PLANNED.has(BEFORE, "gone")).toBe(false);
});
