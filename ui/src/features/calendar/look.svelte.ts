// How the person looks at the plan: which view, what of it, how near. Remembered on this computer.
import { NO_FILTERS, type Filters } from "./filters";
import type { Grouping } from "./lanes";
import { DAY, clampZoom, type Scale } from "./scale";
import { NO_IDS, idsOf, toggledIn, type Ids } from "./sets";
import type { Sort } from "./table";

export type View = "timeline" | "month" | "table" | "pressure";

interface Remembered {
  view: View;
  grouping: Grouping;
  folded: string[];
  following: boolean;
  makesRoom: boolean;
  findings: boolean;
  sort: Sort;
  overOnly: boolean;
}

interface RememberedPlan {
  filters: Filters;
  pxPerDay: number;
  left: number;
  month: number;
}

const KEY = "reprise.calendar";

function read<T extends object>(key: string, otherwise: T): T {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return typeof kept === "object" && kept !== null
      ? { ...otherwise, ...kept }
      : otherwise;
  } catch {
    // What cannot be read is forgotten: the plan is shown whole.
    return otherwise;
  }
}

export class Look {
  view = $state<View>("timeline");
  grouping = $state<Grouping>("strategy");
  folded = $state.raw<Ids>(NO_IDS);
  /** Whether launches after the one moved go with it. */
  following = $state(false);
  /** Whether others make room for the one moved. */
  makesRoom = $state(false);
  /** Whether the list of findings is open. */
  findings = $state(false);
  filters = $state.raw<Filters>(NO_FILTERS);
  /** Launches chosen together with the selected one. */
  chosen = $state.raw<Ids>(NO_IDS);
  /** How the table is sorted. */
  sort = $state.raw<Sort>({ by: "when", down: false });
  /** Whether only what breaks a cap shows in the pressure view. */
  overOnly = $state(false);
  /** Whether the plan is laid out on paper. */
  printing = $state(false);

  pxPerDay = $state(0);
  /** The minute at the left edge. */
  left = $state(0);
  /** A minute of the month on show. */
  month = $state(0);

  #client: string;

  constructor(client: string) {
    this.#client = client;
    const kept = read<Remembered>(KEY, {
      view: "timeline",
      grouping: "strategy",
      folded: [],
      following: false,
      makesRoom: false,
      findings: false,
      sort: { by: "when", down: false },
      overOnly: false,
    });
    this.view = kept.view;
    this.grouping = kept.grouping;
    this.folded = idsOf(kept.folded);
    this.following = kept.following;
    this.makesRoom = kept.makesRoom;
    this.findings = kept.findings;
    this.sort = kept.sort;
    this.overOnly = kept.overOnly;
    const own = read<RememberedPlan>(`${KEY}.${client}`, {
      filters: NO_FILTERS,
      pxPerDay: 0,
      left: 0,
      month: 0,
    });
    this.filters = { ...NO_FILTERS, ...own.filters };
    this.pxPerDay = own.pxPerDay && clampZoom(own.pxPerDay);
    this.left = own.left;
    this.month = own.month;
  }

  /** What is remembered: of the person, and of this client's plan. */
  get kept(): { person: Remembered; plan: RememberedPlan } {
    const { view, grouping, following, makesRoom, findings } = this;
    const { sort, overOnly } = this;
    const { filters, pxPerDay, left, month } = this;
    const folded = [...this.folded];
    return {
      person: {
        view,
        grouping,
        folded,
        following,
        makesRoom,
        findings,
        sort,
        overOnly,
      },
      plan: { filters, pxPerDay, left, month },
    };
  }

  remember({ person, plan }: Look["kept"]): void {
    localStorage.setItem(KEY, JSON.stringify(person));
    localStorage.setItem(`${KEY}.${this.#client}`, JSON.stringify(plan));
  }

  /** Nearer or farther, keeping the minute under a point of the plot where it is. */
  zoom(factor: number, x: number): void {
    const before = this.pxPerDay;
    const after = clampZoom(before * factor);
    this.left += (x / before - x / after) * DAY;
    this.pxPerDay = after;
  }

  /** Shows a stretch with a little room beside it. */
  show(from: number, to: number, width: number): void {
    const room = Math.min(32, width / 10);
    this.pxPerDay = clampZoom(((width - room * 2) / (to - from)) * DAY);
    this.left = from - (room / this.pxPerDay) * DAY;
  }

  /** Brings a stretch of the scale into sight, moving as little as needed. */
  reveal(scale: Scale, at: number, end: number, width: number): void {
    const day = DAY / scale.pxPerDay;
    const margin = 60 * day;
    const right = this.left + width * day;
    if (at < this.left + margin) this.left = at - margin;
    else if (at > right - margin || (end > right && end - at < width * day))
      this.left = Math.min(at - margin, end + margin - width * day);
  }

  fold(id: string): void {
    this.folded = toggledIn(this.folded, id);
  }
}
