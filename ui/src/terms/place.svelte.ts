// Where the person is: a client, a screen, and the thing selected on it. Back and forward walk through it.
import { leave, leftAt } from "./left";

export type Screen =
  | "overview"
  | "business"
  | "advice"
  | "audiences"
  | "plan"
  | "widgets"
  | "links"
  | "brief"
  | "history"
  | "settings";

export interface Place {
  screen: Screen;
  /** The client looked at; null looks at all of them. */
  client: string | null;
  /** The thing selected on the screen. */
  id: string | null;
}

const LIMIT = 100;

class PlaceHistory {
  #stack = $state.raw<Place[]>([leftAt()]);
  #at = $state(0);

  get now(): Place {
    return (
      this.#stack[this.#at] ?? { screen: "overview", client: null, id: null }
    );
  }

  get canGoBack(): boolean {
    return this.#at > 0;
  }

  get canGoForward(): boolean {
    return this.#at < this.#stack.length - 1;
  }

  /** Goes somewhere; what is not named stays, but a new screen or client drops the selection. */
  go(to: Partial<Place>): void {
    const from = this.now;
    const moved =
      (to.screen ?? from.screen) !== from.screen ||
      (to.client ?? from.client) !== from.client;
    const next: Place = { ...from, ...(moved ? { id: null } : {}), ...to };
    if (
      next.screen === from.screen &&
      next.client === from.client &&
      next.id === from.id
    )
      return;
    this.#stack = [...this.#stack.slice(0, this.#at + 1), next].slice(-LIMIT);
    this.#at = this.#stack.length - 1;
    this.#remember();
  }

  /** Selects a thing on this screen without a new step to go back to. */
  select(id: string | null): void {
    const next = { ...this.now, id };
    this.#stack = this.#stack.map((place, index) =>
      index === this.#at ? next : place,
    );
    this.#remember();
  }

  back(): void {
    if (this.canGoBack) this.#at -= 1;
    this.#remember();
  }

  forward(): void {
    if (this.canGoForward) this.#at += 1;
    this.#remember();
  }

  #remember(): void {
    leave(this.now);
  }
}

export const place = new PlaceHistory();
