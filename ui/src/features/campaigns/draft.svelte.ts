// A new campaign while it is being described: what was chosen, and what follows where nothing was.
import type {
  Campaign,
  CampaignDraft,
  Channel,
  Goal,
  Money,
  PlanView,
  Play,
  Product,
  Situation,
  Strategy,
  Verdict,
} from "../../host";
import { STRATEGY } from "../../terms/words";
import { grouped } from "./audiences";

/** Ads, which run for days; all others are sends. */
export const PAID: readonly Channel[] = ["search", "display", "social"];

/** Goals that follow from a ladder; others begin with what the strategy is for. */
const GOAL_OF: Partial<Record<Play, Goal>> = {
  renewal: "renewal",
  win_back: "win_back",
  cart: "first_purchase",
  browse: "first_purchase",
  post_purchase: "upsell",
};

/** What is read before a draft can suggest anything; all may still be on its way. */
export interface Known {
  plan: PlanView;
  products: readonly Product[];
  situation: Situation | undefined;
  verdict: Verdict | undefined;
}

export class Draft {
  #known: () => Known;
  #strategy = $state<Strategy | null>(null);
  #name = $state<string | null>(null);
  #product = $state<string | null | undefined>(undefined);
  #audience = $state<string | null | undefined>(undefined);
  #channels = $state.raw<Channel[] | null>(null);
  #budget = $state.raw<Money | null>(null);

  constructor(known: () => Known) {
    this.#known = known;
  }

  /** The same draft, opened again with what is known by then. */
  resumed(known: () => Known): this {
    this.#known = known;
    return this;
  }

  /** The advice, else the strategy the plan has less of. */
  get strategy(): Strategy {
    if (this.#strategy !== null) return this.#strategy;
    const { verdict, plan } = this.#known();
    if (verdict === "retargeting" || verdict === "remarketing") return verdict;
    if (verdict === "collect_contacts_first") return "retargeting";
    const has = (it: Strategy) =>
      plan.campaigns.some((campaign) => campaign.strategy === it);
    return has("remarketing") && !has("retargeting")
      ? "retargeting"
      : "remarketing";
  }

  set strategy(strategy: Strategy) {
    this.#strategy = strategy;
  }

  get product(): Product | undefined {
    const { products, situation } = this.#known();
    const wanted =
      this.#product === undefined
        ? (situation?.product ?? products[0]?.id)
        : this.#product;
    return products.find((it) => it.id === wanted);
  }

  chooseProduct(id: string | null): void {
    this.#product = id;
  }

  /** What stands in the field; suggested until the person writes a name. */
  get name(): string {
    return this.#name ?? this.suggestion;
  }

  set name(name: string) {
    this.#name = name;
  }

  get suggestion(): string {
    const { plan } = this.#known();
    const word = STRATEGY[this.strategy].toLowerCase();
    const base = this.product
      ? `${this.product.name} ${word}`
      : STRATEGY[this.strategy];
    const taken = plan.campaigns.map((it) => it.name);
    let name = base;
    for (let number = 2; taken.includes(name); number += 1)
      name = `${base} ${number}`;
    return name;
  }

  /** The largest audience that fits, until the person chooses. */
  get audience(): string | null {
    if (this.#audience !== undefined) return this.#audience;
    const { fitting } = grouped(this.#known().plan.audiences, this.strategy);
    return fitting[0]?.audience.id ?? null;
  }

  set audience(id: string | null) {
    this.#audience = id;
  }

  /** Those of the client's channels that the strategy uses. */
  get channels(): Channel[] {
    if (this.#channels) return this.#channels;
    const used = this.#known().situation?.channels ?? [];
    const wantsPaid = this.strategy === "retargeting";
    const own = used.filter((it) => PAID.includes(it) === wantsPaid);
    if (own.length > 0) return own;
    return wantsPaid ? ["social"] : ["email"];
  }

  set channels(channels: Channel[]) {
    this.#channels = channels;
  }

  get budget(): Money {
    const { currency } = this.#known().plan.client;
    return this.#budget ?? { minor: 0, currency };
  }

  set budget(budget: Money) {
    this.#budget = budget;
  }

  /** As it is asked for. `play` is that of the ladder, where one is chosen. */
  request(play: Play | null): CampaignDraft {
    const goal = play ? GOAL_OF[play] : undefined;
    return {
      client: this.#known().plan.client.id,
      name: this.name,
      strategy: this.strategy,
      channels: this.channels,
      budget: this.budget,
      ...(this.product ? { product: this.product.id } : {}),
      ...(this.audience ? { audience: this.audience } : {}),
      ...(goal
        ? {
            objective: {
              goal,
              kpi: goal === "renewal" ? "renewals" : "orders",
              target: null,
            },
          }
        : {}),
    };
  }
}

/** Something to say when a name is taken already. */
export function sameName(
  name: string,
  campaigns: readonly Campaign[],
): string | undefined {
  const is = name.trim().toLowerCase();
  const other = campaigns.find((it) => it.name.toLowerCase() === is);
  return (
    other &&
    "Another campaign has this name. Reports are easier to read with one each."
  );
}
