/* The visitor's browser: what it stored of earlier pages, and when it forgets that. Nothing of it outlives the frame. */
import type { Config } from "../src/config";
import type { Store } from "../src/environment";
import { KEY, type Kept } from "../src/memory";
import { pick } from "../src/variants";
import type { PlayedVisitor } from "./messages";

const DAY = 86_400_000;

/** Days after which browsers made by Apple forget, and how long ago an earlier visit was. */
const FORGETS = 7;
const EARLIER = 3;

/** Throws of the die that are tried for a wanted version. */
const THROWS = 5000;

export interface PlayedBrowser {
  store: Store;
  /** A sign of the visitor; from here the days count. */
  seen(now: number): void;
  /** Forgets when it is time; says whether it did. */
  forgets(now: number): boolean;
}

export function browserOf(
  config: Config,
  visitor: PlayedVisitor,
): PlayedBrowser {
  const kept = new Map<string, string>();
  const store: Store = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
  const die = dieOf(config, visitor);
  const { returning, at, forgets } = visitor;
  // A record without a session is one that a first page begins: only its die is of use.
  const begun: Kept = {
    die,
    sessions: returning ? 1 : 0,
    seen: returning ? at - EARLIER * DAY : 0,
    pages: 0,
    spent: 0,
    from: "",
    widgets: {},
    queue: {},
  };
  store.setItem(KEY, JSON.stringify(begun));
  let last = at;
  return {
    store,
    seen: (now) => {
      last = now;
    },
    forgets(now) {
      if (!forgets || now - last <= FORGETS * DAY) return false;
      const isKnown = kept.size > 0;
      kept.clear();
      return isKnown;
    },
  };
}

/** A die that shows the wanted version; any where there is no such. */
function dieOf(config: Config, { widget, version }: PlayedVisitor): number {
  const tried = config.widgets.find((it) => it.id === widget);
  if (tried && version) {
    for (let at = 0; at < THROWS; at++) {
      const die = at / THROWS;
      const { variant, isHeldOut } = pick(tried, die);
      if (version === "-" ? isHeldOut : !isHeldOut && variant === version) {
        return die;
      }
    }
  }
  return Math.random();
}
