// The field's terms as people read them; one word per thing on every screen.
import type {
  Basis,
  CampaignStatus,
  Channel,
  Engagement,
  Goal,
  Kpi,
  Platform,
  Purchase,
  RenewalPeriod,
  Rule,
  Severity,
  Strategy,
  Strength,
  Verdict,
} from "../host";
import { figure } from "./format";

export const STRATEGY: Record<Strategy, string> = {
  retargeting: "Retargeting",
  remarketing: "Remarketing",
};

export const STRATEGY_MEANS: Record<Strategy, string> = {
  retargeting:
    "Ads to people who came and did not buy, and whose address you do not have.",
  remarketing:
    "Messages to people who are in your own channels: they bought, or left an address.",
};

export const VERDICT: Record<Verdict, string> = {
  retargeting: "Retargeting",
  remarketing: "Remarketing",
  both: "Both, kept apart",
  collect_contacts_first: "Collect contacts first",
};

export const CHANNEL: Record<Channel, string> = {
  email: "E-mail",
  sms: "SMS",
  push: "Push",
  on_site: "On site",
  search: "Search ads",
  display: "Display ads",
  social: "Social ads",
};

/** Owned channels first, as everywhere. */
export const CHANNELS: readonly Channel[] = [
  "email",
  "sms",
  "push",
  "on_site",
  "search",
  "display",
  "social",
];

export const STATUS: Record<CampaignStatus, string> = {
  draft: "Draft",
  approved: "Approved",
  finished: "Finished",
  archived: "Archived",
};

export const GOAL: Record<Goal, string> = {
  first_purchase: "First purchase",
  repeat_purchase: "Repeat purchase",
  renewal: "Renewal",
  upsell: "Upsell",
  win_back: "Win back",
  collect_contacts: "Collect contacts",
};

export const KPI: Record<Kpi, string> = {
  orders: "Orders",
  revenue: "Revenue",
  click_rate: "Click rate",
  conversion_rate: "Conversion rate",
  new_contacts: "New contacts",
  renewals: "Renewals",
};

export const PLATFORM: Record<Platform, string> = {
  google: "Google",
  meta: "Meta",
  microsoft: "Microsoft",
  linkedin: "LinkedIn",
  tiktok: "TikTok",
  x: "X",
  pinterest: "Pinterest",
  snapchat: "Snapchat",
};

export const ENGAGEMENT: Record<Engagement, string> = {
  video: "watched a video",
  post: "reacted to a post",
  lead_form: "opened a lead form",
  profile: "visited the profile",
  ad: "clicked an ad",
};

export const BASIS: Record<Basis, string> = {
  measured: "counted",
  estimated: "estimated",
  benchmark: "by benchmark",
};

export const STRENGTH: Record<Strength, string> = {
  weak: "weak evidence",
  moderate: "moderate evidence",
  strong: "strong evidence",
};

export const SEVERITY: Record<Severity, string> = {
  error: "Must be mended",
  warning: "Look at this",
  note: "Worth knowing",
};

export const RENEWAL: Record<RenewalPeriod, string> = {
  monthly: "every month",
  quarterly: "every three months",
  half_yearly: "every six months",
  yearly: "every year",
};

export const RULE: Record<Rule, string> = {
  gap_too_short: "Gap too short",
  gap_too_long: "Gap too long",
  contact_policy: "Contact policy",
  quiet_hours: "Quiet hours",
  blackout: "Blackout date",
  season: "Outside the season",
  precedence: "Order of campaigns",
  budget: "Budget",
  clock_change: "Clock change",
  channel_not_planned: "Channel not planned",
  audience_too_small: "Audience too small",
  nobody_reachable: "Nobody reachable",
  no_audience: "No audience",
  no_launches: "No launches",
  exclusion_missing: "Exclusion missing",
  offer_expired: "Offer ends too early",
  strategy_mismatch: "Strategy and audience",
  no_landing: "No landing page",
  legal_window: "Legal window",
};

/** "used up every 28 days". */
export function purchaseSpoken(purchase: Purchase): string {
  switch (purchase.how) {
    case "once":
      return "bought once over a long period";
    case "used_up":
      return `used up every ${purchase.every_days} days`;
    case "subscribed":
      return `subscribed, renewed ${RENEWAL[purchase.renewal]}`;
  }
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined) return "";
  return items.length === 1
    ? last
    : `${items.slice(0, -1).join(", ")} and ${last}`;
}

/** "1 launch", "3 launches". */
export function counted(
  count: number,
  one: string,
  many: string = `${one}s`,
): string {
  return `${figure(count)} ${count === 1 ? one : many}`;
}
