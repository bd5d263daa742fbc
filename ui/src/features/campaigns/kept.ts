// A new campaign that was left half-described to make an audience: it is there again when the person comes back.
import type { Draft } from "./draft.svelte";

const drafts = new Map<string, Draft>();

export function keepDraft(client: string, draft: Draft): void {
  drafts.set(client, draft);
}

/** The kept draft of a client, once. */
export function takeDraft(client: string): Draft | undefined {
  const draft = drafts.get(client);
  drafts.delete(client);
  return draft;
}
