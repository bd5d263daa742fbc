// What of the plan is in sight on the timeline: the scale, the groups, and the lanes and launches that are drawn.
import type { PlanView } from "../../host";
import type { Mover } from "./drag.svelte";
import { flagsOf } from "./flags";
import {
  extentOf,
  grouped,
  itemsIn,
  lanesIn,
  namesOf,
  type Item,
  type LaneRow,
} from "./lanes";
import type { Look } from "./look.svelte";
import {
  DAY,
  minuteOf,
  monthStartOf,
  toMinute,
  toX,
  type Scale,
} from "./scale";
import { Seasons } from "./seasons.svelte";
import { idsOf } from "./sets";
import type { Proposal } from "./suggest/proposal";
import { ticksOf } from "./ticks";

export interface Shown {
  plan: PlanView;
  lanes: readonly LaneRow[];
  look: Look;
  mover: Mover;
  proposal: Proposal | null;
}

/** Widths and heights the parts of the timeline agree on, in pixels. */
export const NAMES = 232;
export const AXIS = 62;
export const STRIP = 44;

/** What is drawn beyond the edges, so that a scroll has something to show at once. */
const PAGE = 480;
const BAND = 108;
/** Left and right of the plan there is at least this much to scroll to. */
const AROUND = 200 * DAY;
/** A plan that fits only smaller than this opens on the weeks around today. */
const READABLE = 4;
const OPENING = 8;

export class Sight {
  width = $state(0);
  height = $state(0);
  /** How far the lanes are scrolled down. */
  down = $state(0);
  /** The launch the focus was on last. */
  current = $state<string | null>(null);

  #of: () => Shown;
  #seasons = new Seasons(() => this.#of().plan.client);

  constructor(of: () => Shown) {
    this.#of = of;
  }

  readonly today = $derived.by(() => minuteOf(this.#of().plan.today));
  readonly #extent = $derived.by(() => extentOf(this.#of().lanes, this.today));
  readonly plotWidth = $derived.by(() => Math.max(100, this.width - NAMES));
  readonly #pxPerDay = $derived.by(() => this.#of().look.pxPerDay || 1);
  readonly #around = $derived.by(() =>
    Math.max(AROUND, (2 * this.plotWidth * DAY) / this.#pxPerDay),
  );
  readonly #rangeFrom = $derived.by(() =>
    monthStartOf(this.#extent.from - this.#around),
  );
  readonly #rangeTo = $derived.by(() =>
    monthStartOf(this.#extent.to + this.#around, 1),
  );
  readonly scale = $derived.by<Scale>(() => ({
    from: this.#rangeFrom,
    to: this.#rangeTo,
    pxPerDay: this.#pxPerDay,
  }));

  // Pages and bands change a few times a second while one scrolls, not with every pixel.
  readonly #page = $derived.by(() =>
    Math.floor(toX(this.scale, this.#of().look.left) / PAGE),
  );
  readonly from = $derived.by(() =>
    toMinute(this.scale, (this.#page - 1) * PAGE),
  );
  readonly to = $derived.by(() =>
    toMinute(
      this.scale,
      (this.#page + Math.ceil(this.plotWidth / PAGE) + 2) * PAGE,
    ),
  );
  readonly #band = $derived.by(() => Math.floor(this.down / BAND));

  readonly ticks = $derived.by(() => {
    const { week_start } = this.#of().plan.client;
    return ticksOf(this.from, this.to, this.#pxPerDay, week_start);
  });
  readonly flags = $derived.by(() => {
    const { from, to, scale } = this;
    const { client, today } = this.#of().plan;
    const days = this.#seasons.between(from, to);
    return flagsOf(days, client.blackouts, today, scale).filter(
      (it) => it.x + it.width > toX(scale, from) && it.x < toX(scale, to),
    );
  });

  readonly groups = $derived.by(() => {
    const { plan, lanes, look } = this.#of();
    return grouped(lanes, look.grouping, namesOf(plan), look.folded);
  });
  /** Lanes from top to bottom, as the arrows walk them. */
  readonly rows = $derived.by(() => {
    const { folded } = this.#of().look;
    return this.groups.flatMap((it) => (folded.has(it.id) ? [] : it.lanes));
  });

  /** What is being moved, or has a suggested date, is drawn wherever it came from. */
  readonly #moving = $derived.by(() => {
    const { mover, proposal } = this.#of();
    return proposal
      ? idsOf([...mover.ids, ...proposal.moves.keys()])
      : mover.ids;
  });
  readonly drawn = $derived.by(() => {
    const top = (this.#band - 1) * BAND;
    const bottom = (this.#band + 2) * BAND + this.height;
    return this.groups.map((group) => ({
      group,
      lanes: lanesIn(group, top, bottom).map((lane) => ({
        lane,
        items: this.#withMoving(lane.items),
      })),
    }));
  });
  /** The launch Tab comes to: the one of last time, or the first that is drawn. */
  readonly tabStop = $derived.by(() => {
    let first: string | null = null;
    for (const { lanes } of this.drawn)
      for (const { items } of lanes)
        for (const { launch } of items) {
          if (launch.id === this.current) return launch.id;
          first ??= launch.id;
        }
    return first;
  });

  #withMoving(all: readonly Item[]): Item[] {
    const seen = itemsIn(all, this.from, this.to);
    if (this.#moving.size === 0) return seen;
    const drawn = idsOf(seen.map((it) => it.launch.id));
    return all.filter(
      ({ launch }) => drawn.has(launch.id) || this.#moving.has(launch.id),
    );
  }

  find(id: string): Item | undefined {
    for (const lane of this.#of().lanes)
      for (const item of lane.items) if (item.launch.id === id) return item;
    return undefined;
  }

  /** Opens the group a campaign is folded away in. */
  unfold(campaign: string): void {
    const { look } = this.#of();
    const group = this.groups.find((it) =>
      it.lanes.some((lane) => lane.campaign.id === campaign),
    );
    if (group && look.folded.has(group.id)) look.fold(group.id);
  }

  wantSeasons(): void {
    this.#seasons.want(this.from, this.to);
  }

  fitAll(): void {
    const { from, to } = this.#extent;
    this.#of().look.show(from - 2 * DAY, to + 2 * DAY, this.plotWidth);
  }

  showToday(): void {
    const day = DAY / this.#pxPerDay;
    this.#of().look.left = this.today - (this.plotWidth / 4) * day;
  }

  /** The first time: the whole plan where it fits readably, else the weeks around today. */
  open(): void {
    const { look } = this.#of();
    if (look.pxPerDay > 0) return;
    this.fitAll();
    if (look.pxPerDay >= READABLE) return;
    look.pxPerDay = OPENING;
    this.showToday();
  }

  /** Around the launch with the focus where that is in sight, else around the middle. */
  zoom(factor: number): void {
    const { look } = this.#of();
    const item = this.current ? this.find(this.current) : undefined;
    const x = item ? ((item.at - look.left) / DAY) * this.#pxPerDay : -1;
    const seen = x >= 0 && x <= this.plotWidth;
    look.zoom(factor, seen ? x : this.plotWidth / 2);
  }
}
