// Names for exported files.

/** "Kettle & Kiln: Spring brief" as "kettle-kiln-spring-brief.pdf"; letters of every script are kept. */
export function fileName(parts: readonly string[], ending: string): string {
  const stem = parts
    .join(" ")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);
  return `${stem || "reprise"}.${ending}`;
}
