// Gaps in words, and gaps as people type them: "7 d", "36 h", "2d 4h", "1w".
import type { Gap, GapFit } from "../../host";
import { exactGapInWords } from "../../terms/format";

/** Longest gap Reprise plans: two years, in hours. */
export const LONGEST = 2 * 366 * 24;

/** Whole hours; a bare number is days. Undefined for what is no gap. */
export function parseGap(text: string): number | undefined {
  const typed = text.trim().toLowerCase();
  if (/^\d{1,4}$/.test(typed)) return within(Number(typed) * 24);
  const parts = typed.match(
    /^(?:(\d{1,3})\s*(?:w|weeks?))?\s*(?:(\d{1,4})\s*(?:d|days?))?\s*(?:(\d{1,5})\s*(?:h|hours?))?$/,
  );
  if (!parts || typed === "") return undefined;
  const [weeks, days, hours] = parts.slice(1).map((it) => Number(it ?? 0));
  return within((weeks ?? 0) * 168 + (days ?? 0) * 24 + (hours ?? 0));
}

function within(hours: number): number | undefined {
  return hours <= LONGEST ? hours : undefined;
}

/** "7 d", "36 h", "2 d 4 h": exact and short, as it is typed into a field. */
export function gapText(hours: number): string {
  const days = Math.floor(hours / 24);
  const rest = hours % 24;
  if (days === 0) return `${rest} h`;
  return rest === 0 ? `${days} d` : `${days} d ${rest} h`;
}

/** How a gap of some minutes stands to what is wanted: "fits", "1 day too short". */
export function gapStands(minutes: number, gap: Gap): string {
  const short = gap.min_hours * 60 - minutes;
  const long = minutes - gap.max_hours * 60;
  if (short > 0) return `${exactGapInWords(short)} too short`;
  if (long > 0) return `${exactGapInWords(long)} too long`;
  const off = minutes - gap.ideal_hours * 60;
  if (Math.abs(off) < 60) return "as wished";
  return `fits, ${exactGapInWords(Math.abs(off))} ${off > 0 ? "longer" : "shorter"} than best`;
}

export function fitOf(minutes: number, gap: Gap): GapFit {
  if (minutes < gap.min_hours * 60) return "too_short";
  return minutes > gap.max_hours * 60 ? "too_long" : "fits";
}

/** A gap with room around it: a quarter less, half as much again. */
export function roomy(ideal: number): Gap {
  return {
    min_hours: Math.floor(ideal * 0.75),
    ideal_hours: ideal,
    max_hours: Math.min(LONGEST, Math.ceil(ideal * 1.5)),
  };
}
