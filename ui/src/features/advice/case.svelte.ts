// The case being described: the words on the screen run ahead of the ones on the disk by one settled edit.
import {
  asCallError,
  call,
  Later,
  type Advice,
  type CallError,
  type Situation,
} from "../../host";
import { tell } from "../../terms/act";

/** Between the last key and the question: not felt, and one question for a burst of keys. */
const ASK_AFTER = 80;
/** Without a key for this long an edit counts as settled. */
const SETTLED_AFTER = 1500;

export class CaseEdit {
  /** The case with the edits so far. */
  draft = $state.raw<Situation>() as Situation;
  /** The last answer; undefined until the first. */
  advice = $state.raw<Advice>();
  /** Why the case has no answer. */
  error = $state.raw<CallError>();

  /** What the edits that are not sent yet were made from. */
  #base: Situation;
  #refused: Situation | undefined;
  #last: Promise<void> = Promise.resolve();
  #turn = 0;
  #asking: ReturnType<typeof setTimeout> | undefined;
  #settling = new Later(() => void this.save(), SETTLED_AFTER);

  constructor(saved: Situation) {
    this.draft = saved;
    this.#base = saved;
    void this.ask();
  }

  /** Takes over what was written elsewhere, an undo above all. What is not sent yet is sent first, and comes back with it. */
  follow(fresh: Situation): void {
    if (same(fresh, this.#base)) return;
    const isTyped = !same(this.draft, this.#base);
    const isRefused = this.#refused && same(this.draft, this.#refused);
    if (isTyped && !isRefused) return void this.save();
    this.#base = fresh;
    this.draft = fresh;
    void this.ask();
  }

  /** Shows an edit that may go on, and its advice. */
  show(change: Partial<Situation>): void {
    this.draft = { ...this.draft, ...change };
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => void this.ask(), ASK_AFTER);
    this.#settling.again();
  }

  /** Shows an edit that is done, and writes it. */
  settle(change: Partial<Situation>): void {
    if (!same({ ...this.draft, ...change }, this.draft)) this.show(change);
    void this.save();
  }

  /** Writes the edits so far as one change of the history. */
  save(): Promise<void> {
    this.#settling.cancel();
    const was = this.#base;
    const wanted = this.draft;
    if (same(wanted, was)) return this.#last;
    // Said before it is written, so that the news of it is not mistaken for somebody else's.
    this.#base = wanted;
    const turn = this.#last.then(() => this.#write(wanted, was));
    this.#last = turn;
    return turn;
  }

  async #write(wanted: Situation, was: Situation): Promise<void> {
    try {
      const kept = await call("situation_change", { ...wanted, was });
      // It may come back with what others changed in the meantime.
      if (same(this.#base, wanted)) this.follow(kept);
    } catch (thrown) {
      if (same(this.#base, wanted)) this.#base = was;
      this.#refused = wanted;
      tell(asCallError(thrown));
    }
  }

  /** Asks for the advice on the case as it stands. Answers that were overtaken are dropped. */
  async ask(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const advice = await call("advice_show", this.draft);
      if (turn !== this.#turn) return;
      this.advice = advice;
      this.error = undefined;
    } catch (thrown) {
      if (turn === this.#turn) this.error = asCallError(thrown);
    }
  }
}

/** Whether two cases are one. The order of channels and of fields is the backend's, and says nothing. */
function same(one: Situation, other: Situation): boolean {
  const plain = (it: Situation) => ({
    ...it,
    channels: [...it.channels].sort(),
  });
  const [a, b] = [plain(one), plain(other)];
  return (Object.keys(a) as (keyof Situation)[]).every(
    (key) => JSON.stringify(a[key]) === JSON.stringify(b[key]),
  );
}
