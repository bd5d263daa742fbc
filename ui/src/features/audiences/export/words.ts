// The words of platform files: where they go, and what keys a platform recognizes people by.
import type { Destination, Field, KeyCount } from "../../../host";
import { PLATFORM } from "../../../terms/words";
import { MEANINGS } from "../import/mapping";

export const DESTINATION: Record<Destination, string> = {
  ...PLATFORM,
  esp: "E-mail program",
};

const FIELD = new Map<string, string>(
  MEANINGS.map((it) => [it.value, it.label.toLowerCase()]),
);

export function fieldWord(field: Field): string {
  return FIELD.get(field) ?? field.replaceAll("_", " ");
}

/** "first name, last name and postal code". */
export function keyWords({ fields }: KeyCount): string {
  const words = fields.map(fieldWord);
  const last = words.at(-1) ?? "";
  return words.length < 2
    ? last
    : `${words.slice(0, -1).join(", ")} and ${last}`;
}
