// What a condition may name, told so that one can choose: by name, with how many people each has.
import type {
  ContactImportView,
  ContactList,
  Product,
  WordPeople,
} from "../../../host";
import { dayYear, figure } from "../../../terms/format";
import { counted } from "../../../terms/words";

export interface Offered {
  value: string;
  label: string;
  /** What helps to tell it from others; shown where one chooses. */
  note: string;
}

function people(count: number): string {
  return counted(count, "person", "people");
}

export function offeredLists(lists: readonly ContactList[]): Offered[] {
  return lists.map(({ id, name, counts }) => ({
    value: id,
    label: name,
    note: people(counts.people),
  }));
}

/** Files of one name are told apart by their day. */
export function offeredImports(
  imports: readonly ContactImportView[],
): Offered[] {
  return imports.map((it) => ({
    value: it.id,
    label: `${it.name}, ${dayYear(it.at)}`,
    note: `${figure(it.rows)} rows, ${people(it.people)}`,
  }));
}

export function offeredWords(words: readonly WordPeople[]): Offered[] {
  return words.map((it) => ({
    value: it.word,
    label: it.word,
    note: people(it.people),
  }));
}

/** Products that were bought, those of most people first; then those of the plan that nobody bought. */
export function offeredProducts(
  bought: readonly WordPeople[],
  products: readonly Product[],
): Offered[] {
  const known = new Set(bought.map((it) => it.word.toLowerCase()));
  const others = products.filter((it) => !known.has(it.name.toLowerCase()));
  return [
    ...offeredWords(bought),
    ...others.map(({ name }) => ({
      value: name,
      label: name,
      note: "nobody yet",
    })),
  ];
}
