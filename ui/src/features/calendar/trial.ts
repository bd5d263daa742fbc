// What a place tried for a launch would meet and bring, with or without the others making room, and how that is said.
import type {
  DateMove,
  DatesOutcome,
  Finding,
  Measure,
  Rule,
} from "../../host";
import { figure, weekdayDay } from "../../terms/format";
import { counted, listed } from "../../terms/words";
import type { Tried } from "./live-check";

export interface Place {
  id: string;
  /** Where it stands, and where it is tried, local times. */
  from: string;
  to: string;
  today: string;
}

export interface Outlook {
  /** What would be found about it there. */
  findings: readonly Finding[];
  /** People reached in full, more or fewer than now; null where that cannot be compared. */
  change: number | null;
  /** Launches that would make room, by their new time. */
  moves: readonly DateMove[];
  /** Why no room can be made: rules, one sentence each, none when no room was found in time; null when not so. */
  noRoom: readonly string[] | null;
}

/** Findings two launches have with each other. A drop makes them, and others can mend them. */
const BETWEEN: ReadonlySet<Rule> = new Set<Rule>([
  "gap_too_short",
  "gap_too_long",
  "contact_policy",
  "precedence",
]);

/** What came of trying a place; null when it could not be judged. */
export function outlookOf(tried: Tried, place: Place): Outlook | null {
  const { trial, room } = tried;
  if (!trial) return null;
  const alone = {
    findings: trial.findings,
    change: changeOf(trial.before, trial.after, place),
    moves: [],
    noRoom: null,
  };
  if (!room || !concernsOthers(trial.findings)) return alone;
  const { outcome } = room;
  if (outcome.came !== "found" || outcome.moves.length === 0)
    return { ...alone, noRoom: refusedBy(outcome, place.id) };
  return {
    findings: outcome.left.filter((it) => it.launches.includes(place.id)),
    change: changeOf(trial.before, outcome.after, place),
    moves: outcome.moves,
    noRoom: null,
  };
}

/** A launch of today or before reaches nobody any more: going there or coming from there is no gain and no loss. */
function changeOf(
  before: Measure,
  after: Measure,
  { from, to, today }: Place,
): number | null {
  const later = (at: string) => at.slice(0, 10) > today.slice(0, 10);
  return later(from) && later(to) ? after.people - before.people : null;
}

/** Why nobody makes room, one sentence each, none when it is only not known; null when nobody has to. */
export function refusedBy(
  outcome: DatesOutcome,
  id: string,
): readonly string[] | null {
  switch (outcome.came) {
    case "impossible":
      return outcome.rules;
    case "unknown":
      return [];
    case "found": {
      // Launches that stay are no rule to a search: it leaves them as they stand to each other.
      const own = outcome.left.filter((it) => it.launches.includes(id));
      return concernsOthers(own)
        ? ["What is in its way stays: it is announced or over."]
        : null;
    }
  }
}

export function concernsOthers(findings: readonly Finding[]): boolean {
  return findings.some((it) => BETWEEN.has(it.rule) && it.launches.length > 1);
}

/** "+120", "−420", "±0". */
export function signed(change: number): string {
  if (change === 0) return "±0";
  return `${change < 0 ? "−" : "+"}${figure(Math.abs(change))}`;
}

/** "420 people fewer reached in full". */
export function changeSpoken(change: number): string {
  if (change === 0) return "as many people reached in full";
  const people = counted(Math.abs(change), "person", "people");
  return `${people} ${change < 0 ? "fewer" : "more"} reached in full`;
}

/** "1 other", "3 others". */
export function othersSpoken(count: number): string {
  return counted(count, "other");
}

/** "1 other makes room", "3 others make room". */
export function makingRoom(count: number): string {
  return `${othersSpoken(count)} ${count === 1 ? "makes" : "make"} room`;
}

/** "‘Refill 2’ to Fri 11 Dec and ‘Last word’ to Mon 28 Dec". */
export function movesSpoken(moves: readonly DateMove[], most = 3): string {
  const said = moves
    .slice(0, most)
    .map((it) => `‘${it.name}’ to ${weekdayDay(it.to)}`);
  const more = moves.length - said.length;
  return listed(more > 0 ? [...said, `${more} more`] : said);
}
