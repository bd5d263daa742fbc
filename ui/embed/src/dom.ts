/* The only place that makes elements: text as text, attributes from a list, addresses looked at first. */

/** All attributes there are in a widget. Their names stand in the source; a config has values only. */
type Name =
  | "alt"
  | "autocomplete"
  | "class"
  | "dir"
  | "for"
  | "href"
  | "id"
  | "inputmode"
  | "lang"
  | "maxlength"
  | "method"
  | "name"
  | "placeholder"
  | "popover"
  | "role"
  | "src"
  | "tabindex"
  | "target"
  | "type"
  | "value"
  | "aria-describedby"
  | "aria-hidden"
  | "aria-label"
  | "aria-required"
  | "data-action";

export type Attributes = {
  readonly [name in Name]?: string | number | false | undefined;
};
export type Child = Node | string | undefined | false;

/** An element; attributes and children that are empty, false or nothing are left out. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    const safe =
      name === "href" ? link(value) : name === "src" ? picture(value) : value;
    if (safe || safe === 0) element.setAttribute(name, `${safe}`);
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** A link may lead to the web, within the site, to a mailbox or a phone. */
export function link(address: unknown): string | undefined {
  return allowed(address, /^(https?:|mailto:|tel:)/);
}

/** A picture comes along as data or over https. */
export function picture(address: unknown): string | undefined {
  return allowed(address, /^(https:|data:image\/[a-z+]+[;,])/);
}

function allowed(address: unknown, schemes: RegExp): string | undefined {
  try {
    const { href } = new URL(address as string, document.baseURI);
    return address && schemes.test(href) ? href : undefined;
  } catch {
    return undefined;
  }
}
