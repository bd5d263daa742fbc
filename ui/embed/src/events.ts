/* What the page is told. Personal data goes to those who listen on the document, never to a tag manager. */
import type { Widget } from "./config";
import { attempt } from "./guard";

export type Name =
  "shown" | "closed" | "submitted" | "code_copied" | "held_out";

export function tell(
  name: Name,
  { id, campaign }: Widget,
  variant: string,
  fields?: { readonly [name: string]: string },
): void {
  const detail = { widget: id, campaign, variant };
  const own = window as Window & { dataLayer?: unknown[] };
  attempt(() =>
    (own.dataLayer ??= []).push({ event: `reprise_${name}`, reprise: detail }),
  );
  attempt(() =>
    document.dispatchEvent(
      new CustomEvent(`reprise:${name}`, { detail: { ...detail, fields } }),
    ),
  );
}
