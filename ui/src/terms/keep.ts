// Why something was not kept, as words for its field.
import { asCallError, sentence } from "../host";

/** What happened and what to do, as it stands beside a field. */
export function why(thrown: unknown): string {
  const error = asCallError(thrown);
  return [error.sentence, sentence(error.hint)].filter(Boolean).join(" ");
}
