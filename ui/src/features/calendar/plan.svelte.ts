// The plan of a client as the calendar shows it.
import { query, type Query } from "../../host/query.svelte";
import type { Kind, PlanView } from "../../host";

/** What a plan stands on. */
export const PLAN_KINDS: readonly Kind[] = [
  "client",
  "product",
  "contact_list",
  "audience",
  "campaign",
  "launch",
  "settings",
];

/** Fresh whenever anything that stands on the plan was written. */
export function planOf(client: () => string): Query<PlanView> {
  return query("plan_show", () => ({ client: client() }), PLAN_KINDS);
}
