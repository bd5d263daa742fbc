// The words of the advice: how rules are called, what terms mean, and what stands in the blanks.
import type { Channel, Deed, Reach, Situation } from "../../host";
import type { Option } from "../../kit/option";
import type { Screen } from "../../terms/place.svelte";

type How = Situation["purchase"]["how"];

/** Names of the rules an advice rests on, by their ids in the rule file. */
const RULE: Record<string, string> = {
  "people-not-converted": "Who did not buy is found by ads",
  "people-reachable": "Who agreed can be written to",
  "product-bought-once": "Bought once, won before the purchase",
  "product-used-up": "Used up, bought again",
  "product-subscribed": "Subscribed, renewed",
  "visitors-enough": "Visitors against the platforms’ minimum",
  "visitors-too-few": "Visitors against the platforms’ minimum",
  "visitors-untagged": "No tag, no retargeting",
  "list-too-small": "A list worth writing to",
  "consent-unknown": "Unknown consent is not consent",
  "budget-small": "What ads cost against the budget",
  "budget-enough": "What ads cost against the budget",
  "channels-own": "Channels in use",
  "channels-paid": "Channels in use",
  "retargeting-works": "Retargeting in a field experiment",
  "funnel-stage": "Stage of the funnel",
  goals: "Goal of the two",
  "data-source": "Where the data comes from",
  personalization: "How personal it can be",
};

/** A rule newer than this page is called by its id rather than not at all. */
export function ruleName(id: string): string {
  const plain = id.replaceAll("-", " ");
  return RULE[id] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

export const MEANS = {
  consent:
    "They said yes to being contacted in this channel, and you can show when and how. Unknown is never treated as yes.",
  tag: "A few lines on the site that let an ad platform recognize a visitor again. In Europe it may run only after the visitor agrees to cookies.",
  budget: "For ads, incentives and sending together, in 30 days.",
  own: "A channel you control and can write to yourself: e-mail, SMS, push, your own site.",
} as const;

export const HOW: readonly Option<How>[] = [
  { value: "used_up", label: "use up" },
  { value: "once", label: "buy once" },
  { value: "subscribed", label: "subscribe to" },
];

export const REACH: readonly Option<Reach>[] = [
  {
    value: "visitors_who_did_not_buy",
    label: "visitors who did not buy",
  },
  {
    value: "subscribers_who_did_not_buy",
    label: "subscribers who have not bought",
  },
  { value: "buyers", label: "people who bought" },
  { value: "everyone", label: "everyone, bought or not" },
];

/** A channel inside a sentence. */
export const SAID: Record<Channel, string> = {
  email: "e-mail",
  sms: "SMS",
  push: "push",
  on_site: "on-site tools",
  search: "search ads",
  display: "display ads",
  social: "social ads",
};

/** The button of a next step and where it leads. */
export const DEED: Record<Deed, { label: string; screen: Screen }> = {
  make_audiences: { label: "Make them for me", screen: "audiences" },
  import_contacts: { label: "Import contacts", screen: "audiences" },
  plan_campaign: { label: "Plan a campaign", screen: "plan" },
  set_policy: { label: "Set the policy", screen: "business" },
  make_widget: { label: "Choose a widget", screen: "widgets" },
};
