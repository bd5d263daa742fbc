// What letting go of a launch writes: one change, with the others' room in it where that was wanted.
import type { ClientDates } from "../../host";
import { act, carryOut, tellDone } from "../../terms/act";
import { counted } from "../../terms/words";
import type { Preview } from "./drag.svelte";
import { roomAt } from "./live-check";
import { placeSpoken } from "./move";
import { offerOf, type Offer } from "./room";
import { localOf } from "./scale";
import { spot } from "./spot";
import { concernsOthers, othersSpoken } from "./trial";

export interface Dropped {
  isDone: boolean;
  /** What can be done about the others now. */
  offer: Offer | null;
}

/** Writes what a preview shows. What went wrong is told. */
export async function dropped(preview: Preview): Promise<Dropped> {
  const { lead, handle, shift, ids, following } = preview;
  const { at, days } = spot(lead, handle, shift);
  if (handle !== "move") {
    const was = lead.launch;
    const launch = { ...was, at: localOf(at), flight_days: days, was };
    const done = `‘${lead.launch.name}’ now runs ${counted(days, "day")}.`;
    return only(await act("launch_change", launch, done));
  }
  if (ids.size > 1 && !following) {
    const done = `Moved ${counted(ids.size, "launch", "launches")}.`;
    const request = { ids: [...ids], minutes: shift };
    return only(await act("launch_shift", request, done));
  }
  const where = placeSpoken(at, lead.at);
  const move = { id: lead.launch.id, to: localOf(at) };
  if (ids.size > 1) {
    const done = `Moved to ${where}, with ${ids.size - 1} after it.`;
    return only(
      await act("launch_move", { ...move, carry: "following" }, done),
    );
  }
  return preview.makesRoom
    ? withRoom(preview, move, where)
    : alone(preview, move, `Moved to ${where}.`);
}

interface Move {
  id: string;
  to: string;
}

function only(answer: unknown): Dropped {
  return { isDone: answer !== undefined, offer: null };
}

/** The launch and those that make room for it, as one change; where none can, the launch alone. */
async function withRoom(
  preview: Preview,
  move: Move,
  where: string,
): Promise<Dropped> {
  const around = await roomAt(move.id, move.to);
  const moves = around?.outcome.came === "found" ? around.outcome.moves : [];
  if (moves.length === 0)
    return alone(preview, move, `Moved to ${where}.`, around);
  const lead = { launch: move.id, from: preview.lead.launch.at, to: move.to };
  const others = othersSpoken(moves.length);
  const answer = await act(
    "dates_accept",
    {
      moves: [
        lead,
        ...moves.map(({ launch, from, to }) => ({ launch, from, to })),
      ],
    },
    `Moved to ${where}; ${others} made room.`,
  );
  return only(answer);
}

/** Only the launch. What others could do about it is asked for meanwhile. */
async function alone(
  preview: Preview,
  move: Move,
  done: string,
  asked?: ClientDates | null,
): Promise<Dropped> {
  const [made, around] = await Promise.all([
    carryOut("launch_move", { ...move, carry: "alone" }),
    asked ?? roomAt(move.id, move.to),
  ]);
  if (!made) return { isDone: false, offer: null };
  const { change } = made;
  const concerned = concernsOthers(preview.trial?.findings ?? []);
  const stands = { id: move.id, at: move.to, done, change };
  const offer = offerOf(stands, around, concerned);
  if (!offer) tellDone(done, change);
  return { isDone: true, offer };
}

/** Carries an offer out, as one change. */
export async function takeRoom(offer: Offer): Promise<boolean> {
  const moves = offer.moves.map(({ launch, from, to }) => ({
    launch,
    from,
    to,
  }));
  const done = `${othersSpoken(moves.length)} made room.`;
  return (await act("dates_accept", { moves }, done)) !== undefined;
}
