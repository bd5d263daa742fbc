// Words that are cut off for want of room are told in full while the pointer rests on them.
// One listener for the whole page: every place that cuts gets it, and nobody can forget it.

/** What an element says in full, when it is cut off and nothing else tells it. */
function cutWords(element: Element): string | null {
  if (element.hasAttribute("title") || element.closest("[title], .tip"))
    return null;
  const { textOverflow } = getComputedStyle(element);
  if (textOverflow !== "ellipsis") return null;
  if (element.scrollWidth <= element.clientWidth) return null;
  return element.textContent?.trim().replace(/\s+/g, " ") || null;
}

/** Gives the words under the pointer their title while they are cut, and takes it back once they are not. */
export function tellCutWords(event: PointerEvent): void {
  let element = event.target instanceof Element ? event.target : null;
  // The pointer rests on a mark or a name inside of what is cut.
  for (let up = 0; element && up < 3; up += 1) {
    if (element instanceof HTMLElement && "cut" in element.dataset) {
      delete element.dataset["cut"];
      element.removeAttribute("title");
    }
    const words = cutWords(element);
    if (words && element instanceof HTMLElement) {
      element.title = words;
      element.dataset["cut"] = "";
      return;
    }
    element = element.parentElement;
  }
}
