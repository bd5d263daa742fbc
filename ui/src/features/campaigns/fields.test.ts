import {
  cleanup,
  fireEvent,
  render,
  screen,
  waitFor,
} from "@testing-library/svelte";
import { afterEach, describe, expect, test, vi } from "vitest";
import GapFields from "./GapFields.svelte";
import TextRow from "./TextRow.svelte";
import WhenField from "./WhenField.svelte";

afterEach(cleanup);

function type(field: HTMLElement, text: string) {
  return fireEvent
    .input(field, { target: { value: text } })
    .then(() => fireEvent.change(field, { target: { value: text } }));
}

describe("a field that takes dates in words", () => {
  const props = {
    value: "2026-12-01T10:00:00",
    today: "2026-11-24",
    weekStart: "monday" as const,
    label: "Starts",
  };

  test("keeps the hour where only a day is said", async () => {
    const onchange = vi.fn();
    render(WhenField, { ...props, onchange });
    await type(screen.getByLabelText("Starts"), "+2w");
    expect(onchange).toHaveBeenCalledWith("2026-12-15T10:00:00");
  });

  test("says what it does not understand, and Esc brings the day back", async () => {
    const onchange = vi.fn();
    render(WhenField, { ...props, onchange });
    const field = screen.getByLabelText("Starts");
    await type(field, "31.02");
    expect(screen.getByRole("alert").textContent).toContain("No day");
    await fireEvent.keyDown(field, { key: "Escape" });
    expect(screen.queryByRole("alert")).toBeNull();
    expect(field).toHaveProperty("value", "Tue 1 Dec");
    expect(onchange).not.toHaveBeenCalled();
  });

  test("keeps what was refused in the field", async () => {
    render(WhenField, { ...props, onchange: () => Promise.resolve(false) });
    const field = screen.getByLabelText("Starts");
    await type(field, "5.12.");
    await waitFor(() => expect(field).toHaveProperty("value", "5.12."));
  });
});

describe("three lengths that belong together", () => {
  const gap = { min_hours: 120, ideal_hours: 168, max_hours: 336 };

  test("wait for all three before they are kept", async () => {
    const onchange = vi.fn();
    render(GapFields, { gap, label: "Gap", onchange });
    await fireEvent.input(screen.getByLabelText("At least"), {
      target: { value: "9 d" },
    });
    await fireEvent.focusOut(screen.getByLabelText("At least"), {
      relatedTarget: screen.getByLabelText("Best"),
    });
    expect(onchange).not.toHaveBeenCalled();
    await fireEvent.input(screen.getByLabelText("Best"), {
      target: { value: "10" },
    });
    await fireEvent.keyDown(screen.getByLabelText("Best"), { key: "Enter" });
    expect(onchange).toHaveBeenCalledWith({
      min_hours: 216,
      ideal_hours: 240,
      max_hours: 336,
    });
  });

  test("are told when they are out of order", async () => {
    const onchange = vi.fn();
    render(GapFields, { gap, label: "Gap", onchange });
    await fireEvent.input(screen.getByLabelText("At least"), {
      target: { value: "9 d" },
    });
    await fireEvent.keyDown(screen.getByLabelText("At least"), {
      key: "Enter",
    });
    expect(screen.getByRole("alert").textContent).toContain("in order");
    expect(onchange).not.toHaveBeenCalled();
  });
});

test("a text that is refused stays, and Esc forgets it", async () => {
  const forget = vi.fn();
  render(TextRow, {
    label: "Name",
    value: "Refills",
    field: "name",
    keeper: { errors: { name: "The name is empty." }, forget },
    save: () => Promise.resolve(false),
  });
  const field = screen.getByLabelText("Name");
  await type(field, " ");
  expect(field).toHaveProperty("value", " ");
  expect(screen.getByRole("alert").textContent).toBe("The name is empty.");
  await fireEvent.keyDown(field, { key: "Escape" });
  expect(field).toHaveProperty("value", "Refills");
  expect(forget).toHaveBeenCalledWith("name");
});
