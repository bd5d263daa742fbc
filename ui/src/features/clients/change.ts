// How the parts of the form change their client: one write after the other.
import { call, type Client } from "../../host";
import { Changing } from "../../terms/changing.svelte";

/** Undefined once it is kept, else why it was not. */
export type Change = (
  edit: (now: Client) => Client,
) => Promise<string | undefined>;

/** `shown` is the client as the form got it last. */
export function changer(shown: () => Client | undefined): Change {
  const client = new Changing<Client>(shown, (change) =>
    call("client_change", change),
  );
  return (edit) => client.keep(edit);
}
