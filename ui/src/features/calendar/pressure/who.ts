// Who the people of a row are, and what their figure leaves open.
import type { AudienceSource, PressureRow } from "../../../host";
import { listed } from "../../../terms/words";
import { peopleOf } from "./pressure";

/** One sentence each, the most important first. */
export function whoSaid(
  row: PressureRow,
  audienceName: (id: string) => string,
  sourceOf: (id: string) => AudienceSource | undefined,
): string[] {
  const names = row.audiences.map((id) => `‘${audienceName(id)}’`);
  if (row.audiences.length > 1) {
    const all = row.audiences.length === 2 ? "both" : "all of";
    const known = row.people !== null;
    return [
      `People who are in ${all} ${listed(names)}: ${peopleOf(row)}.`,
      known
        ? "Counted person by person among the contacts."
        : "Not all of them are made of contacts, so nobody can say how many these are.",
    ];
  }
  const source = sourceOf(row.audiences[0] ?? "");
  const own = `Each figure is the most a person in ${listed(names)} gets, whatever other audiences they are in.`;
  return source?.from === "contacts"
    ? [own]
    : [
        own,
        "Some of them may be among the contacts too. Nobody can count that without the platform, so the two are not added up.",
      ];
}
