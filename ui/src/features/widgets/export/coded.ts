// Sentences with code between backticks, in pieces to show.

export interface Part {
  text: string;
  isCode: boolean;
}

/** The pieces in order, without empty ones. */
export function coded(sentence: string): Part[] {
  return sentence
    .split("`")
    .map((text, at) => ({ text, isCode: at % 2 === 1 }))
    .filter((it) => it.text !== "");
}
