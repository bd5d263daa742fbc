// Hours of a law in words: "Mon–Sat 08:00–20:00, none on Sun".
import type { LawHours } from "../host";

const WEEK = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
type Day = (typeof WEEK)[number];

/** Days that follow each other as a stretch: "Mon–Fri", "Sat and Sun"; "every day" for all. */
export function daysSaid(days: readonly string[]): string {
  const inOrder = WEEK.filter((day) => days.includes(day));
  if (inOrder.length === WEEK.length) return "every day";
  const stretches: Day[][] = [];
  for (const day of inOrder) {
    const last = stretches.at(-1);
    const before = WEEK[WEEK.indexOf(day) - 1];
    if (last && before && last.at(-1) === before) last.push(day);
    else stretches.push([day]);
  }
  return stretches
    .map((it) =>
      it.length > 2 ? `${it[0]}–${it.at(-1) ?? ""}` : it.join(" and "),
    )
    .join(", ");
}

/** Each part of the week with its hours, then the days on which nothing is allowed. */
export function weekSaid(hours: readonly LawHours[]): string {
  const parts = hours.map(
    (it) =>
      `${daysSaid(it.days)} ${it.from.slice(0, 5)}–${it.until.slice(0, 5)}`,
  );
  const closed = WEEK.filter(
    (day) => !hours.some((it) => it.days.includes(day)),
  );
  return [
    ...parts,
    ...(closed.length > 0 ? [`none on ${daysSaid(closed)}`] : []),
  ].join(", ");
}
