// Where the person was when the window was closed. Apart from the place itself, so that it is known before the
// screens are loaded.
import type { Place } from "./place.svelte";

const KEPT = "reprise.place";

/** The place the window opens with. */
export function leftAt(): Place {
  try {
    const place = JSON.parse(
      localStorage.getItem(KEPT) ?? "null",
    ) as Place | null;
    if (place && typeof place.screen === "string") return place;
  } catch {
    // What cannot be read is forgotten: the overview is always a good place to begin.
  }
  return { screen: "overview", client: null, id: null };
}

/** Keeps a place for the next start, without what is selected there. */
export function leave(place: Place): void {
  localStorage.setItem(KEPT, JSON.stringify({ ...place, id: null }));
}
