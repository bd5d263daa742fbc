// Moving and resizing launches, by pointer or by keys: a preview that follows, live findings, and one write at the end.
import { counted } from "../../terms/words";
import { dropped, takeRoom } from "./drop";
import type { Item, LaneRow } from "./lanes";
import { LiveCheck } from "./live-check";
import {
  betweenSpoken,
  findingsSpoken,
  neighbors,
  placeSpoken,
  snapped,
  type Neighbor,
} from "./move";
import type { Offer } from "./room";
import { DAY, dayStart, localOf, minuteOf } from "./scale";
import { NO_IDS, idsOf, type Ids } from "./sets";
import { limited, spot, type Handle } from "./spot";
import {
  changeSpoken,
  movesSpoken,
  makingRoom,
  othersSpoken,
  outlookOf,
  type Outlook,
} from "./trial";

/** What carries the launch: a pointer, Alt with arrows, or picked up with Space. */
export type By = "pointer" | "keys" | "space";

export interface Preview {
  handle: Handle;
  by: By;
  lead: Item;
  ids: Ids;
  /** Where they were when it began. */
  from: ReadonlyMap<string, Item>;
  /** Minutes from where it was. */
  shift: number;
  following: boolean;
  saving: boolean;
  /** Whether the others make room for it. */
  makesRoom: boolean;
  /** What it would meet and bring there; null while nobody knows. */
  trial: Outlook | null;
  /** Whether they belong to a place it has left since. */
  stale: boolean;
  before: Neighbor | null;
  after: Neighbor | null;
}

/** What the plan shows and how the person wants things moved. */
interface Around {
  lanes: readonly LaneRow[];
  today: string;
  makesRoom: boolean;
}

export class Mover {
  preview = $state.raw<Preview | null>(null);
  /** What a screen reader says. */
  said = $state("");

  /** What can be done about the others since the last drop. */
  offer = $state.raw<Offer | null>(null);

  #check = new LiveCheck();
  #around: () => Around;

  constructor(around: () => Around) {
    this.#around = around;
  }

  /** Those that are shown elsewhere than they stand: what is moved, and what makes room. */
  readonly ids = $derived.by<Ids>(() => {
    const preview = this.preview;
    if (!preview) return NO_IDS;
    const moves = preview.trial?.moves ?? [];
    if (moves.length === 0) return preview.ids;
    return idsOf([...preview.ids, ...moves.map((it) => it.launch)]);
  });

  get moving(): boolean {
    return this.preview !== null && !this.preview.saving;
  }

  /** Whether a launch is being moved, or was and is not yet saved. */
  has(id: string): boolean {
    return this.ids.has(id);
  }

  /** The launch where it is shown now. */
  shown(item: Item): Item {
    const preview = this.preview;
    if (!preview || !this.ids.has(item.launch.id)) return item;
    const room = preview.trial?.moves.find(
      (it) => it.launch === item.launch.id,
    );
    if (room) {
      if (item.launch.at !== room.from) return item;
      const at = minuteOf(room.to);
      return { ...item, at, end: dayStart(at) + item.launch.flight_days * DAY };
    }
    // The plan that has it already needs no preview on top.
    const before = preview.from.get(item.launch.id) ?? preview.lead;
    if (preview.saving && (item.at !== before.at || item.end !== before.end))
      return item;
    const { at, days } = spot(item, preview.handle, preview.shift);
    return { ...item, at, end: dayStart(at) + days * DAY };
  }

  begin(
    lead: Item,
    handle: Handle,
    by: By,
    following: boolean,
    chosen: Ids,
  ): void {
    const along = handle === "move" && following;
    const ids =
      handle === "move" && !along && chosen.has(lead.launch.id)
        ? chosen
        : along
          ? this.#after(lead)
          : idsOf([lead.launch.id]);
    const { lanes, makesRoom } = this.#around();
    const all = lanes.flatMap((it) => it.items);
    this.offer = null;
    this.preview = {
      from: byId(all.filter((it) => ids.has(it.launch.id))),
      handle,
      by,
      lead,
      ids,
      following: along,
      shift: 0,
      saving: false,
      makesRoom,
      trial: null,
      stale: false,
      before: null,
      after: null,
    };
    this.#place(0);
  }

  /** To a distance from where it was, snapped to a unit. */
  to(shift: number, unit: number): void {
    const preview = this.preview;
    if (!preview || preview.saving) return;
    const { handle, lead } = preview;
    const next =
      handle === "move"
        ? snapped(lead.at, shift, unit)
        : snapped(0, shift, DAY);
    if (next !== preview.shift) this.#place(limited(lead, handle, next));
  }

  /** One step further; said aloud, as keys have no label to look at. */
  step(minutes: number): void {
    const preview = this.preview;
    if (!preview || preview.saving) return;
    const next = limited(preview.lead, preview.handle, preview.shift + minutes);
    this.#place(next);
    this.said = this.#spoken();
  }

  /** Whether the others make room, for this move only. */
  makeRoom(on: boolean): void {
    const preview = this.preview;
    if (!preview || preview.saving || preview.makesRoom === on) return;
    this.preview = { ...preview, makesRoom: on };
    this.#place(preview.shift);
  }

  cancel(): void {
    if (!this.preview) return;
    this.#check.cancel();
    this.preview = null;
    this.said = "Left where it was";
  }

  /** Writes it, once. The preview stays until the plan that has it arrives. */
  async drop(): Promise<void> {
    const preview = this.preview;
    if (!preview || preview.saving) return;
    this.#check.cancel();
    if (preview.shift === 0) {
      this.preview = null;
      return;
    }
    this.preview = { ...preview, saving: true };
    this.said = this.#spoken();
    const { isDone, offer } = await dropped(preview);
    if (isDone) setTimeout(() => this.arrived(), 2000);
    else this.preview = null;
    this.offer = offer;
    if (offer) this.said = offerSpoken(offer);
  }

  /** Lets the others make room for what was dropped. */
  async takeOffer(): Promise<void> {
    const offer = this.offer;
    if (!offer || offer.moves.length === 0) return;
    this.offer = null;
    if (!(await takeRoom(offer))) this.offer = offer;
  }

  /** The plan was read anew: what was saved is in it. */
  arrived(): void {
    if (this.preview?.saving) this.preview = null;
  }

  #place(shift: number): void {
    const preview = this.preview;
    if (!preview) return;
    const { lead, handle, ids } = preview;
    const { at } = spot(lead, handle, shift);
    const near = neighbors(this.#laneOf(lead), ids, at);
    this.preview = { ...preview, shift, ...near, stale: true };
    // The engine judges one launch at another time; several at once are judged when they are dropped.
    if (handle !== "move" || ids.size > 1) return;
    const to = localOf(at);
    this.#check.ask({
      id: lead.launch.id,
      to,
      room: this.preview.makesRoom && shift !== 0,
      tell: (tried) => {
        if (this.preview?.lead !== lead) return;
        const { id, at: from } = lead.launch;
        const { today } = this.#around();
        const trial = outlookOf(tried, { id, from, to, today });
        this.preview = { ...this.preview, trial, stale: false };
        const lane = this.#laneOf(lead).map((it) => this.shown(it));
        this.preview = { ...this.preview, ...neighbors(lane, ids, at) };
        if (this.preview.by !== "pointer") this.said = this.#spoken();
      },
    });
  }

  #spoken(): string {
    const preview = this.preview;
    if (!preview) return "";
    const { lead, handle, shift, before, after, trial } = preview;
    const { at, days } = spot(lead, handle, shift);
    if (handle !== "move") return `Runs ${counted(days, "day")}`;
    const verb = preview.saving ? "Moved to" : "To";
    const said = [
      `${verb} ${placeSpoken(at, lead.at)}`,
      betweenSpoken(before, after),
      ...(preview.stale ? [] : outlookSpoken(trial)),
    ];
    return said.filter(Boolean).join("; ");
  }

  #laneOf(item: Item): readonly Item[] {
    return (
      this.#around().lanes.find((it) => it.campaign.id === item.campaign.id)
        ?.items ?? []
    );
  }

  /** A launch and those after it that were not announced, as the command carries them. */
  #after(lead: Item): Ids {
    const later = this.#laneOf(lead).filter(
      (it) =>
        !it.launch.announced &&
        (it.at > lead.at ||
          (it.at === lead.at && it.launch.id > lead.launch.id)),
    );
    return idsOf([lead, ...later].map((it) => it.launch.id));
  }
}

function byId(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((it) => [it.launch.id, it]));
}

function outlookSpoken(trial: Outlook | null): string[] {
  if (!trial) return [];
  const { findings, change, moves, noRoom } = trial;
  return [
    moves.length > 0 ? makingRoom(moves.length) : "",
    noRoom ? "no room can be made" : "",
    findingsSpoken(findings.length),
    change === null ? "" : changeSpoken(change),
  ];
}

function offerSpoken({ done, moves, rules }: Offer): string {
  return moves.length > 0
    ? `${done} ${othersSpoken(moves.length)} can make room: ${movesSpoken(moves)}. R moves them.`
    : `${done} No room can be made: ${rules.join(" ")}`;
}
