// Stands on a page before the script: brings what that puts there within reach of axe. axe gets into open roots only, and the
// script closes its own; and it measures contrast and sizes only of what stands in the body, and the script's stand behind it.
{
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (how) {
    return attach.call(this, { ...how, mode: "open" });
  };
  document.documentElement.append = (...nodes) =>
    document.body.append(...nodes);
}
