// What a visitor of the pretend shop can do, row by row.
import type { Act } from "../../../../embed/player/messages";
import type { WidgetPlayed } from "../../../host";
import { counted } from "../../../terms/words";
import type { Wishes } from "./visitor";

export interface Doing {
  words: string;
  act: Act;
  /** What the words leave out. */
  hint?: string;
}

export interface Row {
  label: string;
  buttons: readonly Doing[];
}

/** Seconds without a sign of the visitor, where no widget waits for any. */
const IDLE = 60;

export function doings(play: WidgetPlayed, device: Wishes["device"]): Row[] {
  const triggers = play.widgets.flatMap((it) => it.triggers);
  const rows: Row[] = [
    {
      label: "reads on",
      buttons: [
        { words: "5 s", act: { kind: "read", seconds: 5 } },
        { words: "1 min", act: { kind: "read", seconds: 60 } },
        { words: "30 min", act: { kind: "read", seconds: 1800 } },
      ],
    },
    {
      label: "does nothing",
      buttons: idle(triggers.flatMap((it) => it.seconds ?? [])),
    },
    {
      label: "scrolls to",
      buttons: [25, 50, 100].map((percent) => ({
        words: `${percent}%`,
        act: { kind: "scroll", percent },
      })),
    },
    {
      label: "goes to",
      buttons: play.shop.pages.map(({ name, address }) => ({
        words: name,
        act: { kind: "go", address },
        hint: address,
      })),
    },
    {
      label: "is about to",
      buttons: [
        {
          words: "leave",
          act: { kind: "leave" },
          hint:
            device === "desktop"
              ? "The pointer leaves the page at its top"
              : "Scrolls up fast, as people do to reach the address",
        },
      ],
    },
    {
      label: "leaves it open",
      buttons: [1, 8].map((days) => ({
        words: counted(days, "day"),
        act: { kind: "away", days },
        hint: "The page stays open while the computer sleeps",
      })),
    },
    {
      label: "comes back",
      buttons: [
        { words: "tomorrow", act: { kind: "return", days: 1 } },
        { words: "in 8 days", act: { kind: "return", days: 8 } },
        { words: "in 31 days", act: { kind: "return", days: 31 } },
      ],
    },
  ];
  const called = new Set(triggers.flatMap((it) => it.name ?? []));
  if (called.size > 0) {
    rows.push({
      label: "site calls",
      buttons: [...called].map((name) => ({
        words: name,
        act: { kind: "call", name },
        hint: `reprise.show("${name}")`,
      })),
    });
  }
  return rows;
}

/** A minute, and whatever widgets wait for. */
function idle(asked: readonly number[]): Doing[] {
  const all = [...new Set([...asked, IDLE])].sort((a, b) => a - b);
  return all.map((seconds) => ({
    words: seconds % 60 ? `${seconds} s` : `${seconds / 60} min`,
    act: { kind: "idle", seconds },
  }));
}
