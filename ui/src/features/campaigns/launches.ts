// The launches of a campaign in the plan: their order, and what follows one that is gone.
import type { Launch } from "../../host";
import type { Succession } from "../../terms/beside.svelte";

type Placed = Pick<Launch, "id" | "campaign" | "at">;

/** What of a plan can stand beside it. */
export interface Planned {
  launches: readonly Placed[];
  campaigns: readonly { id: string }[];
}

/** By their times; those of one time by their ids. */
export function launchesOf<L extends Placed>(
  plan: { launches: readonly L[] },
  campaign: string,
): L[] {
  return plan.launches
    .filter((it) => it.campaign === campaign)
    .sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
}

/** The next launch follows one that is gone, else the one before, else its campaign. Nothing follows a campaign. */
export const PLANNED: Succession<Planned> = {
  has: (plan, id) => isIn(plan.launches, id) || isIn(plan.campaigns, id),
  heir: (gone, before, now) => {
    const campaign = before.launches.find((it) => it.id === gone)?.campaign;
    if (campaign === undefined) return null;
    const ids = launchesOf(before, campaign).map((it) => it.id);
    const at = ids.indexOf(gone);
    const near = [...ids.slice(at + 1), ...ids.slice(0, at).reverse()];
    const next = near.find((id) => isIn(now.launches, id));
    return next ?? (isIn(now.campaigns, campaign) ? campaign : null);
  },
};

function isIn(all: readonly { id: string }[], id: string): boolean {
  return all.some((it) => it.id === id);
}
