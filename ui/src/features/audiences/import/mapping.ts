// Which column of a contact file means what, and in words what an import will do.
import type {
  ColumnMap,
  Field,
  Meaning,
  MergePolicies,
  MergePolicy,
} from "../../../host";
import type { Option } from "../../../kit/option";

/** What a column may be used for. */
export type Target = Meaning | "out";

interface Named {
  value: Meaning;
  label: string;
  group: string;
}

/** What a column may mean, in the order people look for it. */
export const MEANINGS: readonly Named[] = [
  { value: "email", label: "E-mail", group: "Who it is" },
  { value: "phone", label: "Phone", group: "Who it is" },
  { value: "external_id", label: "Customer number", group: "Who it is" },
  { value: "first_name", label: "First name", group: "Who it is" },
  { value: "last_name", label: "Last name", group: "Who it is" },
  {
    value: "email_consent",
    label: "E-mail consent",
    group: "What they agreed to",
  },
  { value: "sms_consent", label: "SMS consent", group: "What they agreed to" },
  {
    value: "ad_user_data",
    label: "Consent to ad data",
    group: "What they agreed to",
  },
  {
    value: "ad_personalization",
    label: "Consent to personalized ads",
    group: "What they agreed to",
  },
  {
    value: "consent_time",
    label: "Day of the consent",
    group: "What they agreed to",
  },
  {
    value: "consent_source",
    label: "Where consent was given",
    group: "What they agreed to",
  },
  {
    value: "consent_proof",
    label: "Proof of the consent",
    group: "What they agreed to",
  },
  { value: "last_order", label: "Last order", group: "What they bought" },
  { value: "first_order", label: "First order", group: "What they bought" },
  { value: "orders", label: "Orders", group: "What they bought" },
  { value: "spent", label: "Money spent", group: "What they bought" },
  { value: "products", label: "Products bought", group: "What they bought" },
  { value: "tags", label: "Tags", group: "About them" },
  { value: "country", label: "Country", group: "About them" },
  { value: "zip", label: "Postal code", group: "About them" },
  { value: "city", label: "City", group: "About them" },
  { value: "region", label: "Region", group: "About them" },
  { value: "language", label: "Language", group: "About them" },
  { value: "subscribed_on", label: "Joined on", group: "About them" },
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

/** What may be done with a column for people already known. */
export const POLICIES: readonly Option<MergePolicy>[] = [
  { value: "fill", label: "Fill blanks only" },
  { value: "overwrite", label: "Overwrite" },
  { value: "skip", label: "Keep what is there" },
];

const NOTES: readonly Meaning[] = [
  "consent_time",
  "consent_source",
  "consent_proof",
];

/** The field a column fills; notes on consent go with the consents and have no policy of their own. */
export function fieldOf(meaning: Meaning | null): Field | null {
  return meaning === null || NOTES.includes(meaning)
    ? null
    : (meaning as Field);
}

/** The policies with one of them changed; filling blanks is what goes without saying. */
export function withPolicy(
  policies: MergePolicies,
  field: Field,
  policy: MergePolicy,
): MergePolicies {
  const all = Object.entries({ ...policies, [field]: policy });
  return Object.fromEntries(all.filter(([, it]) => it !== "fill"));
}

/** The first different values of a column that hold something. */
export function samples(
  rows: readonly (readonly string[])[],
  column: number,
  most = 3,
): string[] {
  const values = rows.map((row) => row[column]?.trim() ?? "");
  return [...new Set(values.filter((it) => it !== ""))].slice(0, most);
}

/** What is worth knowing of a mapping before anything is counted, a sentence each. */
export function remarksOn(map: ColumnMap): string[] {
  const consents = [map.email_consent, map.sms_consent];
  return [
    ...(consents.every((it) => it === undefined)
      ? [
          "No column says who agreed: consent stays unknown, and nobody new can be written to until it is recorded.",
        ]
      : []),
    ...(map.last_order === undefined && map.orders === undefined
      ? ["No column tells of orders: nobody new counts as a buyer."]
      : []),
  ];
}
