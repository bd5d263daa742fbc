// What of the grid is in sight and where the focus is. Only that much is drawn, however long the plan.
import { COLUMN, HEAD, ROW, SECTION, type Line } from "./pressure";

/** Width of the rows' heads in a narrow and in a wide grid, in pixels. */
const NAMES = { narrow: 300, wide: 420, from: 1300 };

/** Weeks and pixels drawn beyond the edges, so that a scroll has something to show at once. */
const PAGE = 4;
const BAND = 96;

export type RowLine = Extract<Line, { kind: "row" }>;

export class GridSight {
  width = $state(0);
  height = $state(0);
  left = $state(0);
  down = $state(0);
  /** The cell Tab comes to: a row and the place of a week, -1 for the row's head. */
  current = $state.raw<{ row: string; week: number } | null>(null);

  #of: () => { lines: readonly Line[]; weeks: readonly number[] };

  constructor(of: () => { lines: readonly Line[]; weeks: readonly number[] }) {
    this.#of = of;
  }

  // Pages and bands change a few times a second while one scrolls, not with every pixel.
  readonly #page = $derived.by(() => Math.floor(this.left / COLUMN / PAGE));
  readonly #band = $derived.by(() => Math.floor(this.down / BAND));

  readonly names = $derived.by(() =>
    this.width >= NAMES.from ? NAMES.wide : NAMES.narrow,
  );
  /** Whole weeks that fit beside the rows' heads. */
  readonly room = $derived.by(() =>
    Math.floor(Math.max(0, this.width - this.names) / COLUMN),
  );
  readonly first = $derived.by(() => Math.max(0, (this.#page - 1) * PAGE));
  readonly after = $derived.by(() => {
    const drawn = (this.#page + 2) * PAGE + this.room;
    return Math.min(this.#of().weeks.length, drawn);
  });

  readonly rows = $derived.by<RowLine[]>(() =>
    this.#of().lines.filter((it) => it.kind === "row"),
  );

  /** The row with the focus stays drawn wherever it is: else the focus would be lost. */
  readonly drawn = $derived.by(() => {
    const top = (this.#band - 1) * BAND;
    const bottom = (this.#band + 2) * BAND + this.height;
    const tab = this.tabStop?.row;
    return this.#of().lines.filter((line) => {
      const height = line.kind === "row" ? ROW : SECTION;
      const seen = line.top + height > top && line.top < bottom;
      return seen || line.id === tab;
    });
  });

  readonly tabStop = $derived.by(() => {
    const { current, rows } = this;
    const weeks = this.#of().weeks.length;
    if (current && rows.some((it) => it.id === current.row))
      return { row: current.row, week: Math.min(current.week, weeks - 1) };
    const first = rows[0];
    return first ? { row: first.id, week: -1 } : null;
  });

  /** Rows that fit below the head. */
  get page(): number {
    return Math.max(1, Math.floor((this.height - HEAD) / ROW) - 1);
  }

  /** Scrolls as little as brings a cell into sight. */
  reveal(view: HTMLElement, line: RowLine, week: number): void {
    const room = this.height - HEAD;
    if (line.at === 0) view.scrollTop = 0;
    else if (line.top < view.scrollTop) view.scrollTop = line.top;
    else if (line.top + ROW > view.scrollTop + room)
      view.scrollTop = line.top + ROW - room;
    if (week < 0) return;
    const x = week * COLUMN;
    const wide = this.width - this.names;
    if (x < view.scrollLeft) view.scrollLeft = x;
    else if (x + COLUMN > view.scrollLeft + wide)
      view.scrollLeft = x + COLUMN - wide;
  }
}
