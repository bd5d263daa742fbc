// A ladder while it is edited: what is typed, which step is looked at, and keeping it in one write.
import { make, type Made, type Preset, type PresetStep } from "../../host";
import { isOwn } from "./presets";
import { swapped, withOneMore, withoutStep } from "./steps";

export class PresetDraft {
  #before: Preset;
  #draft = $state.raw<Preset>() as Preset;
  /** Place of the step that is looked at. */
  place = $state(0);
  /** Counts what put another step into the present place. */
  turn = $state(0);

  constructor(preset: Preset) {
    this.#before = preset;
    this.#draft = isOwn(preset)
      ? preset
      : { ...preset, name: `${preset.name} (copy)` };
  }

  get preset(): Preset {
    return this.#draft;
  }

  get step(): PresetStep | undefined {
    return this.#draft.steps[this.place];
  }

  get before(): PresetStep | undefined {
    return this.#draft.steps[this.place - 1];
  }

  /** Whether something was typed that is not kept. */
  get isChanged(): boolean {
    return (
      JSON.stringify({ ...this.#draft, name: "" }) !==
        JSON.stringify({ ...this.#before, name: "" }) ||
      (isOwn(this.#before) && this.#draft.name !== this.#before.name)
    );
  }

  set(part: Partial<Pick<Preset, "name" | "about" | "anchor">>): void {
    this.#draft = { ...this.#draft, ...part };
  }

  setStep(part: Partial<PresetStep>): void {
    this.#steps(
      this.#draft.steps.map((step, index) =>
        index === this.place ? { ...step, ...part } : step,
      ),
    );
  }

  add(): void {
    this.#steps(withOneMore(this.#draft.steps));
    this.place = this.#draft.steps.length - 1;
  }

  remove(): void {
    this.turn += 1;
    this.#steps(withoutStep(this.#draft.steps, this.place));
    this.place = Math.max(
      0,
      Math.min(this.place, this.#draft.steps.length - 1),
    );
  }

  /** Exchanges the step with the one above or below it; it stays the one looked at. */
  move(by: -1 | 1): void {
    const to = this.place + by;
    if (to < 0 || to >= this.#draft.steps.length) return;
    this.#steps(swapped(this.#draft.steps, this.place, to));
    this.place = to;
  }

  #steps(steps: PresetStep[]): void {
    this.#draft = { ...this.#draft, steps };
  }

  async save(): Promise<Made<Preset>> {
    const { name, about, anchor, steps } = this.#draft;
    return isOwn(this.#before)
      ? make("preset_change", { ...this.#draft, was: this.#before })
      : make("preset_create", {
          from: this.#before.id,
          name,
          about,
          anchor,
          steps,
        });
  }
}
