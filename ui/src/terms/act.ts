// Carrying out what a button says: errors become news a person can read, and what was done can be taken back.
import {
  asCallError,
  call,
  sentence,
  type CallError,
  type Commands,
} from "../host";
import { toasts } from "../kit/toasts.svelte";

/** Shows why something was not done. Refusals and cancellations are notices; the rest stays until it is read. */
export function tell(error: CallError): void {
  if (error.code === "cancelled") return;
  const tone = error.code === "refused" ? "plain" : "bad";
  toasts.show(error.sentence, { hint: sentence(error.hint), tone });
}

/** Carries out a command; undefined when it was not done, which is then told. `done` is news with an undo. */
export async function act<K extends keyof Commands>(
  name: K,
  request: Commands[K][0],
  done?: string,
): Promise<Commands[K][1] | undefined> {
  try {
    const answer = await call(name, request);
    if (done)
      toasts.show(done, { action: { label: "Undo", act: () => void undo() } });
    return answer;
  } catch (thrown) {
    tell(asCallError(thrown));
    return undefined;
  }
}

/** Takes the last change back and says what it was. */
export async function undo(): Promise<void> {
  const entry = await act("history_undo", {});
  if (entry) toasts.show(sentence(entry.label));
}

/** Makes the change taken back last again. */
export async function redo(): Promise<void> {
  const entry = await act("history_redo", {});
  if (entry) toasts.show(sentence(entry.label));
}
