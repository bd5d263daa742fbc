// The plan of a client as the calendar shows it.
import { query, type Query } from "../../host/query.svelte";
import type { PlanView } from "../../host";

/** Fresh whenever anything that stands on the plan was written. */
export function planOf(client: () => string): Query<PlanView> {
  return query("plan_show", () => ({ client: client() }), [
    "client",
    "product",
    "contact_list",
    "audience",
    "campaign",
    "launch",
    "settings",
  ]);
}
