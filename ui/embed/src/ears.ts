/*
 * What happens on the page, heard once however many widgets wait for it: every listener takes time of a page on which,
 * mostly, nothing shows. Heard at the window on the way down, before anybody else.
 */
import { attempt, listen } from "./guard";

type Heard = (event: never) => unknown;

/** A time that ends: a widget's, from when it begins to wait until it shows, or the script's own. */
export interface Wait {
  isOver?: boolean;
}

const all: { [name: string]: readonly [Heard, Wait][] } = {};

/** Hears an event while the wait lasts. Whoever begins to wait while it is told is not told of it. */
export function hears(name: string, heard: Heard, wait: Wait): void {
  const before = all[name];
  // Always another list: the one that is just being told stays as it was.
  all[name] = [
    ...(before ?? []).filter(([, { isOver }]) => !isOver),
    [heard, wait],
  ];
  if (before) return;
  const told = (event: never) => {
    for (const [heard, { isOver }] of all[name] ?? []) {
      if (!isOver) attempt(() => heard(event));
    }
  };
  // Nobody here keeps the page from scrolling: at the window browsers take that for granted.
  listen(window, name, told, true);
}
