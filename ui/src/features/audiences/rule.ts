// The plainest rules of contacts, which most audiences have: people of some lists, all or some of them.
import type { Clause, ContactRule } from "../../host";

/** Which people of some lists. */
export type ContactFilter = "everyone" | "buyers" | "not_yet_buyers";

/** A rule that is lists and a filter and nothing else. */
export interface PlainRule {
  lists: string[];
  who: ContactFilter;
}

/** The rule of lists and a filter. */
export function ruleOf({ lists, who }: PlainRule): ContactRule {
  const onLists: Clause = { if: "lists", has: "any_of", lists };
  switch (who) {
    case "everyone":
      return { join: "all", of: [onLists] };
    case "buyers":
      return { join: "all", of: [onLists, { if: "bought", ever: "ever" }] };
    case "not_yet_buyers":
      return { join: "all", of: [onLists, { if: "bought", ever: "never" }] };
  }
}

/** The lists and the filter of a plain rule; undefined for any other. */
export function plainOf(rule: ContactRule): PlainRule | undefined {
  const [onLists, bought, ...more] = rule.of;
  if (rule.join !== "all" || more.length > 0) return undefined;
  if (onLists?.if !== "lists" || onLists.has !== "any_of") return undefined;
  const { lists } = onLists;
  if (bought === undefined) return { lists, who: "everyone" };
  if (bought.if !== "bought") return undefined;
  return {
    lists,
    who: bought.ever === "ever" ? "buyers" : "not_yet_buyers",
  };
}

/** Whether a rule names a list, in whatever group. */
export function namesList(of: readonly Clause[], list: string): boolean {
  return of.some((part) =>
    part.if === "group"
      ? namesList(part.of, list)
      : part.if === "lists" && part.lists.includes(list),
  );
}
