// The plan as rows of a table: every launch with what one compares launches by.
import type { AudienceView, PlanView } from "../../host";
import { CHANNEL } from "../../terms/words";
import { gap as spokenGap, wantedInWords } from "../../terms/format";
import type { Item, LaneRow } from "./lanes";
import { HOUR } from "./scale";

export interface Row {
  item: Item;
  /** Minutes since the launch before; none for the first. */
  gap: number | null;
  reach: number | null;
  link: string;
}

export type SortKey =
  | "when"
  | "launch"
  | "campaign"
  | "channel"
  | "gap"
  | "reach"
  | "cost"
  | "findings";

export interface Sort {
  by: SortKey;
  down: boolean;
}

/** People an audience has in a channel: addresses with consent for messages, everyone left for ads. */
function reachOf(
  item: Item,
  audience: AudienceView | undefined,
): number | null {
  if (!audience) return null;
  const { channel } = item.launch;
  if (channel === "email" || channel === "sms" || channel === "push")
    return (
      audience.size.reachable.find((it) => it.channel === channel)?.people ?? 0
    );
  return audience.size.left;
}

export function rowsOf(lanes: readonly LaneRow[], plan: PlanView): Row[] {
  const audiences = new Map(plan.audiences.map((it) => [it.audience.id, it]));
  const minutes = new Map(
    plan.lanes.flatMap((lane) =>
      lane.launches.map((it) => [it.launch, it.gap_minutes]),
    ),
  );
  return lanes.flatMap((lane) =>
    lane.items.map((item) => ({
      item,
      gap: minutes.get(item.launch.id) ?? null,
      reach: reachOf(item, audiences.get(lane.campaign.audience ?? "")),
      link: plan.links[item.launch.id] ?? "",
    })),
  );
}

const WORDS = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

const WEIGHT = { error: 10_000, warning: 100, note: 1 };

function keyOf(row: Row, by: SortKey): number | string {
  const { launch, campaign, at, findings } = row.item;
  switch (by) {
    case "when":
      return at;
    case "launch":
      return launch.name;
    case "campaign":
      return campaign.name;
    case "channel":
      return CHANNEL[launch.channel];
    case "gap":
      return row.gap ?? -1;
    case "reach":
      return row.reach ?? -1;
    case "cost":
      return launch.cost.minor;
    case "findings":
      return findings.reduce((sum, it) => sum + WEIGHT[it.severity], 0);
  }
}

/** Sorted by one column, and within equals by time. */
export function sorted(rows: readonly Row[], { by, down }: Sort): Row[] {
  const sign = down ? -1 : 1;
  return rows
    .map((row) => ({ row, key: keyOf(row, by) }))
    .sort((a, b) => {
      const order =
        typeof a.key === "number" && typeof b.key === "number"
          ? a.key - b.key
          : WORDS.compare(String(a.key), String(b.key));
      return order * sign || a.row.item.at - b.row.item.at;
    })
    .map(({ row }) => row);
}

/** "7 d", and beyond which it is a finding: "5 to 10 days, best 7 days". */
export function wantedSpoken(
  item: Item,
): { best: string; said: string } | null {
  if (!item.wanted || item.gap === null) return null;
  return {
    best: spokenGap(item.wanted.ideal_hours * HOUR),
    said: wantedInWords(item.wanted),
  };
}
