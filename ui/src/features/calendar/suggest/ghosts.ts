// The traces of suggested dates on a lane: where a launch stood or could stand, and the arc from there to where it goes.
import type { Mark } from "../marks";
import { minuteOf, toX, type Scale } from "../scale";
import type { Proposal } from "./proposal";

/** Taken: the launch is drawn at its new place and its trace at the old one. Left: the other way round. */
export type Kind = "taken" | "left";

export interface Ghost {
  id: string;
  kind: Kind;
  lit: boolean;
  shape: Mark["shape"];
  x: number;
  width: number;
  line: number;
  /** From the trace to the launch; null where they touch. */
  arc: Arc | null;
}

/** A path in a box of its own. */
export interface Arc {
  x: number;
  y: number;
  width: number;
  height: number;
  path: string;
}

/** How far an arc rises over what it joins. */
const RISE = 8;
/** Nearer than this an arc would be a blot. */
const NEAR = 14;
/** From where on a flight an arc begins and ends. */
const IN_FLIGHT = 12;

function anchor(shape: Mark["shape"], x: number, width: number): number {
  return x + (shape === "flight" ? Math.min(width / 2, IN_FLIGHT) : width / 2);
}

/** An arc over the tops of two places, with a head where it ends. */
export function arcOf(
  from: { x: number; y: number },
  to: { x: number; y: number },
): Arc | null {
  if (Math.abs(to.x - from.x) < NEAR && Math.abs(to.y - from.y) < NEAR)
    return null;
  const x = Math.min(from.x, to.x) - 4;
  const y = Math.min(from.y, to.y) - RISE - 1;
  const at = (it: { x: number; y: number }) =>
    `${Math.round(it.x - x)} ${Math.round(it.y - y)}`;
  const lifted = (it: { x: number; y: number }) =>
    at({ ...it, y: it.y - RISE - 2 });
  const tip = { ...to, y: to.y - 1 };
  return {
    x,
    y,
    width: Math.abs(to.x - from.x) + 8,
    height: Math.abs(to.y - from.y) + RISE + 4,
    path:
      `M${at(from)}C${lifted(from)} ${lifted(to)} ${at(tip)}` +
      `M${at({ x: tip.x - 3, y: tip.y - 3.5 })}L${at(tip)}L${at({ x: tip.x + 3, y: tip.y - 3.5 })}`,
  };
}

/** The traces of a lane's launches. */
export function ghostsOf(
  marks: readonly Mark[],
  proposal: Proposal,
  scale: Scale,
  top: (line: number) => number,
): Ghost[] {
  return marks.flatMap((mark) => {
    const { id } = mark.item.launch;
    const move = proposal.moves.get(id);
    if (!move) return [];
    const kind: Kind = proposal.off.has(id) ? "left" : "taken";
    const line = mark.item.stood ?? mark.item.line;
    const minute = minuteOf(kind === "taken" ? move.from : move.to);
    const back = mark.shape === "flight" ? 0 : mark.width / 2;
    const x = toX(scale, minute) - back;
    const trace = { x: anchor(mark.shape, x, mark.width), y: top(line) };
    const launch = {
      x: anchor(mark.shape, mark.x, mark.width),
      y: top(mark.item.line),
    };
    return {
      id,
      kind,
      lit: proposal.lit === id,
      shape: mark.shape,
      x,
      width: mark.width,
      line,
      arc: kind === "taken" ? arcOf(trace, launch) : arcOf(launch, trace),
    };
  });
}
