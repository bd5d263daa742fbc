// A visit being played: asks the backend for the page, speaks with the frame, and keeps the log as long as the screen.
import {
  readTell,
  type Act,
  type Ask,
  type Line,
  type PlayedVisitor,
} from "../../../../embed/player/messages";
import {
  asCallError,
  call,
  type CallError,
  type WidgetPlayed,
  type Widget,
} from "../../../host";
import { firstWishes, keptWishes, visitorOf, type Wishes } from "./visitor";

/** Lines the log keeps; a visit of a whole afternoon has fewer. */
const MOST = 400;

/** How long a frame may take until it is told that it did not come, in milliseconds. */
const PATIENCE = 15_000;

export class PlayRun {
  play = $state.raw<WidgetPlayed>();
  error = $state.raw<CallError>();
  wishes = $state.raw<Wishes>();
  /** Who is on the page; the sentence may be ahead of it for a moment. */
  visitor = $state.raw<PlayedVisitor>();
  lines = $state.raw<readonly Line[]>([]);
  /** The time in the shop, in milliseconds since 1970, and the address of its page. */
  at = $state(0);
  address = $state("");
  /** Whether the frame is there, and whether it did not come. */
  ready = $state(false);
  late = $state(false);

  frame = $state.raw<HTMLIFrameElement>();

  #widget: Widget | undefined;
  #turn = 0;
  #late: ReturnType<typeof setTimeout> | undefined;
  /** Where the focus was when something was asked of the frame: a dialog in there takes it. */
  #focus: Element | null = null;

  /** Gets a page for a widget as it is edited. */
  async load(widget: Widget, others: boolean): Promise<void> {
    const turn = ++this.#turn;
    this.#widget = widget;
    try {
      const play = await call("widget_play", { widget, others });
      if (turn !== this.#turn) return;
      this.wishes = this.wishes
        ? keptWishes(this.wishes, play, widget)
        : firstWishes(play, widget);
      this.error = undefined;
      this.lines = [];
      this.ready = this.late = false;
      clearTimeout(this.#late);
      this.#late = setTimeout(() => (this.late = !this.ready), PATIENCE);
      this.play = play;
    } catch (thrown) {
      if (turn === this.#turn) this.error = asCallError(thrown);
    }
  }

  /** Another visitor, from the start. */
  wish(change: Partial<Wishes>): void {
    if (!this.wishes) return;
    this.wishes = { ...this.wishes, ...change };
    this.begin();
  }

  /** The visit from its start. */
  begin(): void {
    if (!this.play || !this.wishes || !this.#widget || !this.ready) return;
    this.lines = [];
    this.visitor = visitorOf(this.wishes, this.play, this.#widget);
    this.#ask({ ask: "begin", visitor: this.visitor });
  }

  act(act: Act): void {
    if (this.ready) this.#ask({ ask: "act", act });
  }

  /** A message that reached the window; only those of the frame are read. */
  hear(event: MessageEvent): void {
    if (!this.frame || event.source !== this.frame.contentWindow) return;
    const told = readTell(event.data);
    switch (told?.tell) {
      case "ready":
        this.ready = true;
        this.late = false;
        this.begin();
        return;
      case "clock":
        this.at = told.at;
        this.address = told.address;
        return;
      case "line":
        this.lines = [...this.lines, told.line].slice(-MOST);
        return;
      case "done":
        this.#giveBack();
    }
  }

  end(): void {
    this.#turn += 1;
    clearTimeout(this.#late);
  }

  #ask(ask: Ask): void {
    this.#focus = document.activeElement;
    // The frame has an origin of its own that has no name: none but its window is meant.
    this.frame?.contentWindow?.postMessage(ask, "*");
  }

  /** A dialog that opens in the frame takes the focus; who pressed a button here goes on from it. */
  #giveBack(): void {
    const from = this.#focus;
    this.#focus = null;
    if (document.activeElement !== this.frame || from === this.frame) return;
    if (from instanceof HTMLElement) from.focus({ preventScroll: true });
  }
}
