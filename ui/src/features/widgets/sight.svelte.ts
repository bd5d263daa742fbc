// What of a widget is looked at in the editor: which face of it, on which device, and the block that is selected.
import type { Scene, Moment } from "./canvas/scene";
import type { Design, Device, View, WidgetBlock } from "../../host";
import { viewsIn } from "./design";

/** What a site's window measures on each; a desktop is as wide as the room it has here, between these. */
export const WINDOW: Record<Device, { width: number; height: number }> = {
  desktop: { width: 840, height: 620 },
  tablet: { width: 820, height: 1180 },
  phone: { width: 390, height: 844 },
};

export class Sight {
  variant = $state("");
  view = $state("");
  moment = $state<Moment>("shown");
  language = $state("");
  device = $state<Device>("desktop");
  page = $state<"light" | "dark">("light");
  /** Slot of the selected block; empty for the widget itself. */
  slot = $state("");

  #design: () => Design;

  constructor(design: () => Design) {
    this.#design = design;
  }

  get scene(): Scene {
    return {
      variant: this.variant,
      view: this.view,
      moment: this.moment,
      language: this.spoken,
      dark: this.page === "dark",
    };
  }

  /** The language looked at; the widget's first one when it has lost that. */
  get spoken(): string {
    const design = this.#design();
    return design.languages[this.language] ? this.language : design.language;
  }

  get views(): readonly View[] {
    return viewsIn(this.#design(), this.variant);
  }

  /** The view on the canvas. */
  get viewed(): View | undefined {
    return this.views.find((it) => it.id === this.view) ?? this.views[0];
  }

  /** The selected block, while it is there. */
  get block(): WidgetBlock | undefined {
    const all = this.views.flatMap((it) => it.blocks);
    return all.find((it) => it.slot === this.slot);
  }

  /** Selects a block and brings its view to the canvas; nothing selects the widget. */
  select(slot: string | undefined): void {
    this.slot = slot ?? "";
    const view = this.views.find((it) =>
      it.blocks.some((block) => block.slot === slot),
    );
    if (!view) return;
    if (view.id !== this.viewed?.id || this.moment === "teaser")
      this.moment = "shown";
    this.view = view.id;
  }

  look(view: string, moment: Moment): void {
    this.view = view;
    this.moment = moment;
  }
}
