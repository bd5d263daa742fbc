/* What the second file offers. Types only. */
import type { GameBlock } from "./config";
import type { make } from "./dom";
import type { said, Stage } from "./stage";

/** The block as an element; it is given what the first file has already. */
export type Games = (
  stage: Stage,
  block: GameBlock,
  makes: typeof make,
  says: typeof said,
) => HTMLElement;
