// The words of platform files: where they go, and what keys a platform recognizes people by.
import type { Destination, Field, KeyCount } from "../../../host";
import { listed, PLATFORM } from "../../../terms/words";
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
  return listed(fields.map(fieldWord));
}
