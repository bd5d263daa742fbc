/* An error in here must never reach the page: whatever the page calls into goes through `guarded` or `listen`. */

let hear: (error: unknown) => void = () => undefined;

/** Who is told of errors; nobody until then. */
export function hearErrors(hears: (error: unknown) => void): void {
  hear = hears;
}

/** What the work answers, or nothing when it fails. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    const answer = work();
    if (answer instanceof Promise) answer.catch(hear);
    return answer;
  } catch (error) {
    hear(error);
    return undefined;
  }
}

/** Hears an event; with `ended`, before anybody else and until then. */
export function listen(
  target: EventTarget,
  name: string,
  heard: (event: never) => unknown,
  ended?: AbortSignal,
): void {
  target.addEventListener(
    name,
    (event) => attempt(() => heard(event as never)),
    ended && { capture: true, passive: true, signal: ended },
  );
}
