// Named days in words: where they are kept, and what to know of them.
import type { NamedDay } from "../../host";
import type { Option } from "../../kit/option";
import { dayYear } from "../../terms/format";
import { countryName } from "../../terms/locale";
import { STRENGTH } from "../../terms/words";
import { keyOf } from "./named-days.svelte";

/** Countries named before the rest is counted. */
const NAMED = 2;

/** "Mother's Day, 14 Feb 2027 (Norway)"; without the country where it is the client's, or kept everywhere. */
export function labelOf(named: NamedDay): string {
  const when = `${named.name}, ${dayYear(named.day)}`;
  return named.here ? when : `${when} (${placesOf(named.countries)})`;
}

/** Named days to choose from: those kept where the client is first, each part by date. */
export function dayOptions(days: readonly NamedDay[]): Option<string>[] {
  return days
    .toSorted((a, b) => Number(b.here) - Number(a.here))
    .map((it) => ({
      value: keyOf(it),
      label: labelOf(it),
      group: it.here ? "Where the client is" : "In other countries",
    }));
}

/** "Ireland, Jersey and 3 more". */
export function placesOf(countries: readonly string[]): string {
  const names = countries.slice(0, NAMED).map(countryName);
  const rest = countries.length - names.length;
  return rest > 0
    ? `${names.join(", ")} and ${rest} more`
    : names.join(" and ");
}

/** The rule, what is uncertain, and how sure the day is where it is not certain. */
export function explained({ rule, note, source }: NamedDay): string {
  const said = `${rule.charAt(0).toUpperCase()}${rule.slice(1)}.`;
  const sure =
    note && source.strength !== "strong"
      ? ` ${source.name} (${STRENGTH[source.strength]}).`
      : "";
  return note ? `${said} ${note}${sure}` : said;
}
