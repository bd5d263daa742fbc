// Sets of ids that are never changed, only replaced: what shows them sees at once that they are others.

export type Ids = ReadonlySet<string>;

export const NO_IDS: Ids = new Set();

export function idsOf(ids: Iterable<string>): Ids {
  return new Set(ids);
}

/** The set with an id in it, or out of it when it was in. */
export function toggledIn(ids: Ids, id: string): Ids {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
