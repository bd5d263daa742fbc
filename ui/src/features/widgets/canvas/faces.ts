// Every face of a widget that can be looked at: its views, with their fields complained of, after a game, and its tab.
import type { Widget } from "../../../../embed/src/config";
import { title } from "../design";
import { prizeOf, viewsOf, type Moment } from "./scene";

export interface Face {
  key: string;
  name: string;
  view: string;
  moment: Moment;
}

export function facesOf(widget: Widget, variant: string): Face[] {
  const views = viewsOf(widget, variant);
  const faces: Face[] = [];
  const add = (view: string, moment: Moment, name: string) =>
    faces.push({ key: `${moment}:${view}`, name, view, moment });
  views.forEach(({ id, blocks }, at) => {
    const isThanks = at > 0 && at === views.length - 1;
    const name = `${at + 1} ${title(id)}`;
    add(
      id,
      "shown",
      isThanks && !/thank/i.test(id) ? `${name} (thanks)` : name,
    );
    // Only what must be filled in, or has a shape, can be wrong.
    if (blocks.some((it) => "required" in it && it.required))
      add(id, "errors", `${name}, left empty`);
    if (prizeOf(blocks)) add(id, "won", `${name}, after winning`);
  });
  if (widget.teaser) add("", "teaser", "Its small tab");
  return faces;
}
