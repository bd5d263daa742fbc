// The only door out of the page: typed calls, events, files, and queries that stay fresh.
import { answering } from "./answering.svelte";
import {
  WRITES,
  type Code,
  type Commands,
  type Error as WireError,
  type Event,
  type Kind,
} from "./bindings";
import { host } from "./choose";
import { early, endEarly } from "./early";
import type { Made } from "./host";
import { painted } from "./painted";

export { answering, host };
export { Later } from "./later";
export { finish, settle } from "./leaving";
export type * from "./bindings";
export type { Made, OpenKind, Picked, SaveKind } from "./host";

/** Why a command was not carried out: a code to react to, a sentence, and the next step. */
export class CallError extends Error {
  readonly code: Code;
  readonly hint: string;

  constructor(error: WireError) {
    super(error.message);
    this.name = "CallError";
    this.code = error.code;
    this.hint = error.hint;
  }

  /** As a person reads it: a sentence with a capital letter and a full stop. */
  get sentence(): string {
    return sentence(this.message);
  }
}

export function sentence(text: string): string {
  const trimmed = text.trim();
  if (!trimmed) return "";
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.?…:]$/.test(capital) ? capital : `${capital}.`;
}

/** Whether the backend itself says what went wrong. */
function isTold(thrown: unknown): thrown is WireError {
  return (
    typeof thrown === "object" &&
    thrown !== null &&
    "code" in thrown &&
    "message" in thrown
  );
}

/** Whatever was thrown, as an error a person can read. */
export function asCallError(thrown: unknown): CallError {
  if (thrown instanceof CallError) return thrown;
  if (isTold(thrown)) return new CallError(thrown);
  // A TypeError only says that nobody was there; what else is thrown says what went wrong.
  const detail = thrown instanceof TypeError ? "" : ` (${String(thrown)})`;
  return new CallError({
    code: "failed",
    message: `Reprise did not answer${detail}`,
    hint: "Everything saved before is safe. Start Reprise again.",
  });
}

/** Carries out a command. Throws `CallError`. */
export async function call<K extends keyof Commands>(
  name: K,
  request: Commands[K][0],
): Promise<Commands[K][1]> {
  return (await make(name, request)).answer;
}

/**
 * As `call`, with the place in the history of the change that was made, by which `history_revert` takes it back. Null when
 * nothing was written.
 */
export async function make<K extends keyof Commands>(
  name: K,
  request: Commands[K][0],
): Promise<Made<Commands[K][1]>> {
  const came = answering.wait(isEdit(name, request));
  try {
    const made = await (early(name, request) ?? host.call(name, request));
    answering.now = true;
    return { answer: made.answer as Commands[K][1], change: made.change };
  } catch (thrown) {
    answering.now = isTold(thrown);
    throw asCallError(thrown);
  } finally {
    came();
  }
}

/** Whether it writes and is over in no time. Jobs go on for longer, and say by themselves how far they are. */
function isEdit<K extends keyof Commands>(
  name: K,
  request: Commands[K][0],
): boolean {
  return WRITES.includes(name) && !("job" in request);
}

/** Lets a piece of work count as an edit from now on, whatever it reads before it writes. */
export async function editing<T>(work: Promise<T>): Promise<T> {
  const came = answering.wait(true);
  try {
    return await work;
  } finally {
    came();
  }
}

/** The first screen stands with its data; the window hears of it once that is painted. */
export function stands(): void {
  endEarly();
  void painted().then(() => host.ready());
}

type Listener = (event: Event) => void;
const listeners = new Set<Listener>();
let started: Promise<unknown> | null = null;

/** Tells every event from now on; returns how to stop. One subscription to the host serves all. */
export function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  started ??= host.subscribe((event) => {
    // What was read before something changed is no answer any more.
    endEarly();
    listeners.forEach((each) => each(event));
  });
  return () => listeners.delete(listener);
}

/** Whether something of these kinds may be another one since. */
export function concerns(event: Event, kinds: readonly Kind[]): boolean {
  return (
    event.type === "replaced" ||
    (event.type === "changed" &&
      event.kinds.some((kind) => kinds.includes(kind)))
  );
}
