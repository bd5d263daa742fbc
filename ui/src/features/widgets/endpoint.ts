// What a widget sends, by the names its parts have of their own, and the names an endpoint gives them.
import type { Design, Endpoint } from "../../host";
import { ASKS, KINDS, type Kind } from "./blocks";

/** Most names, and most fixed fields, that an endpoint may have, as the backend says. */
export const MOST_FIELDS = 40;

export interface Sent {
  /** Its own name, under which it goes where the endpoint gives none. */
  slot: string;
  label: string;
}

/** What goes with every entry, whatever is asked. */
const ALONG: readonly Sent[] = [
  { slot: "page", label: "Page" },
  { slot: "submitted_at", label: "Time" },
  { slot: "language", label: "Language" },
  { slot: "code", label: "Code won" },
  { slot: "utm_source", label: "Tag: source" },
  { slot: "utm_medium", label: "Tag: medium" },
  { slot: "utm_campaign", label: "Tag: campaign" },
  { slot: "utm_content", label: "Tag: content" },
  { slot: "utm_term", label: "Tag: term" },
  { slot: "id", label: "Number of the entry" },
  { slot: "widget", label: "Widget" },
  { slot: "campaign", label: "Campaign" },
  { slot: "variant", label: "Variant" },
];

/** What people fill in, in every variant, in the order of the views. Of two of a kind each is called by its slot too. */
export function asked(design: Design): Sent[] {
  const views = [design.views, ...design.variants.map((it) => it.views)].flat();
  const kinds = new Map<string, Kind>();
  for (const { blocks } of views)
    for (const { slot, kind } of blocks)
      if (ASKS.includes(kind)) kinds.set(slot, kind);
  const all = [...kinds];
  return all.map(([slot, kind]) => {
    const isOnly = all.filter((it) => it[1] === kind).length === 1;
    const { name } = KINDS[kind];
    return { slot, label: isOnly ? name : `${name} (${slot})` };
  });
}

/** What goes beside the fields: the words of each consent, where it was, when, and by which tags. */
export function beside(design: Design): Sent[] {
  const consents = asked(design).filter(({ slot }) =>
    [design.views, ...design.variants.map((it) => it.views)]
      .flat()
      .some(({ blocks }) =>
        blocks.some((it) => it.slot === slot && it.kind === "consent"),
      ),
  );
  return [
    ...consents.map(({ slot, label }) => ({
      slot: `${slot}_text`,
      label: `Words of ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
    })),
    ...ALONG,
  ];
}

/** What the endpoint has a name for and this widget does not send: the client's other widgets do. */
export function elsewhere(design: Design, endpoint: Endpoint): Sent[] {
  const own = new Set(
    [...asked(design), ...beside(design)].map((it) => it.slot),
  );
  return Object.keys(endpoint.names)
    .filter((it) => !own.has(it))
    .map((slot) => ({ slot, label: slot }));
}

/** The names with another one for a slot; with none it goes under its own again. */
export function renamed(
  names: Endpoint["names"],
  slot: string,
  name: string,
): Endpoint["names"] {
  const rest = without(names, slot);
  return name.trim() === "" || name.trim() === slot
    ? rest
    : { ...rest, [slot]: name };
}

export function without(
  fields: Readonly<Record<string, string>>,
  name: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter(([key]) => key !== name),
  );
}

/** Why nothing else can be sent under this name; undefined where it can. Two under one would be told apart by nobody. */
export function taken(
  { names, extra }: Pick<Endpoint, "names" | "extra">,
  name: string,
): string | undefined {
  const wanted = name.trim();
  if (Object.hasOwn(extra, wanted))
    return `There is a fixed field ‘${wanted}’ already.`;
  if (wanted && Object.values(names).includes(wanted))
    return `Another field goes under ‘${wanted}’ already.`;
  return undefined;
}
