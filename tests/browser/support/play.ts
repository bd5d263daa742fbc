// A widget being tried: the screen, the frame on it, and a client to whom it belongs.
import { afterEach, beforeAll, expect } from "vitest";
import type { Frame, Locator, Page } from "playwright-core";
import type { Look } from "./browser";
import { ask, openAt, runProgram } from "./running";

interface Thing {
  id: string;
}

export interface PlayedShop {
  client: string;
  campaign: string;
  /** Makes a widget of a template and changes it. */
  widget(template: string, change?: (widget: Widget) => void): Promise<string>;
}

/** What of a widget the tests change. */
export interface Widget {
  id: string;
  name: string;
  active: boolean;
  campaign: string | null;
  schedule: unknown;
  endpoint: unknown;
  design: {
    layout: string;
    selector: string;
    priority: number;
    languages: Record<string, Record<string, string>>;
    rules: {
      match: string;
      conditions: unknown[];
      triggers: unknown[];
      stop_subscribers: boolean;
      stop_converted: boolean;
      pause_after_close_days: number;
    };
    frequency: unknown;
  };
}

/** That of the file. */
export let shop: PlayedShop;

const trials: Trial[] = [];

/** The program with a shop in it; whatever is tried complains of nothing. */
export function runShop(): void {
  runProgram();
  beforeAll(async () => {
    shop = await shopOf();
  });
  afterEach(() => {
    const complaints = trials.splice(0).flatMap((it) => it.complaints);
    expect(complaints).toEqual([]);
  });
}

/** A popup for the campaign's visitors, after eight seconds, that rests a week when it was closed. */
export function welcome(): Promise<string> {
  return shop.widget("welcome-email-campaign", (it) => {
    it.name = "Welcome";
    it.active = false;
    it.design.rules.triggers = [{ kind: "delay", seconds: 8 }];
    it.design.rules.pause_after_close_days = 7;
    it.design.frequency = { kind: "always" };
    it.schedule = { on: "always" };
  });
}
/** A shop with one e-mail campaign of two launches. */
export async function shopOf(name = "Kettle & Kiln"): Promise<PlayedShop> {
  const { id: client } = await ask<Thing>("client_create", {
    name,
    site: "https://kettle.example",
    time_zone: "Europe/Berlin",
  });
  const { id: campaign } = await ask<Thing>("campaign_create", {
    client,
    name: "Refills",
    strategy: "remarketing",
  });
  for (const [at, launch] of [
    ["2026-11-25T10:00:00", "Refill 1"],
    ["2026-12-02T10:00:00", "Refill 2"],
  ]) {
    await ask("launch_create", { campaign, at, name: launch });
  }
  return {
    client,
    campaign,
    async widget(template, change) {
      const widget = await ask<Widget>("widget_create", {
        client,
        campaign,
        template,
      });
      change?.(widget);
      await ask("widget_change", widget);
      return widget.id;
    },
  };
}

/** The screen on which a widget is tried. */
export class Trial {
  constructor(
    readonly page: Page,
    readonly complaints: string[],
  ) {}

  /** The played page, as what is in the frame. */
  get frame(): Frame {
    const frame = this.page
      .frames()
      .find((it) => it.url().includes("/preview/"));
    if (!frame) throw new Error("there is no frame");
    return frame;
  }

  get box(): Locator {
    return this.page
      .frameLocator('iframe[title^="Pretend shop"]')
      .locator("reprise-widget .box");
  }

  get log(): Locator {
    return this.page.getByRole("log", { name: "The visit so far" });
  }

  /** Lets the visitor do something: "reads on", "5 s". */
  async does(label: string, words: string): Promise<void> {
    await this.page
      .getByRole("group", { name: label, exact: true })
      .getByRole("button", { name: words, exact: true })
      .click();
  }

  /** Another word in the sentence. */
  async wish(blank: string, label: string): Promise<void> {
    const list = this.page.getByRole("combobox", { name: blank, exact: true });
    await list.selectOption({ label });
    await this.page.waitForFunction(
      () => document.querySelectorAll("[role=log] li").length > 0,
    );
  }

  /** A click in the frame: Playwright's own looks for its target as if the frame were not drawn smaller. */
  async click(target: Locator): Promise<void> {
    await target.waitFor();
    const at = await target.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2, width: innerWidth };
    });
    const frame = await this.page
      .locator('iframe[title^="Pretend shop"]')
      .boundingBox();
    if (!frame) throw new Error("the frame is not shown");
    const scale = frame.width / at.width;
    await this.page.mouse.click(frame.x + at.x * scale, frame.y + at.y * scale);
  }

  async says(words: string | RegExp): Promise<void> {
    await this.log.getByText(words).last().waitFor();
  }

  async shows(): Promise<boolean> {
    return this.box.isVisible();
  }
}

export async function tryOut(
  client: string,
  widget: string,
  look?: Look,
): Promise<Trial> {
  const { page, complaints } = await openAt(
    { screen: "widgets", client, id: widget },
    look,
  );
  await page.getByRole("radio", { name: "Try it" }).check({ force: true });
  const trial = new Trial(page, complaints);
  trials.push(trial);
  await trial.says(/^Opens /);
  expect(trial.frame).toBeTruthy();
  return trial;
}
