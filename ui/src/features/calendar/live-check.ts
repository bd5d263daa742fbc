// What a launch would meet and bring at the place it is dragged over: one question at a time, and only the newest waits.
import { call, type ClientDates, type LaunchTrial } from "../../host";

export interface Tried {
  trial: LaunchTrial | null;
  /** What came of asking the others to make room; null where nobody asked them. */
  room: ClientDates | null;
}

export interface Question {
  id: string;
  to: string;
  /** Whether the others may be asked to make room. */
  room: boolean;
  tell: (tried: Tried) => void;
}

export class LiveCheck {
  #asked: Question | null = null;
  #waiting: Question | null = null;

  /** Asks; an older question that has not been sent yet is dropped, and an older answer is not told. */
  ask(question: Question): void {
    this.#waiting = question;
    if (!this.#asked) void this.#run();
  }

  /** Forgets what was asked: no answer that is still on its way is told. */
  cancel(): void {
    this.#waiting = null;
    this.#asked = null;
  }

  async #run(): Promise<void> {
    while (this.#waiting) {
      const question = this.#waiting;
      this.#waiting = null;
      this.#asked = question;
      const { id, to } = question;
      // A place that cannot be judged is simply not judged: the drop itself will say what is wrong.
      const [trial, room] = await Promise.all([
        call("launch_trial", { id, to }).catch(() => null),
        question.room ? roomAt(id, to) : null,
      ]);
      if (this.#asked !== question) return;
      if (!this.#waiting) question.tell({ trial, room });
    }
    this.#asked = null;
  }
}

/** Dates by which the others make room; null when that cannot be asked. */
export async function roomAt(
  id: string,
  to: string,
): Promise<ClientDates | null> {
  return call("dates_around", { id, to }).catch(() => null);
}
