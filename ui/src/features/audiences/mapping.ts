// Which column of a contact file means what, and in words what an import will do.
import type { ColumnMap } from "../../host";

export type Meaning = keyof ColumnMap;

/** What a column may mean, in the order people look for it. */
export const MEANINGS: readonly { value: Meaning; label: string }[] = [
  { value: "email", label: "E-mail" },
  { value: "phone", label: "Phone" },
  { value: "first_name", label: "First name" },
  { value: "last_name", label: "Last name" },
  { value: "email_consent", label: "E-mail consent" },
  { value: "sms_consent", label: "SMS consent" },
  { value: "last_order", label: "Last order" },
  { value: "country", label: "Country" },
  { value: "zip", label: "Postal code" },
  { value: "external_id", label: "Customer number" },
  { value: "tags", label: "Tags" },
];

/** What a column means; null when it is left out. */
export function meaningOf(map: ColumnMap, column: number): Meaning | null {
  return MEANINGS.find((it) => map[it.value] === column)?.value ?? null;
}

/** The map with a column given a meaning. A column means one thing, and a meaning has one column. */
export function withMeaning(
  map: ColumnMap,
  column: number,
  meaning: Meaning | null,
): ColumnMap {
  const next = { ...map };
  for (const { value } of MEANINGS)
    if (next[value] === column) next[value] = null;
  if (meaning) next[meaning] = column;
  return next;
}

/** Whether anybody could be told apart by what is mapped. */
export function namesSomebody(map: ColumnMap): boolean {
  return map.email !== null || map.phone !== null || map.external_id !== null;
}

/** What will happen, a sentence each. `adds` names the list added to. */
export function consequences(map: ColumnMap, adds: string | null): string[] {
  const keys = [
    map.email !== null ? "e-mail address" : null,
    map.phone !== null ? "phone number" : null,
    map.external_id !== null ? "customer number" : null,
  ].filter((it) => it !== null);
  const channels = [
    map.email_consent !== null ? "e-mail" : null,
    map.sms_consent !== null ? "SMS" : null,
  ].filter((it) => it !== null);
  return [
    `People with the same ${keys.join(", else ")} become one${adds ? `, also with those already in ‘${adds}’` : ""}.`,
    ...(adds
      ? ["Only blanks are filled; nothing that is there is overwritten."]
      : []),
    channels.length === 0
      ? "No column says who agreed: consent stays unknown, and nobody can be written to until it is recorded."
      : `Consent to ${channels.join(" and ")} counts only where the file clearly says yes; anything unclear stays unknown. Who once said no stays out.`,
    ...(map.last_order === null
      ? ["Without a day of last order nobody counts as a buyer."]
      : []),
  ];
}
