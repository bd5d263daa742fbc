// Carrying out what a button says: errors become news a person can read, and what was done can be taken back.
import {
  asCallError,
  make,
  sentence,
  settle,
  type CallError,
  type Commands,
  type Made,
} from "../host";
import { toasts } from "../kit/toasts.svelte";

/** Shows why something was not done. Refusals and cancellations are notices; the rest stays until it is read. */
export function tell(error: CallError): void {
  if (error.code === "cancelled") return;
  const tone = error.code === "refused" ? "plain" : "bad";
  toasts.show(error.sentence, { hint: sentence(error.hint), tone });
}

/** Tells what was done. Its undo takes back that change, or says why it cannot be any more; null has none. */
export function tellDone(done: string, change: number | null): void {
  const action = { label: "Undo", act: () => void undo(change) };
  toasts.show(done, change === null ? {} : { action });
}

/** Carries out a command, and answers with its change beside it; undefined when it was not done, which is then told. */
export async function carryOut<K extends keyof Commands>(
  name: K,
  request: Commands[K][0],
): Promise<Made<Commands[K][1]> | undefined> {
  try {
    return await make(name, request);
  } catch (thrown) {
    tell(asCallError(thrown));
    return undefined;
  }
}

/** As `carryOut`, without the change; `done` is news of it with an undo. */
export async function act<K extends keyof Commands>(
  name: K,
  request: Commands[K][0],
  done?: string,
): Promise<Commands[K][1] | undefined> {
  const made = await carryOut(name, request);
  if (made && done) tellDone(done, made.change);
  return made?.answer;
}

/** Takes a change back, or else the last one, be it on its way yet; says what it was. Whether it was done. */
export async function undo(change: number | null = null): Promise<boolean> {
  await settle();
  const entry =
    change === null
      ? await act("history_undo", {})
      : await act("history_revert", { seq: change });
  if (entry) toasts.show(sentence(entry.label));
  return entry !== undefined;
}

/** Makes the change taken back last again. */
export async function redo(): Promise<void> {
  await settle();
  const entry = await act("history_redo", {});
  if (entry) toasts.show(sentence(entry.label));
}
