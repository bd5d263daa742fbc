// What would be found at the place a launch is dragged over: one question at a time, and only the newest waits.
import { call, type Finding } from "../../host";

interface Question {
  id: string;
  to: string;
  tell: (findings: Finding[] | null) => void;
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
      const found = await call("launch_check", { id, to }).catch(() => null);
      if (this.#asked !== question) return;
      if (!this.#waiting) question.tell(found);
    }
    this.#asked = null;
  }
}
