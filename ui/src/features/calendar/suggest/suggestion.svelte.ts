// Suggested dates of a client while they are looked at: what may move, what was found, and which of it is wanted.
import {
  asCallError,
  call,
  concerns,
  type AcceptedMove,
  type DateMove,
  type DatesOutcome,
  type DatesRequest,
  type DatesTrial,
  type Event,
} from "../../../host";
import { act, tell } from "../../../terms/act";
import { counted } from "../../../terms/words";
import { PLAN_KINDS } from "../plan.svelte";
import { NO_IDS, toggledIn, type Ids } from "../sets";
import { byLaunch, offAfter, type Proposal } from "./proposal";
import { DatesSearch } from "./search.svelte";

type Found = Extract<DatesOutcome, { came: "found" }>;
export type Gains = Pick<DatesTrial, "before" | "after" | "mended" | "left">;

export const USUAL_REACH = 21;
export const USUAL_MS = 3_000;
export const LONGER_MS = 15_000;

export class Suggestion {
  readonly client: string;
  readonly search = new DatesSearch();
  isOpen = $state(false);
  /** The only campaign whose launches may move; null for all. */
  campaign = $state<string | null>(null);
  reach = $state(USUAL_REACH);
  announced = $state(false);
  off = $state.raw<Ids>(NO_IDS);
  /** The launch that is pointed at. */
  lit = $state<string | null>(null);
  /** Whether the plan is another one than the dates were found for. */
  isStale = $state(false);
  isAccepting = $state(false);

  #trial = $state.raw<DatesTrial | null>(null);
  #turn = 0;

  constructor(client: string) {
    this.client = client;
  }

  readonly outcome = $derived.by<DatesOutcome | undefined>(
    () => this.search.answers?.[0]?.outcome,
  );
  readonly found = $derived.by<Found | undefined>(() =>
    this.outcome?.came === "found" ? this.outcome : undefined,
  );
  readonly #moves = $derived.by(() => byLaunch(this.found?.moves ?? []));
  readonly wanted = $derived.by<DateMove[]>(
    () => this.found?.moves.filter((it) => !this.off.has(it.launch)) ?? [],
  );
  /** What the wanted dates change; of all together it was told with them. */
  readonly gains = $derived.by<Gains | undefined>(() => {
    const { found } = this;
    if (!found || this.off.size === 0) return found;
    // Until the first answer about some of them is there, what was told of all stays.
    if (this.wanted.length > 0) return this.#trial ?? found;
    const { before, left, mended } = found;
    return { before, after: before, mended: [], left: [...mended, ...left] };
  });
  /** What the timeline draws; null where it draws the plan as it stands. */
  readonly proposal = $derived.by<Proposal | null>(() => {
    if (!this.isOpen || this.isStale || this.#moves.size === 0) return null;
    return { moves: this.#moves, off: this.off, lit: this.lit };
  });

  open(campaign: string | null): void {
    this.isOpen = true;
    this.campaign = campaign;
    void this.look();
  }

  close(): void {
    this.isOpen = false;
    this.lit = null;
    this.search.forget();
  }

  /** Looks with the options as they are. */
  async look(milliseconds = USUAL_MS): Promise<void> {
    this.isStale = false;
    this.lit = null;
    const request: DatesRequest = {
      client: this.client,
      reach_days: this.reach,
      move_announced: this.announced,
      limit_ms: milliseconds,
      ...(this.campaign ? { campaign: this.campaign } : {}),
    };
    if (!(await this.search.look(request))) return;
    this.#trial = null;
    this.#want(NO_IDS);
  }

  toggle(launch: string): void {
    this.#want(toggledIn(this.off, launch));
  }

  /** One box over several dates. */
  toggleAll(moves: readonly DateMove[]): void {
    this.#want(offAfter(moves, this.off));
  }

  /** Takes the wanted dates, all as one change. Tells whether they were taken. */
  async accept(): Promise<boolean> {
    const moves = this.#taken();
    if (moves.length === 0 || this.isAccepting) return false;
    this.isAccepting = true;
    const said = `Moved ${counted(moves.length, "launch", "launches")} to suggested dates.`;
    const done = await act("dates_accept", { moves }, said);
    this.isAccepting = false;
    if (done) this.close();
    else this.isStale = true;
    return done !== undefined;
  }

  /** Whatever else is written may make the dates wrong. */
  heard(event: Event): void {
    const concerned = concerns(event, PLAN_KINDS);
    if (!concerned || !this.isOpen || this.isAccepting) return;
    if (this.search.busy) void this.look();
    else this.isStale = true;
  }

  #taken(): AcceptedMove[] {
    return this.wanted.map(({ launch, from, to }) => ({ launch, from, to }));
  }

  #want(off: Ids): void {
    this.off = off;
    void this.#try();
  }

  /** Asks what the plan is worth with only some of the dates. */
  async #try(): Promise<void> {
    const turn = ++this.#turn;
    const moves = this.#taken();
    if (this.off.size === 0 || moves.length === 0) return;
    try {
      const trial = await call("dates_trial", { moves });
      if (turn === this.#turn) this.#trial = trial;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.isStale = true;
      tell(asCallError(thrown));
    }
  }
}
