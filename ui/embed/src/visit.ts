/* The visit at hand: its session, its landing, the time looked at the site. Keeps the memory's record up to date. */
import type { Utm, UtmKey } from "./config";
import type { Environment } from "./environment";
import type { Kept, Landing, Memory } from "./memory";

/** Without a sign of the visitor for this long, the next sign begins a new session. */
const IDLE = 30 * 60_000;

/** Signs are written down no more often than this, and when the page is left. */
const OFTEN = 60_000;

/** How many days a tagged landing is remembered: as long as Safari keeps script storage, or half a year. */
const WEEK = 7;
const HALF_A_YEAR = 180;
const DAY = 86_400_000;

const UTM_KEYS = "source,medium,campaign,content,term".split(",") as UtmKey[];

export interface Visit {
  /**
   * A page or a route begins; says whether it is another one than before. It begins anew, too, before a memory that does
   * not know of it. Who does not keep the books counts nothing.
   */
  begin(counts: boolean, isAnew?: boolean): boolean;
  /** A sign of the visitor. */
  sign(): void;
  /** The tab was hidden or shown. */
  look(looking: boolean): void;
  /** Milliseconds looked at pages of this session. */
  looked(): number;
  /** Every tagged landing that counts now, the latest first. */
  landings(): Utm[];
}

export function visitOf(world: Environment, memory: Memory): Visit {
  /** Since when the page is looked at without a break, or 0. */
  let looking = world.now();
  let page = "";
  /** The last sign on this page, and the last that was written down or is to be. */
  let seen = 0;
  let written = looking;

  /** A sign of the visitor, to be written down: after a long time without one it begins a new session. */
  function signed(): (kept: Kept, from?: string) => void {
    const before = seen;
    const now = (seen = world.now());
    return (kept, from = "") => {
      if (now - Math.max(kept.seen, before) > IDLE) {
        Object.assign(kept, { pages: 0, spent: 0, from });
        kept.sessions++;
        looking &&= now;
      }
      kept.seen = written = now;
    };
  }

  const isFresh = (it?: Landing): it is Landing =>
    (it?.until ?? 0) > world.now();

  const visit: Visit = {
    begin(counts, isAnew) {
      // Fragments are places on a page, unless an app keeps its routes there.
      const [address = "", hash = ""] = world.address().split("#");
      const here = address + (/^!?\//.test(hash) ? hash : "");
      if (isAnew) {
        page = "";
        seen = 0;
      }
      if (here === page) return false;
      const from = page ? "" : world.referrer;
      page = here;
      const how = signed();
      const now = seen;
      memory.change((kept) => {
        if (counts) {
          how(kept, from);
          kept.pages++;
        }
        const utm: Utm = {};
        // Without a question mark there is one letter left, which is no tag.
        const tags = new URLSearchParams(address.slice(address.indexOf("?")));
        for (const key of UTM_KEYS) {
          const value = tags.get(`utm_${key}`);
          if (!value) continue;
          utm[key] = value;
          const days = world.forgetsInAWeek ? WEEK : HALF_A_YEAR;
          kept.latest = { utm, until: now + days * DAY };
        }
        if (!isFresh(kept.first)) kept.first = kept.latest;
      }, true);
      return true;
    },
    sign() {
      const how = signed();
      if (seen - written > OFTEN) memory.change(how);
    },
    look(looks) {
      if (looking && !looks) {
        const spent = visit.looked();
        memory.change((kept) => {
          kept.spent = spent;
          kept.seen = Math.max(kept.seen, seen);
        });
      }
      looking = looks ? looking || world.now() : 0;
    },
    looked: () => memory.kept.spent + (looking && world.now() - looking),
    landings() {
      const { latest, first } = memory.kept;
      return [latest, first].flatMap((it) => (isFresh(it) ? it.utm : []));
    },
  };
  return visit;
}
