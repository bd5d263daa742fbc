/* An error in here must never reach the page: whatever the page calls into goes through `guarded` or `listen`. */

/** What the work answers, or nothing when it fails. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    const answer = work();
    if (answer instanceof Promise) answer.catch(() => undefined);
    return answer;
  } catch {
    return undefined;
  }
}

/** Hears an event; on its way down, before anybody else, with `first`. */
export function listen(
  target: EventTarget,
  name: string,
  heard: (event: never) => unknown,
  first?: boolean,
): void {
  target.addEventListener(
    name,
    (event) => attempt(() => heard(event as never)),
    first,
  );
}
