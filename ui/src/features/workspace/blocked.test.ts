import { expect, test } from "vitest";
import { blockedBy } from "./blocked";

test("each obstacle is told by its own name", () => {
  const obstacles = [
    { code: "plan_in_use", message: "the workspace /w is open elsewhere" },
    { code: "newer_version", message: "made by a newer version" },
    {
      code: "failed",
      message: "the workspace cannot be opened (x); a copy is kept in /w/q",
    },
    { code: "read_only", message: "the disk is full: 0 bytes free, 9 needed" },
    { code: "failed", message: "permission denied" },
  ] as const;
  expect(obstacles.map((it) => blockedBy(it).title)).toEqual([
    "This workspace is already open",
    "This workspace is newer than this Reprise",
    "The workspace is damaged",
    "The disk is full",
    "The workspace cannot be opened",
  ]);
});
