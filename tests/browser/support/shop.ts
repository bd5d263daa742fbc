// A business made for one test, by the commands a person would use.
import type { Backend } from "./backend";

export interface Named {
  id: string;
  name: string;
}

export interface Design {
  languages: Record<string, Record<string, string>>;
  rules: { conditions: unknown[]; triggers: unknown[] };
}

export interface Stored extends Named {
  active: boolean;
  design: Design;
  offer: Record<string, unknown>;
}

/** Carries out a command and believes what it answers. */
export type Ask = <T>(name: string, request?: unknown) => Promise<T>;

export function asks(backend: Backend): Ask {
  return async <T>(name: string, request: unknown = {}) =>
    (await backend.call(name, request)) as T;
}

/** Where an audience comes from that needs nothing else: everybody who came to the site of late. */
export const VISITORS = {
  from: "visitors",
  pages: [],
  product: null,
  lookback_days: 30,
  estimated: 900,
  converted: false,
};

/** A shop with one campaign, whose launches lie around now. */
export async function shop(
  ask: Ask,
  name: string,
): Promise<{ client: string; campaign: string }> {
  const client = await ask<Named>("client_create", {
    name,
    site: "https://kettle.example",
  });
  const campaign = await ask<Named>("campaign_create", {
    client: client.id,
    name: "Spring e-mail",
    strategy: "remarketing",
  });
  for (const [at, channel] of [
    ["2026-11-24T08:00:00", "email"],
    ["2026-11-26T10:00:00", "social"],
    ["2026-11-27T10:00:00", "search"],
  ])
    await ask("launch_create", { campaign: campaign.id, at, channel });
  return { client: client.id, campaign: campaign.id };
}

/** A widget with everything it could need, from a template. */
export async function made(
  ask: Ask,
  { client, campaign }: { client: string; campaign: string },
  template: string,
): Promise<Stored> {
  const widget = await ask<Stored>("widget_create", {
    client,
    campaign,
    template,
  });
  return ask<Stored>("widget_change", {
    ...widget,
    offer: {
      ...widget.offer,
      promo_code: "TEA10",
      valid: { first: "2026-11-20", last: "2026-12-24" },
    },
    endpoint: {
      url: "https://kettle.example/leads",
      format: "json",
      names: {},
      extra: { list: "7" },
    },
  });
}
