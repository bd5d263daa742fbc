// How the parts of the form change their client: one write after the other, each on the freshest state.
import { call, type Client } from "../../host";
import { Keeper } from "../../terms/keep";

/** Undefined once it is kept, else why it was not. */
export type Change = (
  edit: (now: Client) => Client,
) => Promise<string | undefined>;

export function changer(client: () => string): Change {
  const keeper = new Keeper();
  return (edit) => {
    const id = client();
    return keeper.keep(async () =>
      call("client_change", edit(await call("client_show", { id }))),
    );
  };
}
