// What a key does to the launch that has the focus, told apart from walking.
import type { Mover } from "./drag.svelte";
import type { Item } from "./lanes";
import { wayOf, type Way } from "./walk";

export interface KeyDeeds {
  mover: Mover;
  following: () => boolean;
  chosen: () => ReadonlySet<string>;
  /** Minutes of one step across, and of one step up or down. */
  unit: () => number;
  tall: () => number;
  walk: (from: Item, way: Way) => void;
  open: (item: Item) => void;
  remove: (item: Item) => void;
  leave: () => void;
}

const STEP: Record<string, [across: number, tall: number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** Returns whether the key was used. */
export function onKey(
  event: KeyboardEvent,
  item: Item,
  deeds: KeyDeeds,
): boolean {
  const { mover } = deeds;
  const step = STEP[event.key];
  const minutes = step ? step[0] * deeds.unit() + step[1] * deeds.tall() : 0;
  const lifted = mover.moving && mover.preview?.by === "space";
  if (event.altKey && step) {
    if (minutes === 0) return false;
    const handle = event.shiftKey ? "end" : "move";
    const same =
      mover.preview?.handle === handle &&
      mover.preview.lead.launch.id === item.launch.id;
    if (!mover.moving || !same) {
      if (mover.preview?.saving) return true;
      mover.begin(item, handle, "keys", deeds.following(), deeds.chosen());
    }
    mover.step(minutes);
    return true;
  }
  // By where the key is: a Cyrillic layout has no R, and Alt makes another letter of it.
  if (mover.moving && event.code === "KeyR" && !event.repeat) {
    mover.makeRoom(!mover.preview?.makesRoom);
    return true;
  }
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  if (lifted && step) {
    mover.step(minutes);
    return true;
  }
  switch (event.key) {
    case " ":
      if (lifted) void mover.drop();
      else if (!mover.preview)
        mover.begin(item, "move", "space", deeds.following(), deeds.chosen());
      return true;
    case "Enter":
      if (lifted) void mover.drop();
      else deeds.open(item);
      return true;
    case "Escape":
      if (mover.moving) mover.cancel();
      else deeds.leave();
      return true;
    case "Delete":
    case "Backspace":
      deeds.remove(item);
      return true;
    default: {
      const way = wayOf(event.key);
      if (!way) return false;
      deeds.walk(item, way);
      return true;
    }
  }
}
