// Whom a file for a platform is about: everyone, a contact list, or an audience of contacts.
import type { AudienceView, ContactList } from "../../../host";

export type Whom =
  | { of: "everyone" }
  | { of: "list"; id: string }
  | { of: "audience"; id: string };

export const EVERYONE: Whom = { of: "everyone" };

/** A word for each choice, for a list to choose from. */
export function keyOf(whom: Whom): string {
  return whom.of === "everyone" ? "" : `${whom.of}:${whom.id}`;
}

interface Choice {
  value: string;
  label: string;
  group?: string;
  whom: Whom;
  /** How many people; unknown for everyone until they are counted. */
  people: number | null;
}

/** Everyone first, then the audiences a file can be made of, then the lists. */
export function choices(
  audiences: readonly AudienceView[],
  lists: readonly ContactList[],
): Choice[] {
  const everyone: Choice = {
    value: "",
    label: "Everyone in the contacts",
    whom: EVERYONE,
    people: null,
  };
  const ofAudiences = audiences
    .filter((it) => it.audience.source.from === "contacts")
    .map(({ audience, size }): Choice => {
      const whom: Whom = { of: "audience", id: audience.id };
      return {
        value: keyOf(whom),
        label: audience.name,
        group: "Audiences",
        whom,
        people: size.left,
      };
    });
  const ofLists = lists.map((list): Choice => {
    const whom: Whom = { of: "list", id: list.id };
    return {
      value: keyOf(whom),
      label: list.name,
      group: "Contact lists",
      whom,
      people: list.counts.people,
    };
  });
  return [everyone, ...ofAudiences, ...ofLists];
}
