// The host of the window: commands and files go through Rust, which opens the dialogs itself.
import { convertFileSrc, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Event } from "./bindings";
import type { Host, Made, Picked } from "./host";

export function tauriHost(): Host {
  return {
    call: (name, request) => invoke<Made>("call", { name, request }),
    subscribe: (listener) =>
      listen<Event>("reprise", (event) => listener(event.payload)),
    pickOpen: (kind) => invoke<Picked | null>("pick_open", { kind }),
    pickSave: (kind, suggestedName) =>
      invoke<Picked | null>("pick_save", { kind, suggestedName }),
    pickFolder: () => invoke<Picked | null>("pick_folder"),
    reveal: (file) => invoke("reveal", { file }),
    openLink: (url) => invoke("open_link", { url }),
    image: (objectId) => convertFileSrc(objectId, "appimg"),
    preview: (token) => convertFileSrc(token, "preview"),
    ready: () => invoke("ready"),
    async theme(listener) {
      listener((await invoke<string>("theme")) === "dark");
      return listen<string>("reprise-theme", (event) =>
        listener(event.payload === "dark"),
      );
    },
    onDrop: (listener) =>
      listen<Picked>("reprise-drop", (event) => listener(event.payload)),
    onOpenFile: (listener) =>
      listen<Picked>("reprise-open-file", (event) => listener(event.payload)),
    onLeave: (finish) =>
      listen("reprise-leave", () => void finish().then(() => invoke("left"))),
    zoom: (factor) => invoke("zoom", { factor }),
  };
}
