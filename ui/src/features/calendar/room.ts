// What is offered after a drop that left others too near or too far: that they make room, as one change.
import type { ClientDates, DateMove, Launch } from "../../host";
import { refusedBy } from "./trial";

export interface Offer {
  /** The launch that was dropped, and where it stands since then. */
  id: string;
  at: string;
  /** What was done: "Moved to Tue 8 Dec." */
  done: string;
  /** Its place in the history. */
  change: number | null;
  /** The others, with where they would go; empty when no room can be made. */
  moves: readonly DateMove[];
  /** The rules that leave no room. */
  rules: readonly string[];
  /** The smallest change that would make some; empty when none is known. */
  loosening: string;
}

/** What is left to offer, or to say, once a launch was dropped; null when nothing is. */
export function offerOf(
  dropped: Pick<Offer, "id" | "at" | "done" | "change">,
  around: ClientDates | null,
  concerned: boolean,
): Offer | null {
  if (!around) return null;
  const { outcome } = around;
  if (outcome.came === "found" && outcome.moves.length > 0)
    return { ...dropped, moves: outcome.moves, rules: [], loosening: "" };
  const rules = refusedBy(outcome, dropped.id) ?? [];
  if (!concerned || rules.length === 0) return null;
  const loosening =
    outcome.came === "impossible" ? (outcome.loosenings[0] ?? "") : "";
  return { ...dropped, moves: [], rules, loosening };
}

/** Whether everything still stands where it stood when the offer was made. */
export function stillStands(
  offer: Offer,
  launches: readonly Pick<Launch, "id" | "at">[],
): boolean {
  const at = new Map(launches.map((it) => [it.id, it.at]));
  return (
    at.get(offer.id) === offer.at &&
    offer.moves.every((it) => at.get(it.launch) === it.from)
  );
}
