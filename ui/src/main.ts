// The first code of the page: asks for what the first screen shows, and then for the code that shows it.
import "@fontsource-variable/inter/index.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./kit/controls.css";
import { askEarly } from "./host/early";
import { leftAt } from "./terms/left";

const { screen, client } = leftAt();
askEarly("settings_show", {});
askEarly("client_list", {});
askEarly("history_state", {});
askEarly("workspace_show", {});
if (screen === "overview") askEarly("overview_show", client ? { client } : {});

void import("./shell/start").then(({ start }) => start());
