// What axe finds on a page. Runs in the page, behind axe itself: in Chromium by axe.ts, in WebKitGTK by tests/window/axe.rs.

/**
 * One line for each fault, and for how many elements within shadow roots the contrast was worked out and is enough: none means
 * that axe did not get in. A sample whose very purpose is to show how badly two brand colors go together is left out.
 */
async function look() {
  const { violations, passes } = await axe.run(
    { exclude: [["[data-shows-contrast]"]] },
    { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] },
  );
  const contrast = passes.find((it) => it.id === "color-contrast");
  return {
    faults: violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id}: ${help}: ${target.join(" ")}`),
    ),
    // What stands in a shadow root is named by a list: its host, and what it is in there.
    within: (contrast?.nodes ?? []).filter(({ target }) =>
      Array.isArray(target[0]),
    ).length,
  };
}
