// Where the people of an audience come from: as a sentence, as a name to begin with, and as a strategy.
import type {
  AudienceSource,
  ContactList,
  Product,
  Strategy,
} from "../../host";
import { unlike } from "../../terms/names";
import { ENGAGEMENT, listed, PLATFORM } from "../../terms/words";
import { plainOf, type PlainRule } from "./rule";

/** What an audience's lists and products are called. */
export interface Names {
  lists: readonly Pick<ContactList, "id" | "name">[];
  products: readonly Pick<Product, "id" | "name">[];
}

type Of<From extends AudienceSource["from"]> = Extract<
  AudienceSource,
  { from: From }
>;

/** "Visitors of /tv/* in the last 30 days who did not buy"; `rule` is what the backend says of a rule. */
export function sourceSpoken(
  source: AudienceSource,
  names: Names,
  rule: string | null = null,
): string {
  switch (source.from) {
    case "contacts": {
      const plain = plainOf(source.rule);
      return plain
        ? `${peopleOf(plain)} ${listsSpoken(plain, names)}`
        : (rule ?? "Contacts by a rule");
    }
    case "visitors":
      return `${visitorsSpoken(source, names)} in the last ${daysSpoken(source.lookback_days)} who ${source.converted ? "bought" : "did not buy"}`;
    case "engagers":
      return `People who ${ENGAGEMENT[source.engagement]} on ${PLATFORM[source.platform]} in the last ${daysSpoken(source.retention_days)}`;
  }
}

function peopleOf(plain: PlainRule): string {
  switch (plain.who) {
    case "everyone":
      return "Everyone in";
    case "buyers":
      return "People who bought, from";
    case "not_yet_buyers":
      return "People who have not bought, from";
  }
}

function listsSpoken(plain: PlainRule, names: Names): string {
  const known = names.lists.filter((list) => plain.lists.includes(list.id));
  const quoted = known.map((list) => `‘${list.name}’`);
  if (quoted.length > 3)
    return listed([...quoted.slice(0, 2), `${quoted.length - 2} more lists`]);
  return listed(quoted) || "a list that is gone";
}

function visitorsSpoken(source: Of<"visitors">, names: Names): string {
  const product = names.products.find((it) => it.id === source.product);
  const pages = source.pages.slice(0, 2);
  const more = source.pages.length - pages.length;
  const seen = [
    ...(product ? [`‘${product.name}’`] : []),
    ...pages,
    ...(more > 0 ? [`${more} more`] : []),
  ];
  return seen.length === 0
    ? "Visitors of the site"
    : `Visitors of ${listed(seen)}`;
}

function daysSpoken(days: number): string {
  return days === 1 ? "day" : `${days} days`;
}

/** The strategy people from there call for: who is in an own channel is written to, the rest is found by ads. */
export function strategyOf(source: AudienceSource): Strategy {
  const isReached =
    source.from === "contacts" ||
    (source.from === "visitors" && source.converted);
  return isReached ? "remarketing" : "retargeting";
}

/** A name to begin with, unlike those taken; `rule` is what the backend says of a rule. */
export function suggestedName(
  source: AudienceSource,
  names: Names,
  taken: readonly string[],
  rule: string | null = null,
): string {
  return unlike(plainName(source, names, rule), taken);
}

function plainName(
  source: AudienceSource,
  names: Names,
  rule: string | null,
): string {
  switch (source.from) {
    case "contacts": {
      const plain = plainOf(source.rule);
      if (!plain) return rule ?? "Contacts by a rule";
      const lists = names.lists.filter((it) => plain.lists.includes(it.id));
      const called =
        lists.length === 1 ? (lists[0]?.name ?? "Contacts") : "Contacts";
      const who = {
        everyone: "everyone",
        buyers: "bought before",
        not_yet_buyers: "not bought yet",
      };
      return `${called}: ${who[plain.who]}`;
    }
    case "visitors": {
      const product = names.products.find((it) => it.id === source.product);
      const what = product?.name ?? source.pages[0] ?? "Site";
      const who = source.converted ? "buyers" : "visitors";
      return `${what} ${who}, ${source.lookback_days} days`;
    }
    case "engagers":
      return `${PLATFORM[source.platform]}: ${ENGAGEMENT[source.engagement]}, ${source.retention_days} days`;
  }
}

/** Pages as they are written in a field, one a line; each once. */
export function pagesOf(text: string): string[] {
  const pages = text
    .split(/[\n,]/)
    .map((page) => page.trim())
    .filter((page) => page !== "");
  return [...new Set(pages)];
}
