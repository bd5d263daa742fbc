/*
 * Links and buttons in a frame that may neither leave nor send forms. A link tells where it leads instead of going there.
 * A button that sends its form has to be helped: without leave to send, browsers do not even tell the form.
 */

export function watchClicks(led: (address: string) => void): void {
  const heard = (event: MouseEvent) => {
    const path = event.composedPath();
    const link = path.find((it) => it instanceof HTMLAnchorElement);
    if (link?.href) {
      event.preventDefault();
      led(link.href);
      return;
    }
    const button = path.find((it) => it instanceof HTMLButtonElement);
    const form = button?.form;
    if (!button || button.type !== "submit" || !form) return;
    if (event.defaultPrevented) return;
    event.preventDefault();
    form.dispatchEvent(
      new SubmitEvent("submit", {
        bubbles: true,
        cancelable: true,
        submitter: button,
      }),
    );
  };
  window.addEventListener("click", heard);
  window.addEventListener("auxclick", heard);
}
