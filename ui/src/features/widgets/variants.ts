// Variants of a design for an A/B split.
import type { Design, View } from "../../host";
import { ASKS } from "./blocks";
import { copyWords, free, freeSlot, pruned } from "./design";

export interface Weighed {
  /** Empty for the design's own views. */
  id: string;
  name: string;
  weight: number;
  /** Of those who see anything, 0 to 1. */
  share: number;
}

/** The design's own views first, as A. */
export function sharesOf(design: Design): Weighed[] {
  const all = [
    { id: "", name: "A, as designed", weight: design.weight },
    ...design.variants.map(({ id, weight }) => ({
      id,
      name: id.toUpperCase(),
      weight,
    })),
  ];
  const sum = all.reduce((total, { weight }) => total + weight, 0);
  return all.map((it) => ({ ...it, share: it.weight / sum }));
}

/** A copy of the own views, with words of its own for all but the fields. */
export function addVariant(design: Design): { design: Design; id: string } {
  const taken = new Set(["a", ...design.variants.map((it) => it.id)]);
  const letter = [..."bcdefgh"].find((it) => !taken.has(it));
  const id = letter ?? free("variant", taken);
  let made = design;
  const views: View[] = design.views.map((view) => ({
    ...view,
    blocks: view.blocks.map((block) => {
      // What people fill in keeps its name, so that entries of both can be told together.
      if (ASKS.includes(block.kind)) return block;
      const slot = freeSlot(made, `${block.slot}_${id}`);
      made = copyWords(made, block.slot, slot);
      return { ...block, slot };
    }),
  }));
  return {
    design: {
      ...made,
      variants: [...made.variants, { id, weight: design.weight, views }],
    },
    id,
  };
}

/** Without a variant and the words that only it says. */
export function removeVariant(design: Design, id: string): Design {
  const gone = design.variants.find((it) => it.id === id);
  const kept = {
    ...design,
    variants: design.variants.filter((it) => it.id !== id),
  };
  const own = gone?.views.flatMap((it) => it.blocks.map((block) => block.slot));
  return pruned(kept, own ?? []);
}
