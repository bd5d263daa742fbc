// What campaigns and launches say of themselves in their inspectors and dialogs.
import type { ClockChange, Goal, Kpi, Play, Strategy } from "../../host";
import { dayYear, time, weekdayDay } from "../../terms/format";

/** When to choose which; one sentence each. */
export const STRATEGY_WHEN: Record<Strategy, string> = {
  retargeting:
    "When people came and did not buy, and you cannot write to them: ads bring them back.",
  remarketing:
    "When people bought or left an address: messages in your own channels bring them back.",
};

export const CADENCE = {
  steady: { name: "Steady rhythm", about: "One gap, as often as you like" },
  hand: { name: "By hand", about: "Place the launches yourself later" },
} as const;

/** What the ladders of a play are for, after "4 more for". */
export const PLAY: Record<Play, string> = {
  recency: "recent visitors",
  cart: "left carts",
  browse: "people who looked",
  post_purchase: "people who bought",
  replenishment: "supplies that run out",
  renewal: "terms that end",
  win_back: "people who became quiet",
  regular: "regular letters",
  seasonal: "days of the year",
};

/** Goals people usually have with a strategy first. */
export const GOALS: readonly Goal[] = [
  "first_purchase",
  "repeat_purchase",
  "renewal",
  "upsell",
  "win_back",
  "collect_contacts",
];

export const KPIS: readonly Kpi[] = [
  "orders",
  "revenue",
  "click_rate",
  "conversion_rate",
  "new_contacts",
  "renewals",
];

/** What daylight saving does to a launch. */
export function clockSaid(change: ClockChange, zone: string): string {
  return change.kind === "skipped"
    ? `The clocks in ${zone} skip this hour: it goes out at ${time(change.used)}.`
    : `The clocks in ${zone} show this hour twice: it goes out at the first.`;
}

/** "Tue 12 May", with the year when it is not this one. */
export function dayShort(at: string, today: string): string {
  if (at.slice(0, 4) === today.slice(0, 4)) return weekdayDay(at);
  return `${weekdayDay(at).slice(0, 4)}${dayYear(at)}`;
}

/** "Tue 12 May, 10:00", with the year when it is not this one. */
export function momentYear(at: string, today: string): string {
  return `${dayShort(at, today)}, ${time(at)}`;
}
