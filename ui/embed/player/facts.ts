/* What a decision of the script rests on, worked out by the script's own rules from what the browser holds. */
import type { Config } from "../src/config";
import type { Environment } from "../src/environment";
import { hooks } from "../src/hooks";
import { memoryOf } from "../src/memory";
import { judge, type Case } from "../src/rules";
import { visitOf } from "../src/visit";
import { fitting, type Facts } from "./messages";

export function factsOf(
  config: Config,
  world: Environment,
  id: string | undefined,
): Facts {
  const site = hooks();
  // What the script has put off is a fact already.
  site.books?.();
  const memory = memoryOf(world, true);
  const visit = visitOf(world, memory);
  const given = { config: withoutEnd(config), world, memory, visit, site };
  const { shown = 0, closed } = memory.of(id ?? "");
  const tags = visit
    .landings()
    .flatMap((landing) =>
      Object.entries(landing).map(([key, value]) => `utm_${key}=${value}`),
    );
  return {
    fails: failing(given, id),
    address: fitting(world.address()),
    from: fitting(memory.kept.from),
    tags: [...new Set(tags)].map(fitting),
    isNew: memory.kept.sessions <= 1,
    cart: site.said.cart ?? null,
    loggedIn: !!site.said.loggedIn,
    shown,
    closed: closed ?? null,
  };
}

/** The places of the conditions that do not hold: each is judged as if it were the only rule. */
function failing(given: Case, id: string | undefined): number[] {
  const widget = given.config.widgets.find((it) => it.id === id);
  if (!widget) return [];
  const always = { ...widget };
  delete always.schedule;
  return widget.rules.conditions.flatMap((condition, at) => {
    const alone = {
      ...always,
      frequency: { kind: "always" } as const,
      rules: {
        ...widget.rules,
        match: "all" as const,
        conditions: [condition],
        stop_subscribers: false,
        stop_converted: false,
      },
    };
    return judge(alone, given, true, []) ? [at] : [];
  });
}

function withoutEnd({ ends: _, ...config }: Config): Config {
  return config;
}
