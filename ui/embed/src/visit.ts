/* The visit at hand: its session, its landing, the time looked at the site. Keeps the memory's record up to date. */
import type { Utm, UtmKey } from "./config";
import type { Environment } from "./environment";
import type { Kept, Landing, Memory } from "./memory";

/** Without a sign of the visitor for this long, the next sign begins a new session. */
const IDLE = 30 * 60_000;

/** Signs are written down no more often than this. */
const OFTEN = 10_000;

/** How many days a tagged landing is remembered: as long as Safari keeps script storage, or half a year. */
const WEEK = 7;
const HALF_A_YEAR = 180;
const DAY = 86_400_000;

const UTM_KEYS = "source,medium,campaign,content,term".split(",") as UtmKey[];

export interface Visit {
  /** A page or a route begins; says whether it is another one than before. */
  begin(counts: boolean): boolean;
  /** The page begins once more, before a memory that does not know of it. */
  again(): void;
  /** A sign of the visitor. */
  sign(): void;
  /** The tab was hidden or shown. */
  look(looking: boolean): void;
  /** Milliseconds looked at pages of this session. */
  spent(): number;
  /** Every tagged landing that counts now, the latest first. */
  landings(): Utm[];
}

export function visitOf(world: Environment, memory: Memory): Visit {
  /** Since when the page is looked at without a break, or 0. */
  let looking = world.now();
  let page = "";

  function renew(kept: Kept, from = ""): void {
    const now = world.now();
    if (now - kept.seen > IDLE) {
      Object.assign(kept, { pages: 0, spent: 0, from });
      kept.sessions++;
      looking &&= now;
    }
    kept.seen = now;
  }

  const isFresh = (it?: Landing): it is Landing =>
    !!it && it.until > world.now();

  const visit: Visit = {
    begin(counts) {
      // Fragments are places on a page, unless an app keeps its routes there.
      const [address = "", hash = ""] = world.address().split("#");
      const here = address + (/^!?\//.test(hash) ? hash : "");
      if (here === page) return false;
      const from = page ? "" : world.referrer;
      page = here;
      memory.change((kept) => {
        if (counts) {
          renew(kept, from);
          kept.pages++;
        }
        const utm: Utm = {};
        const tags =
          address.includes("utm_") &&
          new URLSearchParams(address.slice(address.indexOf("?")));
        for (const key of UTM_KEYS) {
          const value = tags && tags.get(`utm_${key}`);
          if (!value) continue;
          utm[key] = value;
          const days = world.forgetsInAWeek ? WEEK : HALF_A_YEAR;
          kept.latest = { utm, until: world.now() + days * DAY };
        }
        if (!isFresh(kept.first)) kept.first = kept.latest;
      });
      return true;
    },
    again() {
      page = "";
      visit.begin(true);
    },
    sign() {
      if (world.now() - memory.kept.seen > OFTEN) memory.change(renew);
    },
    look(looks) {
      const spent = visit.spent();
      if (looking && !looks) memory.change((kept) => (kept.spent = spent));
      looking = looks ? looking || world.now() : 0;
    },
    spent: () => memory.kept.spent + (looking && world.now() - looking),
    landings() {
      const { latest, first } = memory.kept;
      return [latest, first].flatMap((it) => (isFresh(it) ? it.utm : []));
    },
  };
  return visit;
}
