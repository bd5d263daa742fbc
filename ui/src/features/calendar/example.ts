// Launches and lanes for the tests of this folder.
import type { Campaign, Launch } from "../../host";
import type { Item, LaneRow } from "./lanes";
import { DAY, minuteOf } from "./scale";

export function campaign(name: string, more: Partial<Campaign> = {}): Campaign {
  return {
    id: name,
    client: "client",
    name,
    strategy: "remarketing",
    status: "draft",
    product: null,
    objective: { goal: "repeat_purchase", kpi: "orders", target: null },
    audience: null,
    offer: { headline: "", promo_code: "", valid: null, terms: "" },
    channels: ["email"],
    budget: { minor: 0, currency: "EUR" },
    season: null,
    cadence: { by: "hand" },
    anchor: null,
    after: [],
    utm: { source: "", medium: "", campaign: "", term: "", content: "" },
    landing: "",
    note: "",
    ...more,
  };
}

/** A launch of a campaign at a local time, for so many days. */
export function item(
  name: string,
  at: string,
  days = 1,
  more: Partial<Item> = {},
): Item {
  const launch: Launch = {
    id: name,
    campaign: "campaign",
    name,
    channel: "email",
    at,
    flight_days: days,
    gap: null,
    message: { subject: "", body: "", call_to_action: "" },
    landing: "",
    cost: { minor: 0, currency: "EUR" },
    announced: false,
  };
  return {
    launch,
    campaign: campaign("campaign"),
    at: minuteOf(at),
    end: minuteOf(at.slice(0, 10)) + days * DAY,
    line: 0,
    gap: null,
    wanted: null,
    fit: null,
    clock: null,
    previous: null,
    findings: [],
    ...more,
  };
}

export function lane(name: string, items: Item[]): LaneRow {
  return {
    campaign: campaign(name),
    items,
    findings: [],
    lines: 1,
    top: 0,
    height: 54,
  };
}
