// Whether the backend answers, so that the window does not go on saying that everything is saved when it does not.

class Answering {
  #now = $state(true);

  /** Whether the last command was answered, be it with a refusal. */
  get now(): boolean {
    return this.#now;
  }

  set now(answered: boolean) {
    this.#now = answered;
  }
}

export const answering = new Answering();
