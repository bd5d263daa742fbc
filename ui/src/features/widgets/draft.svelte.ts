// A widget being edited: the words on the screen run ahead of the ones on the disk by one edit.
import {
  asCallError,
  call,
  type CallError,
  type Design,
  type Widget,
  type WidgetView,
} from "../../host";
import { why } from "../../terms/keep";
import { tell } from "../../terms/act";

export class WidgetEdit {
  /** How it would show with the edits so far. */
  view = $state.raw<WidgetView>() as WidgetView;
  /** Why the last edit could not be shown or saved. */
  error = $state.raw<CallError>();

  #saved: Widget;
  #turn = 0;
  #writes = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(view: WidgetView) {
    this.view = view;
    this.#saved = view.widget;
  }

  get design(): Design {
    return this.view.widget.design;
  }

  /** Takes over what was written elsewhere: an undo, another window. */
  follow(view: WidgetView): void {
    // What comes while something is being written may be older than it.
    if (this.#writes > 0) return;
    if (same(view.widget, this.#saved)) {
      // Only what was worked out about it may be new.
      if (same(this.view.widget, view.widget)) this.view = view;
      return;
    }
    this.#turn += 1;
    this.#saved = view.widget;
    this.view = view;
    this.error = undefined;
  }

  /** Shows an edit without writing it. */
  async show(change: Partial<Widget>): Promise<void> {
    const turn = this.#turn + 1;
    const refusal = await this.#draw(change);
    if (turn === this.#turn) this.error = refusal;
  }

  /** Why it could not be drawn, if it could not. */
  async #draw(change: Partial<Widget>): Promise<CallError | undefined> {
    const widget = { ...this.view.widget, ...change };
    this.view = { ...this.view, widget };
    const turn = ++this.#turn;
    try {
      const view = await call("widget_preview", widget);
      // The person may have typed on: what is on the screen stays, what follows from it is taken.
      if (turn === this.#turn) this.view = { ...view, widget };
      return undefined;
    } catch (thrown) {
      return asCallError(thrown);
    }
  }

  /** Writes the edits so far, as one change of the history. */
  async save(change: Partial<Widget> = {}): Promise<void> {
    const shown = this.show(change);
    const widget = this.view.widget;
    await this.#inTurn(async () => {
      await shown;
      await this.#write(widget);
    }).catch((thrown: unknown) => {
      this.error = asCallError(thrown);
      tell(this.error);
    });
  }

  /** Changes the design as one step of the history. */
  redesign(change: (design: Design) => Design): Promise<void> {
    return this.save({ design: change(this.design) });
  }

  /**
   * Writes one field; undefined once it is kept. What is refused is taken back from what is shown, so that it does not stand
   * in the way of the next edit: the words say why, for the field that keeps what was typed.
   */
  async keep(change: Partial<Widget>): Promise<string | undefined> {
    const drawn = this.#draw(change);
    const widget = this.view.widget;
    try {
      await this.#inTurn(() => this.#write(widget));
      await drawn;
      this.error = undefined;
      return undefined;
    } catch (thrown) {
      await drawn;
      void this.show(this.#saved);
      return why(thrown);
    }
  }

  /** Back to what is kept. */
  forget(): void {
    void this.show(this.#saved);
  }

  async #write(widget: Widget): Promise<void> {
    if (same(widget, this.#saved)) return;
    this.#saved = await call("widget_change", widget);
    // It may come back cleaned; what was typed in the meantime stays.
    if (same(this.view.widget, widget))
      this.view = { ...this.view, widget: this.#saved };
  }

  /** One write after the other: each builds on what the one before left. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#writes += 1;
    const turn = this.#last.then(work).finally(() => (this.#writes -= 1));
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

function same(one: Widget, other: Widget): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
