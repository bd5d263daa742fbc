// What suggested dates say of themselves.
import type { Cap, DateMove } from "../../../host";
import {
  exactGapInWords,
  figure,
  gapInWords,
  moment,
  time,
  wantedInWords,
} from "../../../terms/format";
import { CHANNEL, counted } from "../../../terms/words";
import { fitOf } from "../move";
import { localOf, minuteOf } from "../scale";
import type { Gains } from "./suggestion.svelte";

export const SUGGEST = "Suggest dates";

export const WORDS = {
  title: "Suggested dates",
  reach: "A launch may move at most",
  announced: "Announced launches may move too",
  announcedHint:
    "They were promised to somebody: they move only where it is worth a lot.",
  people: "People reached in full",
  peopleHint:
    "Each launch counts its audience as far as the gap before it lets it have its effect. An index to compare dates of one plan with, not a forecast.",
  looking: "Looking for better dates",
  stop: "Use the best so far",
  stopping: "Taking the best so far",
  best: "Proved: no other dates within this distance are better.",
  notBest: "There may be better ones: the search was not through.",
  changed:
    "The plan changed. These dates were found for how it was before and are not shown any more.",
  filtered: "Filters hide some launches on the timeline.",
  held: "Accept or discard the suggested dates before you move launches by hand.",
  impossible: "No dates keep all of these rules",
  unexplained:
    "It is proved that no dates keep every rule, but the rules at fault could not be told apart.",
  loosening: "This would help",
  loosenings: "Any one of these would help",
  unknown: "No dates that keep every rule were found in this time",
  unknownHint:
    "That does not mean there are none. A longer search may find some.",
  nothing: "Nothing is better than the dates it has",
  noFree: "No launch is free to move",
  noFreeHint:
    "Launches that are over, run today or were announced stay where they are, and so do those of archived and finished campaigns.",
  noneHint:
    "Plan a campaign and lay its launches; then dates can be suggested.",
} as const;

export const REACHES = [7, 14, 21, 42, 90] as const;

/** The next wider reach of those on offer; null beyond the last. */
export function widerThan(reach: number): number | null {
  return REACHES.find((it) => it > reach) ?? null;
}

/** "4 days later", "10 hours 30 minutes earlier". */
export function shiftSaid(move: Pick<DateMove, "from" | "to">): string {
  const minutes = minuteOf(move.to) - minuteOf(move.from);
  return `${gapInWords(Math.abs(minutes))} ${minutes < 0 ? "earlier" : "later"}`;
}

/** "Thu 3 Dec, 17:00", with the year where it is not the one that goes without saying. */
export function whenSaid(local: string, year: string): string {
  const said = moment(local);
  return local.startsWith(year)
    ? said
    : said.replace(",", ` ${local.slice(0, 4)},`);
}

/** Where a launch goes: its day and hour, or only the hour where the day stays. */
export function toSaid(move: DateMove, year: string): string {
  return move.from.slice(0, 10) === move.to.slice(0, 10)
    ? time(move.to)
    : whenSaid(move.to, year);
}

/** Of a gap in days, or with its hours where days alone would hide what changes. */
function gapSaid(minutes: number, other: number): string {
  const days = gapInWords(minutes);
  const isTold = minutes === other || days !== gapInWords(other);
  return isTold ? days : exactGapInWords(minutes);
}

export interface GapSaid {
  before: string;
  after: string;
  /** "5 to 10 days, best 7 days". */
  wanted: string;
  /** How the new gap misses what is wanted. */
  miss: "too short" | "too long" | null;
}

/** The gap before a launch, now and then; null for the first of a campaign. */
export function gapsSaid(move: DateMove): GapSaid | null {
  const { gap_before: before, gap_after: after, gap_wanted: wanted } = move;
  if (before === null || after === null) return null;
  const fit = fitOf(after, wanted);
  return {
    before: gapSaid(before, after),
    after: gapSaid(after, before),
    wanted: wanted ? wantedInWords(wanted) : "",
    miss:
      fit === "too_short"
        ? "too short"
        : fit === "too_long"
          ? "too long"
          : null,
  };
}

/** "E-mail: 2 in 7 days". */
export function capSaid(cap: Cap): string {
  const channel = cap.channel ? CHANNEL[cap.channel] : "All channels";
  return `${channel}, ${counted(cap.days, "day")}`;
}

/** "3 better dates in 2 campaigns". */
export function foundSaid(moves: readonly DateMove[]): string {
  const campaigns = new Set(moves.map((it) => it.campaign)).size;
  const dates = counted(moves.length, "better date");
  return campaigns < 2 ? dates : `${dates} in ${campaigns} campaigns`;
}

/** Of launches beyond what a calendar is filled for. */
export function leftOutSaid(count: number): string {
  return count === 1
    ? "1 launch more than three years off was left as it is."
    : `${figure(count)} launches more than three years off were left as they are.`;
}

/** For those who listen: what came of it, in one sentence. */
export function peopleSaid(gains: Gains): string {
  const { before, after } = gains;
  return `People reached in full: now ${figure(before.people)}, then ${figure(after.people)} of ${figure(after.people_at_best)}`;
}

/** "at most 2 s left". */
export function leftSaid(done: number, total: number): string {
  const seconds = Math.ceil((total - done) / 1000);
  return seconds > 0 && done > 0 ? `at most ${seconds} s left` : "";
}

/** What a launch at its suggested place adds to how it is called. */
export function standsSaid(move: DateMove, isTaken: boolean): string {
  return isTaken
    ? `suggested; stands on ${moment(localOf(minuteOf(move.from)))}`
    : `could stand on ${moment(localOf(minuteOf(move.to)))}`;
}
