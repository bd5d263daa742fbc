/*
 * `window.reprise`: what the site may say. One for a page, even when two exports stand on it.
 *
 * A site that speaks before the script is there makes it an array: `reprise = window.reprise || []` and
 * `reprise.push(["cart", 120])`. Both work afterwards too.
 */
import { attempt } from "./guard";
import type { Entry } from "./log";

/** What the site said; later words replace earlier ones. */
export interface Said {
  consent?: boolean;
  cart?: number;
  loggedIn?: boolean;
  subscriber?: boolean;
  converted?: boolean;
}

export interface Hooks {
  /** Whether things may be stored. */
  consent(allowed: boolean): void;
  /** Worth of the cart. */
  cart(value: number): void;
  loggedIn(is: boolean): void;
  /** Whether the visitor's e-mail or phone is known already. */
  subscriber(is: boolean): void;
  /** Whether the visitor did what the campaign is for. */
  converted(is: boolean): void;
  /** Fires the trigger `call` of this name, and any widget of this id. */
  show(name: string): void;
  /** Two letters; the site knows it from its server. Looked at whenever a widget is about to show. */
  country?: string;
  /** `push(["cart", 120])` is `cart(120)`. */
  push(...calls: unknown[]): void;
  /** Filled when a config says `debug`. */
  log: Entry[];
  /** For the script itself: whoever came first keeps the books of the session, and brings them up to date. */
  books?: () => unknown;
  /** For the script itself: hears what is said from now on. */
  join(hears: (show?: string) => void): void;
  /** For the script itself. */
  said: Said;
}

const SAYS = [
  "consent",
  "cart",
  "loggedIn",
  "subscriber",
  "converted",
] as const;

/** The page's hooks; made by whoever comes first. */
export function hooks(): Hooks {
  const own = window as unknown as { reprise?: Hooks };
  const early = own.reprise;
  if (early?.said) return early;
  const all: ((show?: string) => void)[] = [];
  const said: { [key: string]: unknown } = {};
  const tell = (show?: string) =>
    all.forEach((hears) => attempt(() => hears(show)));
  const made: { [name: string]: unknown } = {
    log: [],
    said,
    country: early?.country,
    show: (name: string) => tell(`${name}`),
    join: (hears: () => void) => all.push(hears),
    push: (...calls: [string, unknown][]) =>
      calls.forEach(([name, value]) =>
        (made[name] as (value: unknown) => void)(value),
      ),
  };
  for (const name of SAYS) {
    made[name] = (value: unknown) => {
      said[name] = value;
      tell();
    };
  }
  const site = (own.reprise = made as unknown as Hooks);
  if (early) attempt(() => site.push(...(early as unknown as unknown[])));
  return site;
}
