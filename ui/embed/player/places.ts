/* Elements for the selectors that widgets look for: what fits one is made, part by part, where the page has none yet. */

/** Elements that may be made; another name becomes a plain one. */
const TAGS =
  /^(div|section|aside|article|button|a|span|p|ul|li|nav|form|h2|h3)$/;

/** What makes an element fit beside its name: ids, classes, attributes. The rest (`:hover`, `*`) is passed over. */
const MARK =
  /\[([\w-]+)(?:[~|^$*]?=["']?([^"'\]]*)["']?)?\]|#([\w-]+)|\.([\w-]+)/g;

/** Makes an element that fits, in the part of the page meant for it; none where one is already, or the selector is none. */
export function settle(
  selector: string,
  role: "place" | "click",
  root: ParentNode,
): void {
  try {
    if (document.querySelector(selector)) return;
  } catch {
    return;
  }
  const first = selector.split(",")[0] ?? "";
  const parts = first.split(/[\s>+~]+/).filter(Boolean);
  const elements = parts.map((part, at) =>
    made(part, role === "click" && at === parts.length - 1 ? "button" : "div"),
  );
  const inner = elements.at(-1);
  const outer = elements[0];
  const home = root.querySelector(role === "click" ? ".clicks" : ".places");
  if (!inner || !outer || !home) return;
  elements.reduce((parent, child) => {
    parent.append(child);
    return child;
  });
  if (role === "click") {
    inner.textContent = selector;
    inner.classList.add("clicked");
  } else {
    inner.classList.add("placed");
    const note = document.createElement("p");
    note.className = "note";
    note.textContent = selector;
    home.append(note);
  }
  home.append(outer);
}

function made(part: string, usual: "button" | "div"): HTMLElement {
  const [, name = ""] = /^([a-z][\w-]*)/i.exec(part) ?? [];
  const tag = TAGS.test(name.toLowerCase()) ? name.toLowerCase() : usual;
  const element = document.createElement(tag);
  if (element instanceof HTMLButtonElement) element.type = "button";
  for (const [, attribute, value, id, word] of part.matchAll(MARK)) {
    if (id) element.id = id;
    if (word) element.classList.add(word);
    // Handlers and addresses are no business of a selector.
    if (attribute && /^(data-|aria-|title$|name$|role$)/i.test(attribute)) {
      element.setAttribute(attribute, value ?? "");
    }
  }
  return element;
}
