// What a change touched, in words.
import type { Act, HistoryEntry, Kind, Touched } from "../../host";
import { counted, listed } from "../../terms/words";

const KIND: Record<Kind, [one: string, many: string]> = {
  settings: ["the settings", "the settings"],
  client: ["client", "clients"],
  product: ["product", "products"],
  situation: ["case of the advice", "cases of the advice"],
  contact_list: ["contact list", "contact lists"],
  contact_book: ["contacts", "contacts"],
  contact_import: ["import", "imports"],
  contact_export: ["platform file", "platform files"],
  suppression_ledger: ["suppressed people", "suppressed people"],
  audience: ["audience", "audiences"],
  preset: ["cadence preset", "cadence presets"],
  campaign: ["campaign", "campaigns"],
  launch: ["launch", "launches"],
  widget_template: ["widget template", "widget templates"],
  widget: ["widget", "widgets"],
  brief: ["brief", "briefs"],
};

/** What there is one of: its word is its name. */
const NAMELESS: ReadonlySet<Kind> = new Set([
  "settings",
  "situation",
  "contact_book",
  "suppression_ledger",
]);

export const ACT: Record<Act, string> = {
  created: "added",
  changed: "changed",
  deleted: "deleted",
};

/** Fields whose name in the record is not the word on the screen. */
const FIELD: Record<string, string> = {
  at: "time",
  counts: "people",
  page: "page",
  legal_windows: "legal windows",
  law_changes: "laws",
  jurisdictions: "places of its people",
  copied_from: "origin",
  about: "what it does",
  first_steps: "first steps",
  week_start: "week start",
  flight_days: "length",
  blackouts: "blackout dates",
  purchase: "how it is bought",
};

export function fieldWord(field: string): string {
  return FIELD[field] ?? field.replaceAll("_", " ");
}

/** "launch ‘Refill 2’"; things without a name of their own go by their kind. */
export function thing({ kind, name }: Touched): string {
  const word = KIND[kind][0];
  return name === "" || NAMELESS.has(kind) ? word : `${word} ‘${name}’`;
}

/** One line below the label: the fields of one thing, or how many of what. Empty where the label says it all. */
export function summary(entry: HistoryEntry): string {
  const [only] = entry.touched;
  if (entry.touched_in_all === 1)
    return only?.act === "changed" ? listed(only.fields.map(fieldWord)) : "";
  const rest = entry.touched_in_all - entry.touched.length;
  const kinds = new Map<Kind, number>();
  for (const { kind } of entry.touched)
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const parts = [...kinds].map(([kind, count]) =>
    count === 1 && NAMELESS.has(kind)
      ? KIND[kind][0]
      : counted(count, ...KIND[kind]),
  );
  return listed(rest > 0 ? [...parts, `${rest} more`] : parts);
}
