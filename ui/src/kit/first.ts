// Where the work begins in a form: the chosen one of several, else the first field that can be filled in.

const FIELDS =
  ":is(input:not([type='hidden']), select, textarea):not(:disabled)";

/** The first field inside; undefined when there is none. */
export function firstField(within: Element): HTMLElement | undefined {
  const first = within.querySelector<HTMLElement>(FIELDS);
  if (!(first instanceof HTMLInputElement) || first.type !== "radio")
    return first ?? undefined;
  return (
    within.querySelector<HTMLInputElement>(
      `input[name="${CSS.escape(first.name)}"]:checked`,
    ) ?? first
  );
}
