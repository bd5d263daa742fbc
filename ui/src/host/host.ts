// What the page asks of the world around it. Two answer: the window (tauri.ts) and a loopback server (http.ts).
import type { Event } from "./bindings";

/** A file the person picked. Commands take `file`; the page never sees a path it could make up. */
export interface Picked {
  file: string;
  name: string;
}

export type OpenKind = "contacts" | "logo" | "template" | "workspace";
export type SaveKind =
  | "pdf"
  | "docx"
  | "html"
  | "md"
  | "ics"
  | "csv"
  | "svg"
  | "png"
  | "json"
  | "reprise";

/** What came of a command: its answer, and the place in the history of the change it made; null when it wrote nothing. */
export interface Made<Answer = unknown> {
  answer: Answer;
  change: number | null;
}

export interface Host {
  /** Carries out a command. Rejects with the error `{ code, message, hint }`. */
  call(name: string, request: unknown): Promise<Made>;
  subscribe(listener: (event: Event) => void): Promise<() => void>;
  /** Asks for a file to read; null when the person thinks better of it. */
  pickOpen(kind: OpenKind): Promise<Picked | null>;
  /** Asks where to write; null when the person thinks better of it. */
  pickSave(kind: SaveKind, suggestedName: string): Promise<Picked | null>;
  /** Asks for a folder to write into; null when the person thinks better of it. */
  pickFolder(): Promise<Picked | null>;
  /** Shows a written file in the file manager, where there is one. */
  reveal(file: string): Promise<void>;
  openLink(url: string): Promise<void>;
  /** Address of a stored picture. */
  image(objectId: string): string;
  /** Address of a behaviour preview, for a sandboxed frame and once. */
  preview(token: string): string;
  /** Says that the first screen is painted with data. */
  ready(): Promise<void>;
  /** Tells the system's dark mode now and whenever it changes. */
  theme(listener: (dark: boolean) => void): Promise<() => void>;
  /** Tells a file dropped on the window. */
  onDrop(listener: (picked: Picked) => void): Promise<() => void>;
  /** Tells a workspace file opened from the file manager. */
  onOpenFile(listener: (picked: Picked) => void): Promise<() => void>;
  /** Lets the page finish before its window closes, for two seconds at the most. */
  onLeave(finish: () => Promise<void>): Promise<() => void>;
  zoom(factor: number): Promise<void>;
}
