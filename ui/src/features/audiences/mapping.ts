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
  { value: "city", label: "City" },
  { value: "region", label: "Region" },
  { value: "language", label: "Language" },
  { value: "subscribed_on", label: "Joined on" },
  { value: "first_order", label: "First order" },
  { value: "orders", label: "Orders" },
  { value: "spent", label: "Money spent" },
  { value: "products", label: "Products bought" },
  { value: "consent_time", label: "Consent: when" },
  { value: "consent_source", label: "Consent: where" },
  { value: "consent_proof", label: "Consent: proof" },
  { value: "ad_user_data", label: "Consent to ad data" },
  { value: "ad_personalization", label: "Consent to personalized ads" },
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
  const next: ColumnMap = {};
  for (const { value } of MEANINGS)
    if (map[value] !== column && value !== meaning && map[value] !== undefined)
      next[value] = map[value];
  if (meaning) next[meaning] = column;
  return next;
}

/** Whether anybody could be told apart by what is mapped. */
export function namesSomebody(map: ColumnMap): boolean {
  return (
    map.email !== undefined ||
    map.phone !== undefined ||
    map.external_id !== undefined
  );
}

/** What will happen, a sentence each. `adds` names the list added to. */
export function consequences(map: ColumnMap, adds: string | null): string[] {
  const keys = [
    map.email !== undefined ? "e-mail address" : null,
    map.phone !== undefined ? "phone number" : null,
    map.external_id !== undefined ? "customer number" : null,
  ].filter((it) => it !== null);
  const channels = [
    map.email_consent !== undefined ? "e-mail" : null,
    map.sms_consent !== undefined ? "SMS" : null,
  ].filter((it) => it !== null);
  return [
    `People with the same ${keys.join(", else ")} become one${adds ? `, also with those already in ‘${adds}’` : ""}.`,
    ...(adds
      ? ["Only blanks are filled; nothing that is there is overwritten."]
      : []),
    channels.length === 0
      ? "No column says who agreed: consent stays unknown, and nobody can be written to until it is recorded."
      : `Consent to ${channels.join(" and ")} counts only where the file clearly says yes; anything unclear stays unknown. Who once said no stays out.`,
    ...(map.last_order === undefined
      ? ["Without a day of last order nobody counts as a buyer."]
      : []),
  ];
}
