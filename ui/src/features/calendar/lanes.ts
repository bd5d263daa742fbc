// The plan as rows: campaigns in groups, launches on their lines, and which of it all is in sight.
import type {
  Campaign,
  Finding,
  Gap,
  GapFit,
  LaneLaunch,
  Launch,
  PlanView,
} from "../../host";
import { DAY, dayStart, minuteOf } from "./scale";

export type Grouping = "strategy" | "audience";

/** A launch as it is drawn. */
export interface Item {
  launch: Launch;
  campaign: Campaign;
  /** From its first minute to the end of its last day. */
  at: number;
  end: number;
  /** On which of its lane's lines it lies. */
  line: number;
  /** The line it lies on in the plan, where it is drawn at a suggested place. */
  stood?: number;
  /** Minutes since the launch before it; null for the first. */
  gap: number | null;
  wanted: Gap | null;
  fit: GapFit | null;
  clock: LaneLaunch["clock_change"];
  /** The launch the gap counts from. */
  previous: Pick<Launch, "id" | "name"> | null;
  findings: Finding[];
}

export interface LaneRow {
  campaign: Campaign;
  items: Item[];
  /** What was found in the campaign, launches included. */
  findings: Finding[];
  lines: number;
  top: number;
  height: number;
}

export interface Group {
  id: string;
  label: string;
  strategy: Campaign["strategy"] | null;
  lanes: LaneRow[];
  /** Height of its lanes without its head. */
  height: number;
  /** Where its head begins. */
  top: number;
}

export const HEAD = 32;
export const LINE = 40;
const PADDING = 14;

/** Gives each launch a line so that none covers another that runs on the same day. Items come by time. */
export function stacked<T extends { at: number; end: number }>(
  items: readonly T[],
): number[] {
  const until: number[] = [];
  return items.map((item) => {
    const from = dayStart(item.at);
    const free = until.findIndex((end) => end <= from);
    const line = free === -1 ? until.length : free;
    until[line] = Math.max(item.end, from + DAY);
    return line;
  });
}

/** Findings by the launch they stand with, and by the campaign. */
function byId(plan: PlanView): {
  launch: Map<string, Finding[]>;
  campaign: Map<string, Finding[]>;
} {
  const launch = new Map<string, Finding[]>();
  const campaign = new Map<string, Finding[]>();
  const owner = new Map(plan.launches.map((it) => [it.id, it.campaign]));
  const add = (map: Map<string, Finding[]>, id: string, finding: Finding) =>
    map.set(id, [...(map.get(id) ?? []), finding]);
  for (const finding of plan.findings) {
    const campaigns = new Set(finding.campaign ? [finding.campaign] : []);
    for (const id of finding.launches) {
      add(launch, id, finding);
      const own = owner.get(id);
      if (own) campaigns.add(own);
    }
    campaigns.forEach((id) => add(campaign, id, finding));
  }
  return { launch, campaign };
}

function itemsOf(
  campaign: Campaign,
  laid: readonly LaneLaunch[],
  launches: ReadonlyMap<string, Launch>,
  findings: ReadonlyMap<string, Finding[]>,
): Item[] {
  return laid.flatMap((it, index) => {
    const launch = launches.get(it.launch);
    if (!launch) return [];
    return {
      launch,
      campaign,
      at: minuteOf(it.at),
      end: minuteOf(it.last_day) + DAY,
      line: 0,
      gap: it.gap_minutes,
      wanted: it.gap_wanted,
      fit: it.fit,
      clock: it.clock_change,
      previous: launches.get(laid[index - 1]?.launch ?? "") ?? null,
      findings: findings.get(launch.id) ?? [],
    };
  });
}

/** Every campaign of a plan as a lane, in the plan's own order. */
export function lanesOf(plan: PlanView): LaneRow[] {
  const launches = new Map(plan.launches.map((it) => [it.id, it]));
  const laid = new Map(plan.lanes.map((it) => [it.campaign, it.launches]));
  const findings = byId(plan);
  return plan.campaigns.map((campaign) => {
    const items = itemsOf(
      campaign,
      laid.get(campaign.id) ?? [],
      launches,
      findings.launch,
    );
    stacked(items).forEach((line, index) => {
      const item = items[index];
      if (item) item.line = line;
    });
    const lines = Math.max(1, ...items.map((it) => it.line + 1));
    return {
      campaign,
      items,
      findings: findings.campaign.get(campaign.id) ?? [],
      lines,
      top: 0,
      height: PADDING + lines * LINE,
    };
  });
}

/** What each audience of a plan is called. */
export function namesOf(plan: PlanView): (id: string) => string {
  const names = new Map(
    plan.audiences.map(({ audience }) => [audience.id, audience.name]),
  );
  return (id) => names.get(id) ?? "";
}

/** Puts lanes under heads. Folded groups keep their head and lose their height. */
export function grouped(
  lanes: readonly LaneRow[],
  by: Grouping,
  audienceName: (id: string) => string,
  folded: ReadonlySet<string>,
): Group[] {
  const groups = new Map<string, Group>();
  for (const lane of lanes) {
    const { strategy, audience } = lane.campaign;
    const id = by === "strategy" ? strategy : (audience ?? "none");
    let group = groups.get(id);
    if (!group) {
      group = {
        id,
        label: by === "audience" && audience ? audienceName(audience) : "",
        strategy: by === "strategy" ? strategy : null,
        lanes: [],
        height: 0,
        top: 0,
      };
      groups.set(id, group);
    }
    group.lanes.push({ ...lane, top: group.height });
    group.height += lane.height;
  }
  let top = 0;
  return [...groups.values()].map((group) => {
    const height = folded.has(group.id) ? 0 : group.height;
    const placed = { ...group, height, top };
    top += HEAD + height;
    return placed;
  });
}

export function heightOf(groups: readonly Group[]): number {
  const last = groups.at(-1);
  return last ? last.top + HEAD + last.height : 0;
}

/** The lanes of a group that touch a stretch of height, measured from the top of all groups. */
export function lanesIn(group: Group, top: number, bottom: number): LaneRow[] {
  if (group.height === 0) return [];
  const base = group.top + HEAD;
  const first = firstAt(group.lanes, (it) => base + it.top + it.height > top);
  const after = firstAt(group.lanes, (it) => base + it.top >= bottom);
  return group.lanes.slice(first, after);
}

/** The launches that touch a stretch of time, with one more on each side for the gaps that reach in. */
export function itemsIn(
  items: readonly Item[],
  from: number,
  to: number,
): Item[] {
  const after = firstAt(items, (it) => it.at >= to);
  let first = 0;
  // Long flights begin before short ones end, so the ends are in no order: walk, do not halve.
  while (first < after && (items[first]?.end ?? to) <= from) first += 1;
  return items.slice(Math.max(0, first - 1), after + 1);
}

/** Index of the first one for which `is` holds; it must hold for all after it. */
function firstAt<T>(all: readonly T[], is: (it: T) => boolean): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const it = all[middle];
    if (it !== undefined && is(it)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The stretch of time a plan covers: its launches, today, and room on both sides. */
export function extentOf(
  lanes: readonly LaneRow[],
  today: number,
): { from: number; to: number } {
  let from = today;
  let to = today + 28 * DAY;
  for (const lane of lanes)
    for (const item of lane.items) {
      from = Math.min(from, item.at);
      to = Math.max(to, item.end);
    }
  return { from, to };
}
