// Moving and resizing launches, by pointer or by keys: a preview that follows, live findings, and one write at the end.
import type { Finding } from "../../host";
import { act } from "../../terms/act";
import { counted } from "../../terms/words";
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
import { DAY, dayStart, localOf } from "./scale";
import { idsOf, type Ids } from "./sets";

export type Handle = "move" | "start" | "end";
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
  /** What would be found there; null while nobody knows. */
  findings: Finding[] | null;
  /** Whether they belong to a place it has left since. */
  stale: boolean;
  before: Neighbor | null;
  after: Neighbor | null;
}

const LONGEST = 366;

export class Mover {
  preview = $state.raw<Preview | null>(null);
  /** What a screen reader says. */
  said = $state("");

  #check = new LiveCheck();
  #lanes: () => readonly LaneRow[];

  constructor(lanes: () => readonly LaneRow[]) {
    this.#lanes = lanes;
  }

  get moving(): boolean {
    return this.preview !== null && !this.preview.saving;
  }

  /** Whether a launch is being moved, or was and is not yet saved. */
  has(id: string): boolean {
    return this.preview?.ids.has(id) ?? false;
  }

  /** The launch where it is shown now. */
  shown(item: Item): Item {
    const preview = this.preview;
    if (!preview || !preview.ids.has(item.launch.id)) return item;
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
    const all = this.#lanes().flatMap((it) => it.items);
    this.preview = {
      from: byId(all.filter((it) => ids.has(it.launch.id))),
      handle,
      by,
      lead,
      ids,
      following: along,
      shift: 0,
      saving: false,
      findings: null,
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
    const done = await this.#write(preview);
    if (done) setTimeout(() => this.arrived(), 2000);
    else this.preview = null;
  }

  /** The plan was read anew: what was saved is in it. */
  arrived(): void {
    if (this.preview?.saving) this.preview = null;
  }

  async #write(preview: Preview): Promise<boolean> {
    const { lead, handle, shift, ids, following } = preview;
    const { at, days } = spot(lead, handle, shift);
    if (handle !== "move") {
      const launch = { ...lead.launch, at: localOf(at), flight_days: days };
      const done = `‘${lead.launch.name}’ now runs ${counted(days, "day")}.`;
      return (await act("launch_change", launch, done)) !== undefined;
    }
    const where = placeSpoken(at, lead.at);
    if (ids.size > 1 && !following) {
      const done = `Moved ${counted(ids.size, "launch", "launches")}.`;
      const request = { ids: [...ids], minutes: shift };
      return (await act("launch_shift", request, done)) !== undefined;
    }
    const others = ids.size - 1;
    const done =
      others > 0
        ? `Moved to ${where}, with ${others} after it.`
        : `Moved to ${where}.`;
    const answer = await act(
      "launch_move",
      {
        id: lead.launch.id,
        to: localOf(at),
        carry: following ? "following" : "alone",
      },
      done,
    );
    return answer !== undefined;
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
    this.#check.ask({
      id: lead.launch.id,
      to: localOf(at),
      tell: (findings) => {
        if (this.preview?.lead !== lead) return;
        this.preview = { ...this.preview, findings, stale: false };
        if (this.preview.by !== "pointer") this.said = this.#spoken();
      },
    });
  }

  #spoken(): string {
    const preview = this.preview;
    if (!preview) return "";
    const { lead, handle, shift, before, after, findings } = preview;
    const { at, days } = spot(lead, handle, shift);
    if (handle !== "move") return `Runs ${counted(days, "day")}`;
    const verb = preview.saving ? "Moved to" : "To";
    const between = betweenSpoken(before, after);
    const found = findings ? `; ${findingsSpoken(findings.length)}` : "";
    return `${verb} ${placeSpoken(at, lead.at)}${between ? `, ${between}` : ""}${found}`;
  }

  #laneOf(item: Item): readonly Item[] {
    return (
      this.#lanes().find((it) => it.campaign.id === item.campaign.id)?.items ??
      []
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

/** Where a launch is, and how many days it runs, after a shift of one of its handles. */
export function spot(
  item: Item,
  handle: Handle,
  shift: number,
): { at: number; days: number } {
  const days = item.launch.flight_days;
  const byDays = Math.round(shift / DAY);
  switch (handle) {
    case "move":
      return { at: item.at + shift, days };
    case "start":
      return { at: item.at + byDays * DAY, days: days - byDays };
    case "end":
      return { at: item.at, days: days + byDays };
  }
}

/** Keeps a flight between a day and a year long. */
function limited(item: Item, handle: Handle, shift: number): number {
  if (handle === "move") return shift;
  const days = item.launch.flight_days;
  const sign = handle === "end" ? 1 : -1;
  const wanted = days + sign * Math.round(shift / DAY);
  return sign * (Math.min(LONGEST, Math.max(1, wanted)) - days) * DAY;
}
