// What the calendar says of a launch, a lane and a gap: for tooltips and for those who listen.
import { day, gapInWords, moment } from "../../terms/format";
import { CHANNEL, STRATEGY, counted } from "../../terms/words";
import type { Item, LaneRow } from "./lanes";
import { DAY, HOUR, dayOf, localOf } from "./scale";

export const KEYS =
  "Arrows walk the launches. Alt and left or right moves a launch, with Shift it runs longer or shorter. Space picks it up. While it moves, R lets the others make room. Enter opens it. Delete deletes it.";

/** "runs until 7 Dec". */
function runs(item: Item): string {
  return item.launch.flight_days > 1
    ? `runs ${item.launch.flight_days} days until ${day(dayOf(item.end - DAY))}`
    : "";
}

function gapSentence(item: Item): string {
  if (item.gap === null) return "";
  const since = `${gapInWords(item.gap)} after ${item.previous?.name ?? "the launch before"}`;
  if (item.fit === "too_short" && item.wanted)
    return `${since}, too short: at least ${gapInWords(item.wanted.min_hours * HOUR)}`;
  if (item.fit === "too_long" && item.wanted)
    return `${since}, too long: at most ${gapInWords(item.wanted.max_hours * HOUR)}`;
  return since;
}

function clock(item: Item): string {
  if (!item.clock) return "";
  return item.clock.kind === "skipped"
    ? `the clock skips that hour, it goes at ${moment(item.clock.used)}`
    : "that hour comes twice, it goes at the first";
}

/** "Refill 2, e-mail, Tue 12 May, 10:00, 21 days after Refill 1, 1 finding". */
export function launchLabel(item: Item): string {
  return [
    item.launch.name,
    CHANNEL[item.launch.channel],
    moment(localOf(item.at)),
    runs(item),
    gapSentence(item),
    clock(item),
    item.launch.announced ? "already announced" : "",
    item.findings.length > 0 ? counted(item.findings.length, "finding") : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** The same over several lines, with what was found. */
export function launchTip(item: Item): string {
  const facts = [
    moment(localOf(item.at)),
    CHANNEL[item.launch.channel],
    runs(item),
  ]
    .filter(Boolean)
    .join(" · ");
  const found = item.findings.map((it) =>
    it.severity === "error" ? `✕ ${it.sentence}` : `△ ${it.sentence}`,
  );
  return [item.launch.name, facts, gapSentence(item), clock(item), ...found]
    .filter(Boolean)
    .join("\n");
}

/** "Coffee refills, remarketing, 4 launches, 2 findings". */
export function laneLabel(lane: LaneRow): string {
  const { campaign, items, findings } = lane;
  return [
    campaign.name,
    STRATEGY[campaign.strategy].toLowerCase(),
    counted(items.length, "launch", "launches"),
    findings.length > 0 ? counted(findings.length, "finding") : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** Errors and warnings; notes are worth knowing, not marking. */
export function worstOf(
  findings: readonly { severity: string }[],
): "error" | "warning" | null {
  if (findings.some((it) => it.severity === "error")) return "error";
  return findings.some((it) => it.severity === "warning") ? "warning" : null;
}
