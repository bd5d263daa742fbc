// Which component stands behind which screen, loaded when it is first visited, and how each is called.
import type { Component } from "svelte";
import CalendarRange from "@lucide/svelte/icons/calendar-range";
import Compass from "@lucide/svelte/icons/compass";
import FileText from "@lucide/svelte/icons/file-text";
import History from "@lucide/svelte/icons/history";
import House from "@lucide/svelte/icons/house";
import LayoutTemplate from "@lucide/svelte/icons/layout-template";
import Link from "@lucide/svelte/icons/link";
import Settings from "@lucide/svelte/icons/settings";
import Store from "@lucide/svelte/icons/store";
import Users from "@lucide/svelte/icons/users";
import type { Screen } from "../terms/place.svelte";

interface ScreenProps {
  client: string;
}

interface Entry {
  label: string;
  icon: Component<{ size?: number }>;
  /** The key that goes there, after G. */
  key: string;
  load: () => Promise<{ default: Component<ScreenProps> }>;
}

/** Screens of one client, in the order of the sidebar. */
export const CLIENT_SCREENS: Record<
  Exclude<Screen, "overview" | "settings" | "history">,
  Entry
> = {
  business: {
    label: "Business",
    icon: Store,
    key: "B",
    load: () => import("./BusinessScreen.svelte"),
  },
  advice: {
    label: "Advice",
    icon: Compass,
    key: "A",
    load: () => import("../features/advice/AdviceScreen.svelte"),
  },
  audiences: {
    label: "Audiences",
    icon: Users,
    key: "U",
    load: () => import("../features/audiences/AudiencesScreen.svelte"),
  },
  plan: {
    label: "Plan",
    icon: CalendarRange,
    key: "P",
    load: () => import("./PlanScreen.svelte"),
  },
  widgets: {
    label: "Widgets",
    icon: LayoutTemplate,
    key: "W",
    load: () => import("../features/widgets/WidgetsScreen.svelte"),
  },
  links: {
    label: "Links",
    icon: Link,
    key: "L",
    load: () => import("../features/widgets/links/LinksScreen.svelte"),
  },
  brief: {
    label: "Brief",
    icon: FileText,
    key: "R",
    load: () => import("../features/briefs/BriefScreen.svelte"),
  },
};

export const OVERVIEW = { label: "Overview", icon: House, key: "O" };
export const HISTORY = { label: "History", icon: History, key: "H" };
export const SETTINGS = { label: "Settings", icon: Settings, key: "," };

/** How a screen is called. */
export function screenLabel(screen: Screen): string {
  switch (screen) {
    case "overview":
      return OVERVIEW.label;
    case "history":
      return HISTORY.label;
    case "settings":
      return SETTINGS.label;
    case "business":
    case "advice":
    case "audiences":
    case "plan":
    case "widgets":
    case "links":
    case "brief":
      return CLIENT_SCREENS[screen].label;
  }
}
