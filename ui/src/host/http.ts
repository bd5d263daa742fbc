// The host of the development server: the same commands over loopback HTTP, files through the browser's own dialogs.
import type { Event } from "./bindings";
import type { Host, Made, OpenKind, Picked, SaveKind } from "./host";

const ENDINGS: Record<OpenKind, string> = {
  contacts: ".csv,.tsv,.txt,.xlsx,.ods",
  logo: ".png,.jpg,.jpeg,.webp,.svg",
  template: ".json",
  workspace: ".reprise",
};

/** Where the server says which change of the history a command made. */
const CHANGE = "x-reprise-change";

/** What the server says against a request: an error of the program, or a sentence of the server itself. */
function refusal(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function httpHost(base: string): Host {
  async function post(
    path: string,
    body: BodyInit | null,
    headers: Record<string, string>,
  ): Promise<Made> {
    const response = await fetch(`${base}${path}`, {
      method: "POST",
      headers,
      body,
    });
    const text = await response.text();
    if (!response.ok) throw refusal(text);
    const change = response.headers.get(CHANGE);
    return {
      answer: JSON.parse(text) as unknown,
      change: change === null ? null : Number(change),
    };
  }

  async function keep(name: string, bytes: BodyInit | null): Promise<Picked> {
    const { answer } = await post("/pick", bytes, {
      "x-file-name": encodeURIComponent(name),
    });
    return { file: (answer as { file: string }).file, name };
  }

  return {
    call: (name, request) =>
      post("/call", JSON.stringify({ name, request }), {
        "content-type": "application/json",
      }),
    async subscribe(listener) {
      const source = new EventSource(`${base}/events`);
      source.onmessage = (message: MessageEvent<string>) =>
        listener(JSON.parse(message.data) as Event);
      return () => source.close();
    },
    async pickOpen(kind) {
      const file = await chosen(ENDINGS[kind]);
      return file && keep(file.name, file);
    },
    // A browser has no save dialog a page could use; the file goes where the server keeps files.
    pickSave: (_kind: SaveKind, suggestedName) => keep(suggestedName, null),
    pickFolder: () => keep("exports", null),
    reveal: async () => {},
    async openLink(url) {
      window.open(url, "_blank", "noopener");
    },
    image: (objectId) => `${base}/object/${objectId}`,
    preview: (token) => `${base}/preview/${token}`,
    ready: async () => {
      document.documentElement.dataset["ready"] = "true";
    },
    async theme(listener) {
      const dark = window.matchMedia("(prefers-color-scheme: dark)");
      const tell = () => listener(dark.matches);
      tell();
      dark.addEventListener("change", tell);
      return () => dark.removeEventListener("change", tell);
    },
    async onDrop(listener) {
      const allow = (event: DragEvent) => event.preventDefault();
      const take = (event: DragEvent) => {
        event.preventDefault();
        const file = event.dataTransfer?.files[0];
        if (file) void keep(file.name, file).then(listener);
      };
      window.addEventListener("dragover", allow);
      window.addEventListener("drop", take);
      return () => {
        window.removeEventListener("dragover", allow);
        window.removeEventListener("drop", take);
      };
    },
    onOpenFile: async () => () => {},
    onLeave: async () => () => {},
    async zoom(factor) {
      document.documentElement.style.setProperty("zoom", String(factor));
    },
  };
}

function chosen(accept: string): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = accept;
    input.onchange = () => resolve(input.files?.[0] ?? null);
    input.oncancel = () => resolve(null);
    input.click();
  });
}
