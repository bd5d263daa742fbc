// Why the workspace cannot be opened, told as what happened, whether the data is safe, and what to do.
import type { CallError } from "../../host";

export interface Told {
  title: string;
  /** That what was saved is safe, and where. */
  safe: string;
  /** What to do, in this order; empty where the error's hint says it. */
  steps: readonly string[];
}

const DAMAGED: Told = {
  title: "The workspace is damaged",
  safe: "The damaged files were set aside untouched, and the backups in the workspace's folder are still there.",
  steps: [
    "Try again: what stood in the way may be gone.",
    "Otherwise start Reprise on a new, empty folder, open its settings and choose “Open workspace file” with the newest file of the old folder's backups.",
  ],
};

const FULL: Told = {
  title: "The disk is full",
  safe: "Everything saved before is safe. Nothing was changed.",
  steps: [
    "Free some space on the disk that holds the workspace.",
    "Then try again.",
  ],
};

const BY_CODE: Partial<Record<CallError["code"], Told>> = {
  plan_in_use: {
    title: "This workspace is already open",
    safe: "Your data is safe. Only one window may write at a time, so this one stays out.",
    steps: [
      "Go on in the other Reprise window, or close it.",
      "If no other window is in sight, a command in a terminal may still be at work; wait for it.",
      "Then try again.",
    ],
  },
  newer_version: {
    title: "This workspace is newer than this Reprise",
    safe: "Your data is safe. An older program never changes a newer workspace.",
    steps: ["Install the newer Reprise.", "Then open the workspace again."],
  },
};

/** Its own hint says what to do. */
const OTHER: Told = {
  title: "The workspace cannot be opened",
  safe: "Everything saved before is safe. Nothing was changed.",
  steps: [],
};

export function blockedBy(error: Pick<CallError, "code" | "message">): Told {
  const known = BY_CODE[error.code];
  if (known) return known;
  // The store says so of a workspace that neither backup nor journal could bring back.
  if (error.message.includes("a copy is kept in")) return DAMAGED;
  if (error.message.startsWith("the disk is full")) return FULL;
  return OTHER;
}
