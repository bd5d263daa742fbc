// The settings' words.
import type { Kind, WorkspaceView } from "../../host";
import { counted, listed } from "../../terms/words";

export const PARTS = {
  preferences: {
    title: "Preferences",
    note: "They hold for everything in this workspace.",
  },
  laws: {
    title: "Legal windows",
    note: "Hours in which text messages may arrive, and the notice a renewal wants, each with its source. Planning data, no legal advice.",
  },
  workspace: {
    title: "Workspace",
    note: "Everything Reprise knows lies in one folder on this computer.",
  },
  backups: {
    title: "Backups",
    note: "Made every 15 minutes while you work, and before anything risky. Each is read back and compared before it counts.",
  },
  privacy: {
    title: "Privacy",
    note: "Nothing leaves this computer.",
  },
  about: { title: "About", note: "" },
} as const;

export const PRIVACY = [
  "There is no account, and the program never opens a network connection.",
  "The workspace's folder holds what you entered and imported, its history and its backups. It is not encrypted by Reprise; protect it as you protect other business files.",
  "A brief, a calendar, a platform file, a widget or a workspace file leaves the folder only when you export it.",
  "To erase one person for good, backups included, open the contact list and choose ‘Erase this person’.",
  "To erase a client with its contacts, delete the client; its traces stay in the history and the backups. To erase everything, quit Reprise and delete the folder.",
];

const COUNTED: readonly [Kind, string, string][] = [
  ["client", "client", "clients"],
  ["product", "product", "products"],
  ["contact_list", "contact list", "contact lists"],
  ["audience", "audience", "audiences"],
  ["preset", "cadence preset", "cadence presets"],
  ["campaign", "campaign", "campaigns"],
  ["launch", "launch", "launches"],
  ["widget", "widget", "widgets"],
  ["brief", "brief", "briefs"],
];

/** "2 clients, 3 products and 41 launches". */
export function contents(counts: WorkspaceView["counts"]): string {
  const parts = COUNTED.flatMap(([kind, one, many]) => {
    const count = counts[kind] ?? 0;
    return count > 0 ? [counted(count, one, many)] : [];
  });
  return parts.length === 0 ? "nothing yet" : listed(parts);
}

/** What restoring a backup means, by the number of changes now and in it. */
export function restoreMeans(now: number, inBackup: number): string {
  const after = now - inBackup;
  if (after > 0)
    return `${counted(after, "change")} made after it ${after === 1 ? "goes" : "go"} away:`;
  if (after < 0)
    return `It holds ${counted(-after, "change")} that the present state does not have.`;
  return "It holds as many changes as the present state.";
}
