// Counting a rule while it is edited: asks at once, at most one question on its way, and the latest answer wins. What
// was counted last stays in sight until then, so that nothing flickers.
import {
  asCallError,
  call,
  type AudienceCount,
  type AudienceCounted,
  type CallError,
} from "../../../host";

export class Counting {
  answer = $state.raw<AudienceCounted | undefined>(undefined);
  error = $state.raw<CallError | undefined>(undefined);
  /** Whether what is shown is older than what was asked. */
  behind = $state(false);

  #asking = false;
  #next: AudienceCount | undefined;

  ask(request: AudienceCount): void {
    this.#next = request;
    this.behind = true;
    if (!this.#asking) void this.#work();
  }

  async #work(): Promise<void> {
    this.#asking = true;
    while (this.#next) {
      const request = this.#next;
      this.#next = undefined;
      try {
        const answer = await call("audience_count", request);
        this.answer = answer;
        this.error = undefined;
      } catch (thrown) {
        this.error = asCallError(thrown);
      }
    }
    this.#asking = false;
    this.behind = false;
  }
}
