/* The world as the script of the page sees it: the visitor's, played. Nothing it posts leaves the frame. */
import type { Environment } from "../src/environment";
import type { Entry } from "../src/log";
import type { PlayedBrowser } from "./browser";
import type { PlayedClock } from "./clock";
import type { PlayedVisitor } from "./messages";

/** The page that is open, and the one before it. */
export interface Place {
  address: string;
  referrer: string;
}

/** What became of a lead. */
export interface Lead {
  url: string;
  fields: Readonly<Record<string, string>>;
}

export function worldOf(
  clock: PlayedClock,
  browser: PlayedBrowser,
  visitor: PlayedVisitor,
  place: Place,
  heard: { entry(entry: Entry): void; lead(lead: Lead): void },
): Environment {
  return {
    now: clock.now,
    after: clock.after,
    random: Math.random,
    store: () => browser.store,
    address: () => place.address,
    // Every page of the shop is a page of its own: none changes its address while it is open.
    watchAddress: () => undefined,
    referrer: place.referrer,
    device: visitor.device,
    languages: [visitor.language],
    forgetsInAWeek: visitor.forgets,
    online: () => true,
    async post(url, body, format) {
      const fields =
        format === "json"
          ? (JSON.parse(body) as Record<string, string>)
          : Object.fromEntries(new URLSearchParams(body));
      heard.lead({ url, fields });
      return 200;
    },
    submitForm: (url, fields) => heard.lead({ url, fields }),
    script: () => undefined,
    log: heard.entry,
  };
}
