/*
 * A clock that runs like the real one and can be moved forward. When it is moved, timers fire in their order, each at its
 * own time; when it jumps, as for a computer that slept, what fell due meanwhile fires at the end.
 */

interface Timer {
  at: number;
  work: () => void;
}

export interface PlayedClock {
  now(): number;
  after(milliseconds: number, work: () => void): () => void;
  /** Goes on step by step; `every` so often, something is done. */
  pass(milliseconds: number, every?: Every): Promise<void>;
  /** Goes on at once. */
  jump(milliseconds: number): void;
  /** Another time, and no timers: another page. */
  set(at: number): void;
  /** No timers. */
  clear(): void;
}

export interface Every {
  milliseconds: number;
  work: () => void;
}

/** A page stays usable while an hour goes by: after so many milliseconds of work it may breathe. */
const BREATH = 30;

export function playedClock(): PlayedClock {
  let base = 0;
  let since = performance.now();
  let stands = false;
  let real: ReturnType<typeof setTimeout> | undefined;
  const timers = new Set<Timer>();

  const now = () =>
    stands ? base : base + Math.floor(performance.now() - since);

  /** The earliest; of equals the one that was set first. */
  function next(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of timers) {
      if (!first || timer.at < first.at) first = timer;
    }
    return first;
  }

  function fire(timer: Timer): void {
    timers.delete(timer);
    try {
      timer.work();
    } catch (thrown) {
      console.error(thrown);
    }
  }

  /** Fires what is due. What is set meanwhile waits for the next time. */
  function due(): void {
    const limit = now();
    const fallen = [...timers].filter((it) => it.at <= limit);
    fallen.sort((a, b) => a.at - b.at);
    for (const timer of fallen) if (timers.has(timer)) fire(timer);
    arm();
  }

  function arm(): void {
    clearTimeout(real);
    const timer = next();
    if (!timer || stands) return;
    const left = Math.max(0, timer.at - now());
    real = setTimeout(due, Math.min(left, 2 ** 31 - 1));
  }

  function move(at: number): void {
    base = at;
    since = performance.now();
  }

  const clock: PlayedClock = {
    now,
    after(milliseconds, work) {
      const timer = { at: now() + Math.max(0, milliseconds), work };
      timers.add(timer);
      arm();
      return () => {
        timers.delete(timer);
      };
    },
    async pass(milliseconds, every) {
      move(now());
      stands = true;
      const until = base + milliseconds;
      let turn = every ? base + every.milliseconds : Infinity;
      let breath = performance.now();
      for (;;) {
        const timer = next();
        const at = Math.min(timer?.at ?? Infinity, turn);
        if (at > until) break;
        base = Math.max(base, at);
        if (timer && timer.at <= turn) {
          fire(timer);
        } else if (every) {
          turn += every.milliseconds;
          every.work();
        }
        // What waits for a promise goes on before time does.
        for (let turns = 0; turns < 5; turns++) await undefined;
        if (performance.now() - breath > BREATH) {
          await new Promise((resolve) => setTimeout(resolve));
          breath = performance.now();
        }
      }
      stands = false;
      move(until);
      arm();
    },
    jump(milliseconds) {
      move(now() + milliseconds);
      due();
    },
    set(at) {
      timers.clear();
      move(at);
    },
    clear: () => timers.clear(),
  };
  return clock;
}
