// Which host the page stands on: the window's, or the development server's.
import type { Host } from "./host";
import { httpHost } from "./http";
import { tauriHost } from "./tauri";

function choose(): Host {
  const asked = new URLSearchParams(window.location.search).get("host");
  if (asked) return httpHost(asked);
  return "__TAURI_INTERNALS__" in window
    ? tauriHost()
    : httpHost(window.location.origin);
}

export const host: Host = choose();
