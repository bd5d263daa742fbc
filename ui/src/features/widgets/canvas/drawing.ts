// A widget on a pretend site, drawn by the very code that draws it on a real one. No script runs in the frame.
import { play } from "../../../../embed/games";
import { environment } from "../../../../embed/src/environment";
import { memoryOf } from "../../../../embed/src/memory";
import { panelOf } from "../../../../embed/src/panel";
import type { Stage } from "../../../../embed/src/stage";
import css from "../../../../embed/src/style.css?inline";
import { surface, type Surface } from "../../../../embed/src/surface";
import { declarations } from "../../../../embed/src/theme";
import type { Widget } from "../../../../embed/src/config";
import {
  momentOf,
  offline,
  prizeOf,
  viewOf,
  viewsOf,
  type Scene,
} from "./scene";
import { siteIn, SITE_FONT, type Site } from "./site";

/** What a frame is before anything is drawn in it: a document of today's standards. */
export const EMPTY =
  '<!doctype html><html lang="en"><head><title>A site</title></head><body></body></html>';

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A widget that stands still: it comes without motion. */
const STILL = ".box{animation:none!important}";

export class Drawing {
  #document: Document;
  #site: Site;
  #base: CSSStyleSheet;
  #look: CSSStyleSheet;
  #surface: Surface | undefined;
  #key = "";
  #nodes = new Map<string, HTMLElement>();
  #fields = 0;

  constructor(document: Document, shop: string) {
    this.#document = document;
    this.#base = sheetOf(document, css + STILL);
    this.#look = sheetOf(document, "");
    this.#site = siteIn(document, shop, (css) => sheetOf(document, css));
  }

  /** Draws a scene; what stands already and is the same stays. */
  draw(widget: Widget, scene: Scene): void {
    const language = widget.languages[scene.language]
      ? scene.language
      : widget.language;
    const words = widget.languages[language] ?? {};
    const teases = scene.moment === "teaser" && widget.teaser !== undefined;
    this.#site.dark(scene.dark);
    const { font } = widget.theme;
    this.#look.replaceSync(
      `.root{${declarations({ ...widget.theme, font: "system" })}${font === "site" ? `;font-family:${SITE_FONT}` : ""}}`,
    );
    const { layout, teaser = "" } = widget;
    const tab = teases && words[teaser];
    const key = JSON.stringify([layout, language, words["_close"], tab]);
    const isNew = key !== this.#key;
    if (isNew) {
      this.#key = key;
      this.#surface?.host.remove();
      this.#surface = surface(
        widget,
        language,
        words,
        "open",
        layout === "embedded"
          ? this.#site.place
          : this.#document.documentElement,
        () => {},
        () => {},
      );
      this.#site.makesRoom(layout === "embedded");
    }
    this.#fill(widget, scene, words);
    if (isNew) this.#place(teases);
  }

  #fill(widget: Widget, scene: Scene, words: Stage["words"]): void {
    const all = viewsOf(widget, scene.variant).flatMap((it) => it.blocks);
    const blocks = (viewOf(widget, scene)?.blocks ?? []).map(offline);
    const now = momentOf(blocks, Date.now());
    const world = environment({ now: () => now, store: () => null });
    const memory = memoryOf(world, false);
    const prize = prizeOf(all);
    const playsHere = prizeOf(blocks) !== undefined;
    memory.note(widget.id, { since: now });
    if (prize && scene.moment === "won") {
      memory.note(widget.id, { won: prize.at });
    }
    const stage: Stage = {
      widget: widget.id,
      words,
      world,
      memory,
      games: play,
      code: () => (playsHere ? undefined : prize?.code) ?? widget.promo,
      id: () => `f${++this.#fields}`,
      announce: () => {},
      copied: () => {},
      close: () => {},
      check: () => true,
      win: () => {},
      after: () => {},
    };
    const [panel, form, made] = panelOf(stage, blocks);
    if (scene.moment === "errors") {
      for (const { field } of made.filter((it) => it !== undefined)) {
        field?.complain(field.wrong());
      }
    }
    // At once and not a moment later: it is drawn anew with every letter typed.
    for (const it of panel.querySelectorAll("img")) it.decoding = "sync";
    // A canvas shows nothing where no script may run; a picture of it does. It is painted in the next frame.
    for (const it of panel.querySelectorAll("canvas")) {
      requestAnimationFrame(() => {
        const picture = document.createElement("img");
        picture.src = it.toDataURL();
        picture.alt = "";
        picture.style.cssText = it.style.cssText;
        it.replaceWith(picture);
      });
    }
    this.#nodes.clear();
    made.forEach((it, at) => {
      const slot = blocks[at]?.slot;
      if (slot && it?.node instanceof HTMLElement)
        this.#nodes.set(slot, it.node);
    });
    this.#surface?.show(
      panel,
      form.querySelector("h2,p")?.textContent ?? widget.id,
    );
  }

  /** A shadow root that comes into another document leaves its sheets behind. */
  #place(teases: boolean): void {
    this.#withoutFocus(() => {
      if (teases) this.#surface?.tease();
      else this.#surface?.open(false);
    });
    const root = this.#surface?.host.shadowRoot;
    if (root) root.adoptedStyleSheets = [this.#base, this.#look];
  }

  /** A dialog that opens takes the focus from whatever the person does beside the canvas. */
  #withoutFocus(open: () => void): void {
    const frame = this.#document.defaultView?.frameElement;
    if (!(frame instanceof HTMLElement)) return open();
    const before = document.activeElement;
    // In a frame that is not rendered at this moment nothing can have it; WebKit gives it to the frame all the same.
    frame.style.display = "none";
    frame.getBoundingClientRect();
    open();
    frame.style.display = "";
    if (document.activeElement !== frame) return;
    window.focus();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }

  /** Where a block stands in the frame, as far as it can be seen; nothing for one that is not drawn. */
  boxOf(slot: string): Box | undefined {
    const node = this.#nodes.get(slot);
    return node?.isConnected ? this.#seen(node) : undefined;
  }

  /** The block at a place of the frame; nothing beside all of them. */
  at(x: number, y: number): string | undefined {
    for (const [slot, node] of this.#nodes) {
      const box = node.isConnected && this.#seen(node);
      if (
        box &&
        x >= box.left &&
        x <= box.left + box.width &&
        y >= box.top &&
        y <= box.top + box.height
      )
        return slot;
    }
    return undefined;
  }

  reveal(slot: string): void {
    this.#nodes.get(slot)?.scrollIntoView({ block: "nearest" });
  }

  /** Scrolls the widget where it is longer than its place, else the page. */
  scroll(by: number): void {
    (this.#long() ?? this.#document.scrollingElement)?.scrollBy(0, by);
  }

  /** How many pixels of the widget the window is too low for. */
  hidden(): number {
    const long = this.#long();
    return long ? long.scrollHeight - long.clientHeight : 0;
  }

  #long(): Element | undefined {
    const root = this.#surface?.host.shadowRoot;
    return [...(root?.querySelectorAll(".body, .has-side") ?? [])].find(
      (it) => it.scrollHeight > it.clientHeight + 1,
    );
  }

  /** Once every picture is there. */
  async settled(): Promise<void> {
    const root = this.#surface?.host.shadowRoot;
    const pictures = [...(root?.querySelectorAll("img") ?? [])];
    await Promise.all(pictures.map((it) => it.decode().catch(() => undefined)));
  }

  #seen(node: HTMLElement): Box {
    const own = node.getBoundingClientRect();
    const room = node.closest(".body, .has-side")?.getBoundingClientRect();
    const top = Math.max(own.top, room?.top ?? own.top);
    const bottom = Math.min(own.bottom, room?.bottom ?? own.bottom);
    return {
      left: own.left,
      top,
      width: own.width,
      height: Math.max(0, bottom - top),
    };
  }
}

/** A sheet belongs to the document in which it was made. */
function sheetOf(document: Document, css: string): CSSStyleSheet {
  const Sheet = document.defaultView?.CSSStyleSheet ?? CSSStyleSheet;
  const sheet = new Sheet();
  sheet.replaceSync(css);
  return sheet;
}
