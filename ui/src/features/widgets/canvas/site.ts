// A pretend shop page: shapes where a shop has pictures and words, so that nothing draws the eye off the widget.
import css from "./site.css?inline";

/** The typeface of the pretend site, which widgets with the site's own typeface take. */
export const SITE_FONT =
  'Arial, "Liberation Sans", "Helvetica Neue", sans-serif';

export interface Site {
  /** Where an embedded widget stands. */
  place: Element;
  dark(is: boolean): void;
  /** Whether the place of an embedded widget is there. */
  makesRoom(is: boolean): void;
}

export function siteIn(
  document: Document,
  shop: string,
  sheet: (css: string) => CSSStyleSheet,
): Site {
  document.adoptedStyleSheets = [sheet(`${css}body{font-family:${SITE_FONT}}`)];
  const shape = (name: string, ...inside: (Node | string)[]) => {
    const element = document.createElement("div");
    element.className = name;
    element.append(...inside);
    return element;
  };
  const times = (
    count: number,
    name: string,
    inside: () => Node[] = () => [],
  ) => Array.from({ length: count }, () => shape(name, ...inside()));
  const place = shape("place");
  place.hidden = true;
  document.body.replaceChildren(
    shape("head", shape("logo", shop), ...times(3, "nav"), shape("cart")),
    shape(
      "hero",
      shape(
        "claim",
        shape("line wide"),
        shape("line middle"),
        shape("line short"),
        shape("call"),
      ),
      shape("shot"),
    ),
    place,
    shape(
      "cards",
      ...times(8, "card", () => [
        shape("shot"),
        shape("line middle"),
        shape("line short"),
      ]),
    ),
  );
  return {
    place,
    dark: (is) => document.documentElement.classList.toggle("dark", is),
    makesRoom(is) {
      place.hidden = !is;
    },
  };
}
