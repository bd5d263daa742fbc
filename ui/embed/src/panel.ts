/* A view as what stands in the box. */
import { build } from "./blocks";
import type { View } from "./config";
import { make } from "./dom";
import type { Made, Stage } from "./stage";

/** The whole, the form in it, and what became of each block. */
type Panel = readonly [HTMLElement, HTMLFormElement, (Made | undefined)[]];

/** Its blocks from top to bottom; a picture at the side stands beside the form. */
export function panelOf(stage: Stage, blocks: View["blocks"]): Panel {
  const form = make("form", { class: "body" });
  let panel: HTMLElement = form;
  form.noValidate = true;
  const all = blocks.map((block) => {
    const made = build(stage, block);
    if (made && block.kind === "image" && block.place === "side") {
      panel = make("div", { class: "has-side" }, made.node, form);
    } else if (made) {
      form.append(made.node);
    }
    return made;
  });
  return [panel, form, all];
}
