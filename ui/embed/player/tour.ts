/*
 * A visitor's way through the shop. Each page is opened as a browser would open it: the script of the page before is gone
 * with its timers, and only what the browser stored is left.
 */
import type { Config } from "../src/config";
import type { Running } from "../src/director";
import type { Environment } from "../src/environment";
import type { Hooks } from "../src/hooks";
import type { Entry } from "../src/log";
import { browserOf, type PlayedBrowser } from "./browser";
import { playedClock } from "./clock";
import { holdPointer, leave, scrollTo, stir } from "./deeds";
import { factsOf } from "./facts";
import { fitting, type Act, type Line, type PlayedVisitor } from "./messages";
import { drawShop, type Drawn, type Shop } from "./shop";
import { worldOf, type Lead, type Place } from "./world";

const DAY = 86_400_000;

/** Somebody who reads stirs so often, in milliseconds. */
const STIRS = 2000;

/** The script of a site, as the document brings it along. */
export interface Runtime {
  start(config: Config, played: Partial<Environment>): Running | undefined;
}

export interface Script {
  config: Config;
  shop: Shop;
  /** Milliseconds since 1970. */
  now: number;
}

type Say<K extends Line["kind"]> = Omit<Extract<Line, { kind: K }>, "at">;

export class Tour {
  readonly clock = playedClock();
  readonly #script: Script;
  readonly #runtime: Runtime;
  readonly #tell: (line: Line) => void;
  #visitor: PlayedVisitor | undefined;
  #browser: PlayedBrowser | undefined;
  #running: Running | undefined;
  #world: Environment | undefined;
  #place: Place = { address: "", referrer: "" };
  #drawn: Drawn | undefined;
  #cart: number | null = null;
  #converted = false;

  constructor(script: Script, runtime: Runtime, tell: (line: Line) => void) {
    // Open, so that clicks in it can be told apart.
    this.#script = { ...script, config: { ...script.config, shadow: "open" } };
    this.#runtime = runtime;
    this.#tell = tell;
    this.clock.set(script.now);
    holdPointer(() => this.#visitor?.device ?? "desktop");
    document.addEventListener("reprise:submitted", (event) => {
      if (this.#script.config.endpoint) return;
      const { fields } = (event as CustomEvent<{ fields?: Lead["fields"] }>)
        .detail;
      this.#lead({ url: "", fields: fields ?? {} });
    });
  }

  get address(): string {
    return this.#place.address;
  }

  begin(visitor: PlayedVisitor): void {
    this.#end();
    this.#visitor = visitor;
    this.#browser = browserOf(this.#script.config, visitor);
    this.#cart = visitor.cart;
    this.#converted = visitor.converted;
    this.clock.set(visitor.at);
    this.#open(visitor.address, visitor.referrer);
  }

  async act(act: Act): Promise<void> {
    if (!this.#browser || !this.#visitor) return;
    // What is told comes before what follows from it.
    if (act.kind !== "go") this.#say<"did">({ kind: "did", act });
    if (act.kind !== "away" && act.kind !== "return") {
      this.#browser.seen(this.clock.now());
    }
    switch (act.kind) {
      case "read":
        await this.clock.pass(act.seconds * 1000, {
          milliseconds: STIRS,
          work: stir,
        });
        this.#browser.seen(this.clock.now());
        return;
      case "idle":
        return this.clock.pass(act.seconds * 1000);
      case "away":
        return this.clock.jump(act.days * DAY);
      case "scroll":
        return scrollTo(act.percent);
      case "leave":
        return leave(this.#visitor.device);
      case "go":
        return this.#open(act.address, this.#place.address);
      case "return":
        this.#end();
        this.clock.set(this.clock.now() + act.days * DAY);
        return this.#open(this.#script.shop.home, "");
      case "call":
        return this.#site()?.show(act.name);
      case "cart":
        this.#cart = (this.#cart ?? 0) + act.value;
        this.#drawn?.cart(this.#cart);
        return this.#site()?.cart(this.#cart);
      case "order":
        this.#converted = true;
        return this.#site()?.converted(true);
    }
  }

  /** The visitor follows a link. */
  async follow(address: string): Promise<void> {
    const { shop } = this.#script;
    if (originOf(address) === originOf(shop.home)) {
      await this.act({ kind: "go", address });
    } else {
      this.#say<"went">({ kind: "went", address: fitting(address) });
    }
  }

  #open(address: string, referrer: string): void {
    const [visitor, browser] = [this.#visitor, this.#browser];
    if (!visitor || !browser) return;
    this.#end();
    this.#place = { address, referrer };
    this.#say<"came">({ kind: "came", address: fitting(address) });
    if (browser.forgets(this.clock.now())) {
      this.#say<"forgot">({ kind: "forgot" });
    }
    browser.seen(this.clock.now());
    this.#drawn = drawShop(this.#script.shop, address, {
      cart: (value) => void this.act({ kind: "cart", value }),
      order: () => void this.act({ kind: "order" }),
    });
    this.#drawn.cart(this.#cart);
    document.documentElement.lang = visitor.language;
    window.scrollTo(0, 0);
    this.#speak(visitor);
    this.#world = worldOf(this.clock, browser, visitor, this.#place, {
      entry: (entry) => this.#entry(entry),
      lead: (lead) => this.#lead(lead),
    });
    this.#running = this.#runtime.start(this.#script.config, this.#world);
  }

  /** What the site says of the visitor, before its script is there. */
  #speak({ country, loggedIn, subscriber }: PlayedVisitor): void {
    const said: [string, unknown][] = [];
    if (this.#cart !== null) said.push(["cart", this.#cart]);
    if (loggedIn !== null) said.push(["loggedIn", loggedIn]);
    if (subscriber) said.push(["subscriber", true]);
    if (this.#converted) said.push(["converted", true]);
    Object.assign(window, {
      reprise: Object.assign(said, country && { country }),
    });
  }

  #site(): Hooks | undefined {
    return (window as Window & { reprise?: Hooks }).reprise;
  }

  #end(): void {
    this.#running?.stop();
    this.#running = undefined;
    this.clock.clear();
    Object.assign(window, { reprise: undefined });
  }

  #entry({ says, why = "", widget = "" }: Entry): void {
    const world = this.#world;
    if (!world) return;
    const facts = factsOf(this.#script.config, world, widget);
    this.#say<"entry">({
      kind: "entry",
      says,
      why: fitting(why),
      widget,
      facts,
    });
  }

  #lead({ url, fields }: Lead): void {
    const all = Object.entries(fields).map(([name, value]) => ({
      name: fitting(name),
      value: fitting(value),
    }));
    this.#say<"lead">({ kind: "lead", url: fitting(url), fields: all });
  }

  #say<K extends Line["kind"]>(said: Say<K>): void {
    this.#tell({ at: this.clock.now(), ...said } as Line);
  }
}

function originOf(address: string): string {
  try {
    return new URL(address).origin;
  } catch {
    return address;
  }
}
