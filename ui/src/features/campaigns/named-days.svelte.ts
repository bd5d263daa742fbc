// The named days of this year and the next that are still ahead.
import { query } from "../../host/query.svelte";
import type { NamedDay } from "../../host";

export function namedDaysFrom(today: () => string): {
  readonly all: NamedDay[];
} {
  const year = (ahead: number) => Number(today().slice(0, 4)) + ahead;
  const now = query("season_list", () => ({ year: year(0) }), []);
  const next = query(
    "season_list",
    () => (year(1) <= 2100 ? { year: year(1) } : null),
    [],
  );
  return {
    get all() {
      return [...(now.data ?? []), ...(next.data ?? [])].filter(
        (it) => it.day >= today(),
      );
    },
  };
}
