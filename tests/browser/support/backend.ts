// The real backend: the development host over a real workspace in a throw-away folder, serving the built UI.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

/** A Tuesday morning: what the sample plans is counted from here. */
export const NOW = "2026-11-24T09:00:00Z";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const BUILT = process.env["REPRISE_BUILT"] ?? join(ROOT, "target/debug");

export interface Backend {
  url: string;
  /** Carries out a command as the UI would. */
  call: (name: string, request?: unknown) => Promise<unknown>;
  stop: () => Promise<void>;
}

export interface Wishes {
  /** Fills the workspace with the two sample businesses. */
  sample?: boolean;
  /** A workspace that outlives the backend. */
  workspace?: string;
}

export async function startBackend({
  sample = false,
  workspace,
}: Wishes = {}): Promise<Backend> {
  const words = ["--ui", join(ROOT, "ui/dist"), "--now", NOW];
  if (sample) words.push("--sample");
  if (workspace) words.push("--workspace", workspace);
  // A process that is ended clears nothing away.
  const litter = mkdtempSync(join(tmpdir(), "reprise-devhost-"));
  const child = spawn(join(BUILT, "examples/devhost"), words, {
    env: { ...process.env, TMPDIR: litter },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) =>
    child.once("exit", () => resolve()),
  );
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (line: Buffer) =>
      resolve(line.toString().trim()),
    );
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new Error(`the development host ended with ${code}`)),
    );
  });
  return {
    url,
    async call(name, request = {}) {
      const response = await fetch(`${url}/call`, {
        method: "POST",
        body: JSON.stringify({ name, request }),
      });
      const answer: unknown = await response.json();
      if (!response.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
      return answer;
    },
    async stop() {
      child.kill();
      await ended;
      rmSync(litter, { recursive: true, force: true });
    },
  };
}
