// Suggested dates of every client at once: which clients' dates are wanted, and one change that takes them.
import type { ClientDates, DatesOutcome, Event } from "../../../host";
import { act } from "../../../terms/act";
import { counted } from "../../../terms/words";
import { NO_IDS, toggledIn, type Ids } from "../sets";
import { DatesSearch } from "./search.svelte";

export type Found = Extract<DatesOutcome, { came: "found" }>;

/** What was found for a client, where there is something to take. */
export function movesOf(dates: ClientDates): Found["moves"] {
  return dates.outcome.came === "found" ? dates.outcome.moves : [];
}

export class AllSuggestions {
  readonly search = new DatesSearch();
  /** Clients whose dates are not wanted. */
  off = $state.raw<Ids>(NO_IDS);
  isStale = $state(false);
  isAccepting = $state(false);

  readonly wanted = $derived.by(() =>
    (this.search.answers ?? [])
      .filter((it) => !this.off.has(it.client))
      .flatMap(movesOf),
  );

  async look(): Promise<void> {
    this.isStale = false;
    if (await this.search.look({})) this.off = NO_IDS;
  }

  toggle(client: string): void {
    this.off = toggledIn(this.off, client);
  }

  /** Takes the dates of the wanted clients, all as one change. Tells whether they were taken. */
  async accept(): Promise<boolean> {
    const moves = this.wanted.map(({ launch, from, to }) => ({
      launch,
      from,
      to,
    }));
    if (moves.length === 0 || this.isAccepting) return false;
    this.isAccepting = true;
    const said = `Moved ${counted(moves.length, "launch", "launches")} to suggested dates.`;
    const done = await act("dates_accept", { moves }, said);
    this.isAccepting = false;
    this.isStale = done === undefined;
    return done !== undefined;
  }

  heard(event: Event): void {
    if (event.type === "progress" || this.isAccepting) return;
    if (this.search.busy) void this.look();
    else this.isStale = true;
  }
}
