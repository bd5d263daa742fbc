// How an audience stands to a platform's minimum: what is drawn, what is said, and how it is worked out.
import type { AudienceSize, PlatformFit } from "../../../host";
import { figure } from "../../../terms/format";

/** Shares of a bar that ends at twice the minimum, or a little behind what would match. */
export function reachOf(it: PlatformFit): {
  low: number;
  high: number;
  minimum: number;
} {
  const end = Math.max(1, it.minimum * 2, it.matched_high * 1.05);
  return {
    low: it.matched_low / end,
    high: it.matched_high / end,
    minimum: it.minimum / end,
  };
}

/** "Surely enough in about 41 days"; undefined where it is enough, or does not grow. */
export function untilSpoken(it: PlatformFit): string | undefined {
  if (it.days_until === null) return undefined;
  const days = it.days_until === 1 ? "day" : "days";
  return `Surely enough in about ${figure(it.days_until)} ${days}`;
}

export interface Step {
  what: string;
  figure: string;
}

/** From the people of the audience to those a platform would match, step by step; what changes nothing is not said. */
export function stepsOf(
  it: PlatformFit,
  size: Pick<AudienceSize, "left">,
  rate: (rate: readonly [number, number]) => string,
): Step[] {
  const whole = (share: readonly [number, number]) =>
    share[0] === 1 && share[1] === 1;
  const matched =
    it.matched_low === it.matched_high
      ? figure(it.matched_low)
      : `${figure(it.matched_low)}–${figure(it.matched_high)}`;
  return [
    { what: "People of the audience", figure: figure(size.left) },
    ...(it.usable === size.left
      ? []
      : [{ what: "with the consent it needs", figure: figure(it.usable) }]),
    ...(whole(it.match_rate)
      ? []
      : [{ what: "that it recognizes", figure: `× ${rate(it.match_rate)}` }]),
    ...(whole(it.active)
      ? []
      : [{ what: "active there", figure: `× ${rate(it.active)}` }]),
    { what: "Would match", figure: matched },
  ];
}
