// The named days of this year and the next that are still ahead.
import { query } from "../../host/query.svelte";
import type { NamedDay, PlanView } from "../../host";

/** What tells a named day from all others. */
export function keyOf(named: NamedDay): string {
  return `${named.day} ${named.name} ${named.countries[0] ?? ""}`;
}

export function namedDaysFrom(plan: () => PlanView): {
  readonly all: NamedDay[];
} {
  const year = (ahead: number) => Number(plan().today.slice(0, 4)) + ahead;
  const of = (ahead: number) => ({
    year: year(ahead),
    client: plan().client.id,
  });
  const now = query("season_list", () => of(0), ["client"]);
  const next = query("season_list", () => (year(1) <= 2100 ? of(1) : null), [
    "client",
  ]);
  return {
    get all() {
      return [...(now.data ?? []), ...(next.data ?? [])].filter(
        (it) => it.day >= plan().today,
      );
    },
  };
}
