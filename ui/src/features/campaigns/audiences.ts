// Which audiences fit a strategy, and how each is called in a list.
import type { AudienceSource, AudienceView, Strategy } from "../../host";
import { figure } from "../../terms/format";

/**
 * Whether a strategy can address these people: retargeting those on the outside who did not convert,
 * remarketing those who converted or can be written to.
 */
export function fits(source: AudienceSource, strategy: Strategy): boolean {
  switch (source.from) {
    case "contacts":
      return strategy === "remarketing";
    case "visitors":
      return (strategy === "remarketing") === source.converted;
    case "engagers":
      return strategy === "retargeting";
  }
}

export interface Groups {
  fitting: AudienceView[];
  others: AudienceView[];
}

/** Those that fit first, larger ones first within each. */
export function grouped(
  audiences: readonly AudienceView[],
  strategy: Strategy,
): Groups {
  const bySize = [...audiences].sort((a, b) => b.size.left - a.size.left);
  const isFitting = (it: AudienceView) => fits(it.audience.source, strategy);
  return {
    fitting: bySize.filter(isFitting),
    others: bySize.filter((it) => !isFitting(it)),
  };
}

/** "Lapsed buyers · 1,204". */
export function audienceLabel(view: AudienceView): string {
  return `${view.audience.name} · ${figure(view.size.left)}`;
}
