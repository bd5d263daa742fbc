// What axe finds on a page. Runs in the page, behind axe itself: in Chromium by axe.ts, in WebKitGTK by tests/window/axe.rs.

/**
 * One line for each fault. Beside them, of all words within shadow roots, for how many the contrast was worked out, and those for
 * which it could not be: where axe does not get in or measures nothing, it finds nothing either. A sample whose very purpose is to
 * show how badly two brand colors go together is left out.
 */
async function look() {
  const { violations, passes, incomplete } = await axe.run(
    { exclude: [["[data-shows-contrast]"]] },
    { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] },
  );
  // What stands in a shadow root is named by a list: its host, and what it is in there.
  const contrast = (rules) =>
    rules
      .filter(({ id }) => id === "color-contrast")
      .flatMap(({ nodes }) => nodes.map(({ target }) => target[0]))
      .filter((target) => Array.isArray(target));
  return {
    faults: violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id}: ${help}: ${target.join(" ")}`),
    ),
    measured: contrast(passes).length,
    unmeasured: contrast(incomplete).map((target) => target.join(" ")),
  };
}
