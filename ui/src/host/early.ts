// The reads of the first screen, sent before its code is there: the data waits for the screen, not the screen for the
// data. The answers are good until that screen stands; whoever asks later asks anew.
import type { Commands } from "./bindings";
import { host } from "./choose";
import type { Made } from "./host";

const answers = new Map<string, Promise<Made>>();

function key(name: string, request: unknown): string {
  return `${name} ${JSON.stringify(request)}`;
}

/** Sends a read that the first screen is going to make. */
export function askEarly<K extends keyof Commands>(
  name: K,
  request: Commands[K][0],
): void {
  const answer = host.call(name, request);
  // Whoever makes the read hears why it failed; perhaps nobody makes it.
  answer.catch(() => undefined);
  answers.set(key(name, request), answer);
}

/** The answer to a read that was sent early. */
export function early(
  name: string,
  request: unknown,
): Promise<Made> | undefined {
  return answers.get(key(name, request));
}

/** Waits for the answers to all that was sent early, good or bad. */
export function answered(): Promise<unknown> {
  return Promise.allSettled(answers.values());
}

/** From now on every read is sent when it is made. */
export function endEarly(): void {
  answers.clear();
}
