/* One widget while it is shown: its views one after the other, what is entered, the lead at the end. */
import type { Config, View, Widget, Words } from "./config";
import { make } from "./dom";
import type { Wait } from "./ears";
import type { Environment } from "./environment";
import { tell } from "./events";
import type { Games } from "./game";
import { listen } from "./guard";
import type { Post } from "./lead";
import type { How } from "./log";
import type { Memory } from "./memory";
import { panelOf } from "./panel";
import type { Entered, Stage } from "./stage";
import { surface } from "./surface";
import type { Visit } from "./visit";
import { languageOf } from "./words";

export interface Given {
  config: Config;
  world: Environment;
  memory: Memory;
  visit: Visit;
  post: Post;
}

export interface Part {
  widget: Widget;
  variant: string;
  views: readonly View[];
  games: Games | undefined;
  /** Of an embedded one. */
  parent: Element | undefined;
  /** It is gone, or only its teaser is left. */
  closed(how: How): void;
  /** The visitor pressed the teaser. */
  enter(): void;
}

export interface Showing {
  /** Whether the box is open; else there is a teaser or nothing. */
  isBoxOpen: boolean;
  surface: ReturnType<typeof surface>;
  open(asked: boolean): void;
  close(how: How): void;
}

/** Fields are numbered through the page. */
let fields = 0;

export function showing(
  { config, world, memory, visit, post }: Given,
  { widget, variant, views, games, parent, closed, enter }: Part,
): Showing {
  const page = document.documentElement.lang;
  const language = languageOf(
    page ? [page, ...world.languages] : world.languages,
    Object.keys(widget.languages),
    widget.language,
  );
  const words: Words = widget.languages[language] ?? {};
  const values: { [name: string]: string } = {};
  let at = 0;
  let entered: Entered[] = [];
  let won: string | undefined;
  let isDone = false;
  /** Whether an e-mail or a phone was left. */
  let isKnown = false;
  let isSending = false;
  let view: Wait = {};

  const stage: Stage = {
    widget: widget.id,
    words,
    world,
    memory,
    games,
    code: () => won ?? widget.promo,
    id: () => `f${++fields}`,
    announce: (text) => box.announce(text),
    copied: () => tell("code_copied", widget, variant),
    close: () => made.close("visitor"),
    check,
    win(code) {
      won = code;
    },
    after(milliseconds, work) {
      const here = view;
      world.after(milliseconds, () => here.isOver || work());
    },
  };
  const box = surface(
    widget,
    language,
    words,
    config.shadow ?? "closed",
    parent,
    () => made.close("visitor"),
    enter,
  );
  const made: Showing = {
    isBoxOpen: false,
    surface: box,
    open(asked) {
      made.isBoxOpen = true;
      if (view.isOver) show();
      box.open(asked);
    },
    close(how) {
      view.isOver = true;
      const wasOpen = made.isBoxOpen;
      made.isBoxOpen = false;
      const isRidOf = how === "visitor";
      const stays = widget.layout === "launcher" || (widget.teaser && !isDone);
      box.close(!!(wasOpen && isRidOf && stays));
      if (wasOpen) closed(isDone && isRidOf ? "done" : how);
    },
  };
  show();
  return made;

  function show(): void {
    view.isOver = true;
    view = {};
    const [panel, form, all] = panelOf(stage, views[at]?.blocks ?? []);
    entered = all.flatMap((it) => it?.field ?? []);
    listen(form, "submit", (event: SubmitEvent) => {
      event.preventDefault();
      return go(event.submitter as HTMLElement);
    });
    // A field that people neither see nor reach.
    const trap = make("input", { tabindex: -1, autocomplete: "off" });
    if (entered[0]) {
      form.append(make("div", { class: "hp", "aria-hidden": "true" }, trap));
    }
    // Named after its heading, or the first words there are.
    const named = form.querySelector("h2,p")?.textContent;
    box.show(panel, named || widget.id);

    async function go(button: HTMLElement | null): Promise<void> {
      if (isSending || !check()) return;
      for (const { name, value, agreed, isContact } of entered) {
        delete values[name];
        delete values[`${name}_text`];
        if (!value()) continue;
        values[name] = value();
        isKnown ||= !!isContact;
        if (agreed) values[`${name}_text`] = agreed;
      }
      const submits = button?.dataset["action"] === "submit";
      // A machine filled in what nobody sees: it is thanked, and nothing is sent.
      if (submits && !trap.value && !(await submit(button, form))) return;
      if (++at < views.length) show();
      else made.close("done");
    }
  }

  /** Whether all fields of the view are right. The first that is not gets the focus. */
  function check(): boolean {
    let first: Entered | undefined;
    for (const field of entered) {
      const wrong = field.wrong();
      field.complain(wrong);
      if (wrong) first ??= field;
    }
    first?.focus();
    return !first;
  }

  /** Whether the lead is on its way. */
  async function submit(button: HTMLElement, form: Element): Promise<boolean> {
    const label = button.textContent;
    isSending = true;
    button.textContent = words["_sending"] || label;
    const outcome = await post.send(lead());
    isSending = false;
    if (outcome === "refused") {
      button.textContent = label;
      const told = make("p", { class: "error", role: "alert" });
      form.querySelector(".error:last-child")?.remove();
      form.append(told);
      told.textContent = words["_failed"] ?? "";
      return false;
    }
    isDone = true;
    memory.change((kept) => (kept.subscriber ||= isKnown));
    memory.note(widget.id, { submitted: world.now() });
    tell("submitted", widget, variant, values);
    return true;
  }

  function lead() {
    const now = world.now();
    const made: { [name: string]: string } = {
      id: `${now}-${world.random()}`,
      widget: widget.id,
      campaign: widget.campaign ?? "",
      variant,
      page: world.address().replace(/#.*/, ""),
      language,
      submitted_at: new Date(now).toISOString(),
      code: won ?? "",
    };
    for (const [name, value] of Object.entries(visit.landings()[0] ?? {})) {
      made[`utm_${name}`] = value;
    }
    return { ...made, ...values };
  }
}
