// Which rows of a long list are in sight, and where they stand. Browsers end at some 33 million pixels of height; a list
// beyond that is scrolled in proportion.

/** Tallest box every engine draws exactly. */
export const TALLEST = 30_000_000;

export interface Sight {
  /** The first row drawn. */
  first: number;
  /** One after the last row drawn. */
  end: number;
  /** Where the first row stands, in pixels from the top of the box. */
  top: number;
}

/** Height of the box that is scrolled, in pixels. */
export function boxHeight(rows: number, rowHeight: number): number {
  return Math.min(rows * rowHeight, TALLEST);
}

/** What is drawn at a place of the scroll bar: the rows in sight, and `around` more on both sides. */
export function sightOf(
  place: { scrollTop: number; height: number },
  rows: number,
  rowHeight: number,
  around: number,
): Sight {
  const full = rows * rowHeight;
  const box = boxHeight(rows, rowHeight);
  const reach = Math.max(1, box - place.height);
  const top =
    full === box
      ? place.scrollTop
      : (Math.min(place.scrollTop, reach) / reach) * (full - place.height);
  const inSight = Math.floor(Math.max(0, top) / rowHeight);
  const first = Math.max(0, inSight - around);
  const end = Math.min(
    rows,
    inSight + Math.ceil(place.height / rowHeight) + 1 + around,
  );
  return { first, end, top: place.scrollTop - top + first * rowHeight };
}

/** The scroll place at which a row is wholly in sight, moving as little as can be. */
export function placeOf(
  row: number,
  place: { scrollTop: number; height: number },
  rows: number,
  rowHeight: number,
): number {
  const full = rows * rowHeight;
  const box = boxHeight(rows, rowHeight);
  const scale =
    full === box ? 1 : (box - place.height) / Math.max(1, full - place.height);
  const top = place.scrollTop / scale;
  const wanted = Math.max(
    Math.min(top, row * rowHeight),
    (row + 1) * rowHeight - place.height,
  );
  return wanted * scale;
}
