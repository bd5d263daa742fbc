// Changes of a design as plain functions: each takes one and gives back another. What the whole must keep, the backend says.
import type { Design, View, WidgetBlock } from "../../host";

type Texts = Record<string, string>;

/** Most of each that a widget may have, as the backend says. */
export const MOST = {
  views: 8,
  blocks: 20,
  options: 12,
  words: 500,
  variants: 4,
  periods: 20,
} as const;

/** The views of a variant; those of the design itself for the empty name, or for one that is gone. */
export function viewsIn(design: Design, variant: string): View[] {
  const found = design.variants.find((it) => it.id === variant);
  return found?.views ?? design.views;
}

export function withViews(
  design: Design,
  variant: string,
  views: View[],
): Design {
  if (!design.variants.some((it) => it.id === variant))
    return { ...design, views };
  const variants = design.variants.map((it) =>
    it.id === variant ? { ...it, views } : it,
  );
  return { ...design, variants };
}

/** Words of a slot in a language; undefined where it has none of its own there. */
export function wordsOf(
  design: Design,
  language: string,
  slot: string,
): string | undefined {
  return design.languages[language]?.[slot];
}

export function withWords(
  design: Design,
  language: string,
  words: Texts,
): Design {
  const said = { ...design.languages[language], ...words };
  return { ...design, languages: { ...design.languages, [language]: said } };
}

/** With what something new says in each language. */
export function withFirst(
  design: Design,
  said: (language: string) => Texts,
): Design {
  return everyLanguage(design, (texts, language) => ({
    ...texts,
    ...said(language),
  }));
}

/** Without the words of a slot and its parts, in every language. */
function withoutWords(design: Design, slot: string): Design {
  return everyLanguage(design, (texts) =>
    Object.fromEntries(
      Object.entries(texts).filter(([key]) => !belongs(key, slot)),
    ),
  );
}

function belongs(key: string, slot: string): boolean {
  return key === slot || key.startsWith(`${slot}.`);
}

function everyLanguage(
  design: Design,
  change: (texts: Texts, language: string) => Texts,
): Design {
  const languages: Record<string, Texts> = {};
  for (const [language, texts] of Object.entries(design.languages)) {
    languages[language] = change((texts ?? {}) as Texts, language);
  }
  return { ...design, languages };
}

/** Every block, the own views' first, then those of the variants. */
export function blocksOf(design: Design): WidgetBlock[] {
  return [design.views, ...design.variants.map((it) => it.views)]
    .flat()
    .flatMap((it) => it.blocks);
}

function slotsOf(design: Design): Set<string> {
  return new Set(blocksOf(design).map((it) => it.slot));
}

/** A slot that nothing of the design has yet: `text`, then `text_2`. */
export function freeSlot(design: Design, wish: string): string {
  const taken = slotsOf(design);
  for (const texts of Object.values(design.languages)) {
    for (const key of Object.keys(texts ?? {}))
      taken.add(key.split(".")[0] ?? key);
  }
  return free(wish, taken);
}

/** The wish itself, or with the first number from 2 on that is free. */
export function free(wish: string, taken: ReadonlySet<string>): string {
  let name = wish.slice(0, 36);
  for (let at = 2; taken.has(name); at++) name = `${wish.slice(0, 36)}_${at}`;
  return name;
}

/** A name as machines want it: lower-case letters, digits and hyphens; empty when nothing of it is left. */
export function word(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9_]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40);
}

/** A name for machines as people read it. */
export function title(name: string): string {
  const words = name.replaceAll(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export interface Spot {
  /** Of the view. */
  view: string;
  /** Among its blocks. */
  at: number;
}

export function spotOf(views: readonly View[], slot: string): Spot | undefined {
  for (const { id, blocks } of views) {
    const at = blocks.findIndex((it) => it.slot === slot);
    if (at >= 0) return { view: id, at };
  }
  return undefined;
}

/** Puts a block with what it says in each language into a view. */
export function addBlock(
  design: Design,
  variant: string,
  block: WidgetBlock,
  said: (language: string) => Texts,
  to: Spot,
): Design {
  const views = viewsIn(design, variant).map((view) =>
    view.id === to.view
      ? { ...view, blocks: view.blocks.toSpliced(to.at, 0, block) }
      : view,
  );
  return withFirst(withViews(design, variant, views), said);
}

export function changeBlock(
  design: Design,
  variant: string,
  block: WidgetBlock,
): Design {
  const views = viewsIn(design, variant).map((view) => ({
    ...view,
    blocks: view.blocks.map((it) => (it.slot === block.slot ? block : it)),
  }));
  return withViews(design, variant, views);
}

/** Takes a block out; its words go too, unless another variant says them. */
export function removeBlock(
  design: Design,
  variant: string,
  slot: string,
): Design {
  const views = viewsIn(design, variant).map((view) => ({
    ...view,
    blocks: view.blocks.filter((it) => it.slot !== slot),
  }));
  return pruned(withViews(design, variant, views), [slot]);
}

/** A copy right below a block, with the same words in every language. */
export function duplicateBlock(
  design: Design,
  variant: string,
  slot: string,
): { design: Design; slot: string } {
  const views = viewsIn(design, variant);
  const spot = spotOf(views, slot);
  const block = views.flatMap((it) => it.blocks).find((it) => it.slot === slot);
  if (!spot || !block) return { design, slot };
  const copy = freeSlot(design, slot.replace(/_\d+$/, ""));
  const added = addBlock(
    design,
    variant,
    { ...block, slot: copy },
    () => ({}),
    {
      ...spot,
      at: spot.at + 1,
    },
  );
  return { design: copyWords(added, slot, copy), slot: copy };
}

/** The words of a slot and its parts, said by another slot too. */
export function copyWords(design: Design, from: string, to: string): Design {
  return everyLanguage(design, (texts) => ({
    ...texts,
    ...Object.fromEntries(
      Object.entries(texts)
        .filter(([key]) => belongs(key, from))
        .map(([key, words]) => [to + key.slice(from.length), words]),
    ),
  }));
}

/** Moves a block to a spot, counted without the block itself. */
export function moveBlock(
  design: Design,
  variant: string,
  slot: string,
  to: Spot,
): Design {
  const views = viewsIn(design, variant);
  const block = views.flatMap((it) => it.blocks).find((it) => it.slot === slot);
  if (!block) return design;
  const moved = views.map((view) => {
    const blocks = view.blocks.filter((it) => it.slot !== slot);
    if (view.id === to.view) blocks.splice(to.at, 0, block);
    return { ...view, blocks };
  });
  return withViews(design, variant, moved);
}

/** One place up or down, on into the view above or below. Nothing at either end of all. */
export function nextSpot(
  views: readonly View[],
  slot: string,
  by: 1 | -1,
): Spot | undefined {
  const spot = spotOf(views, slot);
  if (!spot) return undefined;
  const index = views.findIndex((it) => it.id === spot.view);
  const length = (views[index]?.blocks.length ?? 1) - 1;
  const at = spot.at + by;
  if (at >= 0 && at <= length) return { view: spot.view, at };
  const next = views[index + by];
  if (!next) return undefined;
  return { view: next.id, at: by > 0 ? 0 : next.blocks.length };
}

export function addView(
  design: Design,
  variant: string,
): { design: Design; id: string } {
  const views = viewsIn(design, variant);
  const id = free("step", new Set(views.map((it) => it.id)));
  // Before the thanks, which stay the last.
  const made = views.toSpliced(Math.max(0, views.length - 1), 0, {
    id,
    blocks: [],
  });
  return { design: withViews(design, variant, made), id };
}

export function removeView(
  design: Design,
  variant: string,
  id: string,
): Design {
  const views = viewsIn(design, variant);
  const gone = views.find((it) => it.id === id);
  const kept = withViews(
    design,
    variant,
    views.filter((it) => it.id !== id),
  );
  return pruned(kept, gone?.blocks.map((it) => it.slot) ?? []);
}

export function renameView(
  design: Design,
  variant: string,
  id: string,
  name: string,
): Design {
  const views = viewsIn(design, variant).map((it) =>
    it.id === id ? { ...it, id: name } : it,
  );
  return withViews(design, variant, views);
}

export function moveView(
  design: Design,
  variant: string,
  id: string,
  by: 1 | -1,
): Design {
  const views = viewsIn(design, variant);
  const at = views.findIndex((it) => it.id === id);
  const view = views[at];
  if (!view || !views[at + by]) return design;
  const moved = views.toSpliced(at, 1).toSpliced(at + by, 0, view);
  return withViews(design, variant, moved);
}

/** Without the words of those slots that no block has any more. */
export function pruned(design: Design, slots: readonly string[]): Design {
  const used = slotsOf(design);
  return slots
    .filter((it) => !used.has(it))
    .reduce((left, slot) => withoutWords(left, slot), design);
}
