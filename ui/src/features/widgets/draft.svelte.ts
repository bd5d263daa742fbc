// A widget being edited: the words on the screen run ahead of the ones on the disk by one edit.
import {
  asCallError,
  call,
  editing,
  make,
  type CallError,
  type Design,
  type Widget,
  type WidgetMend,
  type WidgetView,
} from "../../host";
import { why } from "../../terms/keep";
import { tell } from "../../terms/act";

export class WidgetEdit {
  /** How it would show with the edits so far. */
  view = $state.raw<WidgetView>() as WidgetView;
  /** Why the last edit could not be shown or saved. */
  error = $state.raw<CallError>();

  /** What the edits that are not sent yet were made from. */
  #base: Widget;
  #turn = 0;
  #writes = 0;
  /** Whether something came while something was being written. */
  #missed = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(view: WidgetView) {
    this.view = view;
    this.#base = view.widget;
  }

  get design(): Design {
    return this.view.widget.design;
  }

  /** Takes over what was written elsewhere: an undo, another window. */
  follow(view: WidgetView): void {
    // What comes while something is being written may be older than it.
    this.#missed = this.#writes > 0;
    if (this.#missed) return;
    if (same(view.widget, this.#base)) {
      // Only what was worked out about it may be new.
      if (same(this.view.widget, view.widget)) this.view = view;
      return;
    }
    this.#turn += 1;
    this.#base = view.widget;
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
      if (turn === this.#turn)
        this.view = { ...view, widget: this.view.widget };
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
      void this.show(this.#base);
      return why(thrown);
    }
  }

  /** Back to what is kept. */
  forget(): void {
    void this.show(this.#base);
  }

  /**
   * Writes a widget that was made from one that was shown, and shows what came of it; `before` hears of its place in the
   * history in the same breath.
   * Undefined once it is kept, else why it was not.
   */
  async put(
    { widget, was }: Pick<WidgetMend, "widget" | "was">,
    before?: (change: number | null) => void,
  ): Promise<string | undefined> {
    let view: WidgetView | undefined;
    let change: number | null = null;
    try {
      await this.#inTurn(async () => {
        ({ change } = await make("widget_change", { ...widget, was }));
        view = await this.#byNow();
        this.#missed = false;
      });
      before?.(change);
      if (view) this.follow(view);
      return undefined;
    } catch (thrown) {
      return why(thrown);
    }
  }

  async #write(widget: Widget): Promise<void> {
    const was = this.#base;
    if (same(widget, was)) return;
    const kept = await call("widget_change", { ...widget, was });
    if (same(this.view.widget, widget)) {
      // It may come back cleaned, or with what others changed in the meantime.
      this.#base = kept;
      this.view = { ...this.view, widget: kept };
    } else {
      // What was typed since was made from what was sent, and not from what came back.
      this.#base = widget;
    }
  }

  /** How it is by now; undefined when it is gone, and then not shown much longer either. */
  #byNow(): Promise<WidgetView | undefined> {
    const { id } = this.#base;
    return call("widget_show", { id }).catch(() => undefined);
  }

  async #catchUp(): Promise<void> {
    const view = await this.#byNow();
    if (view) this.follow(view);
  }

  /** One write after the other: each builds on what the one before left. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#writes += 1;
    const turn = editing(this.#last.then(work)).finally(() => {
      this.#writes -= 1;
      if (this.#missed && this.#writes === 0) void this.#catchUp();
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

function same(one: Widget, other: Widget): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
