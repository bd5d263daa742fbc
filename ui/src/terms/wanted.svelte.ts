// Something asked for on one screen that another one does: whoever can do it takes the wish and it is gone.

export interface DatesWish {
  /** Whose; null for all clients. */
  client: string | null;
  /** The only campaign whose launches may move; null for all. */
  campaign: string | null;
}

class Wanted {
  dates = $state.raw<DatesWish | null>(null);

  /** The wish for suggested dates of a client, which is thereby fulfilled. */
  takeDates(client: string | null): DatesWish | null {
    const wish = this.dates;
    if (wish?.client !== client) return null;
    this.dates = null;
    return wish;
  }
}

export const wanted = new Wanted();
