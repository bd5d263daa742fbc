// A widget being edited: the words on the screen run ahead of the ones on the disk by one edit.
import {
  asCallError,
  call,
  type CallError,
  type Widget,
  type WidgetView,
} from "../../host";
import { tell } from "../../terms/act";

export class WidgetEdit {
  /** How it would show with the edits so far. */
  view = $state.raw<WidgetView>() as WidgetView;
  /** Why the last edit could not be shown or saved. */
  error = $state.raw<CallError>();

  #saved: Widget;
  #turn = 0;

  constructor(view: WidgetView) {
    this.view = view;
    this.#saved = view.widget;
  }

  /** Takes over what was written elsewhere: an undo, another window. */
  follow(view: WidgetView): void {
    if (JSON.stringify(view.widget) === JSON.stringify(this.#saved)) {
      // Only what was worked out about it may be new.
      if (JSON.stringify(this.view.widget) === JSON.stringify(view.widget))
        this.view = view;
      return;
    }
    this.#turn += 1;
    this.#saved = view.widget;
    this.view = view;
    this.error = undefined;
  }

  /** Shows an edit without writing it. */
  async show(change: Partial<Widget>): Promise<void> {
    const widget = { ...this.view.widget, ...change };
    this.view = { ...this.view, widget };
    const turn = ++this.#turn;
    try {
      const view = await call("widget_preview", widget);
      // The person may have typed on: what is on the screen stays, what follows from it is taken.
      if (turn === this.#turn) this.view = { ...view, widget };
      this.error = undefined;
    } catch (thrown) {
      this.error = asCallError(thrown);
    }
  }

  /** Writes the edits so far, as one change of the history. */
  async save(change: Partial<Widget> = {}): Promise<void> {
    await this.show(change);
    const widget = this.view.widget;
    if (JSON.stringify(widget) === JSON.stringify(this.#saved)) return;
    try {
      this.#saved = await call("widget_change", widget);
    } catch (thrown) {
      this.error = asCallError(thrown);
      tell(this.error);
    }
  }
}
