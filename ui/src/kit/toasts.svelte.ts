// Short news at the foot of the window. Never for what needs an action to go on: that stays in its place.

export interface Toast {
  id: number;
  text: string;
  /** A second, quieter sentence. */
  hint: string;
  tone: "plain" | "bad";
  action?: { label: string; act: () => void };
}

const SECONDS = 6;
const MOST = 3;

class Toasts {
  #all = $state.raw<Toast[]>([]);
  #next = 1;

  get all(): readonly Toast[] {
    return this.#all;
  }

  /** Shows news for some seconds; with an action a little longer, and bad news until it is read. */
  show(text: string, more: Partial<Omit<Toast, "id" | "text">> = {}): void {
    const toast: Toast = {
      id: this.#next++,
      text,
      hint: "",
      tone: "plain",
      ...more,
    };
    this.#all = [...this.#all, toast].slice(-MOST);
    if (toast.tone === "bad") return;
    setTimeout(
      () => this.dismiss(toast.id),
      SECONDS * 1000 * (toast.action ? 1.5 : 1),
    );
  }

  dismiss(id: number): void {
    this.#all = this.#all.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
