// Times of day as people type them, and where they lie on a strip of 24 hours.

/** "21:00:00" out of "21", "21:00", "9 pm", "9.30pm", "midnight"; null for what is no time. */
export function parseClock(text: string): string | null {
  const typed = text.trim().toLowerCase();
  if (typed === "midnight") return "00:00:00";
  if (typed === "noon") return "12:00:00";
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?(?::00)?\s?(am|pm|h)?$/.exec(typed);
  if (!match) return null;
  let hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  const half = match[3];
  if (half === "am" || half === "pm") {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === "pm" ? 12 : 0);
  }
  // The end of the day is the beginning of the next.
  if (hour === 24 && minute === 0) hour = 0;
  if (hour > 23 || minute > 59) return null;
  return `${two(hour)}:${two(minute)}:00`;
}

export interface Stretch {
  /** Share of the day, 0 to 1. */
  from: number;
  length: number;
}

/** The quiet stretches of one day: two where the quiet hours cross midnight, none where they have no length. */
export function stretches(from: string, until: string): Stretch[] {
  const first = share(from);
  const last = share(until);
  if (first === last) return [];
  if (first < last) return [{ from: first, length: last - first }];
  return [
    { from: 0, length: last },
    { from: first, length: 1 - first },
  ].filter((it) => it.length > 0);
}

/** Whole hours and minutes from one time to the next time it is another. */
export function quietFor(from: string, until: string): string {
  const minutes = Math.round(
    stretches(from, until).reduce((sum, it) => sum + it.length, 0) * 1440,
  );
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (minutes === 0) return "never quiet";
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

function share(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) / 1440;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
