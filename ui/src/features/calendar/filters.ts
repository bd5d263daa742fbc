// What of the plan is shown: the same for timeline, month and table; pressure takes what tells people and channels apart.
import type { CampaignStatus, Channel, PlanView, Strategy } from "../../host";
import { CHANNEL, CHANNELS, STATUS, STRATEGY } from "../../terms/words";
import type { LaneRow } from "./lanes";

export interface Filters {
  text: string;
  strategy: Strategy[];
  channel: Channel[];
  status: CampaignStatus[];
  /** Audience ids; `none` for campaigns without one. */
  audience: string[];
}

export type Facet = Exclude<keyof Filters, "text">;

export interface Choice {
  facet: Facet;
  value: string;
  label: string;
}

export const NO_FILTERS: Filters = {
  text: "",
  strategy: [],
  channel: [],
  status: [],
  audience: [],
};

export const FACET: Record<Facet, string> = {
  strategy: "Strategy",
  channel: "Channel",
  status: "Status",
  audience: "Audience",
};

/** What narrows a person's pressure. A strategy or status does not: people get every launch. */
export const OF_PEOPLE: ReadonlySet<Facet> = new Set<Facet>([
  "channel",
  "audience",
]);

export function isOn(filters: Filters, choice: Choice): boolean {
  return (filters[choice.facet] as string[]).includes(choice.value);
}

export function toggled(filters: Filters, choice: Choice): Filters {
  const now: string[] = filters[choice.facet];
  const next = now.includes(choice.value)
    ? now.filter((it) => it !== choice.value)
    : [...now, choice.value];
  return { ...filters, [choice.facet]: next };
}

/** Everything a plan can be narrowed down to; what no campaign has is left out. */
export function choicesOf(plan: PlanView): Choice[] {
  const used = {
    channel: new Set(plan.launches.map((it) => it.channel)),
    status: new Set(plan.campaigns.map((it) => it.status)),
    audience: new Set(plan.campaigns.map((it) => it.audience ?? "none")),
  };
  const strategies: Strategy[] = ["retargeting", "remarketing"];
  const statuses: CampaignStatus[] = ["draft", "approved", "finished"];
  const audiences = plan.audiences.map(({ audience }) => ({
    facet: "audience" as const,
    value: audience.id,
    label: audience.name,
  }));
  return [
    ...strategies.map((it) => ({
      facet: "strategy" as const,
      value: it,
      label: STRATEGY[it],
    })),
    ...statuses
      .filter((it) => used.status.has(it))
      .map((it) => ({
        facet: "status" as const,
        value: it,
        label: STATUS[it],
      })),
    ...CHANNELS.filter((it) => used.channel.has(it)).map((it) => ({
      facet: "channel" as const,
      value: it,
      label: CHANNEL[it],
    })),
    ...[
      ...audiences,
      { facet: "audience" as const, value: "none", label: "No audience yet" },
    ].filter((it) => used.audience.has(it.value)),
  ];
}

function allows<T>(wanted: readonly T[], value: T): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

/** Lanes that pass, with the launches that pass. A campaign found by its own name keeps all of them. */
export function filtered(
  lanes: readonly LaneRow[],
  filters: Filters,
): LaneRow[] {
  const words = filters.text.trim().toLocaleLowerCase();
  const says = (text: string) => text.toLocaleLowerCase().includes(words);
  const narrow = words !== "" || filters.channel.length > 0;
  return lanes.flatMap((lane) => {
    const { campaign } = lane;
    if (
      !allows(filters.strategy, campaign.strategy) ||
      !allows(filters.status, campaign.status) ||
      !allows(filters.audience, campaign.audience ?? "none")
    )
      return [];
    if (!narrow) return [lane];
    const own = words === "" || says(campaign.name);
    const items = lane.items.filter(
      ({ launch }) =>
        allows(filters.channel, launch.channel) &&
        (own || says(launch.name) || says(launch.message.subject)),
    );
    const empty = lane.items.length === 0 && own && !filters.channel.length;
    return items.length > 0 || empty ? [{ ...lane, items }] : [];
  });
}

export function isFiltering(filters: Filters): boolean {
  return (
    filters.text.trim() !== "" ||
    filters.strategy.length +
      filters.channel.length +
      filters.status.length +
      filters.audience.length >
      0
  );
}
