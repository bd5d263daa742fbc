// What becomes of a widget beside itself.
import type { WidgetView } from "../../host";
import { act } from "../../terms/act";

/** Keeps a widget's design among the workspace's own templates. */
export async function keepAsTemplate({
  widget,
  purpose,
}: WidgetView): Promise<void> {
  await act(
    "widget_template_create",
    { widget: widget.id, purpose },
    `‘${widget.name}’ is a template of your own now.`,
  );
}
