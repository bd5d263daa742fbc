// What the screen of a played visit says.
import type { WidgetRule } from "../../../host";

/** Findings that say why a widget cannot show to anybody, or not to whom it is meant for. */
export const NEVER: readonly WidgetRule[] = [
  "never_matches",
  "no_days",
  "greets_nobody",
  "utm_matches_no_link",
];

export const WORDS = {
  failed: "The pretend shop could not be opened",
  opening: "Opening the pretend shop …",
  late: "The pretend shop did not come. Nothing you edited is lost.",
  before: "The shop shows the widget as it was before.",
  never: "It can hardly show.",
  side: "What the visitor does, and what comes of it",
  does: "The visitor",
  log: "What happened",
  again: "Start over",
  hint: "Let the visitor do something: read on, scroll, go to another page, leave. Or use the page itself.",
  noLinks: (campaign: string) =>
    `‘${campaign}’ has no launches yet, so there is no link of it to come by. Lay its launches, or come by one of the other ways.`,
  others: (count: number) =>
    `it with the client's ${count === 1 ? "other active one" : `${count} other active ones`}`,
} as const;
