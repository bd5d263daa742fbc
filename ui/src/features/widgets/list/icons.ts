// The picture of each kind of block.
import AlignLeft from "@lucide/svelte/icons/text-align-start";
import AtSign from "@lucide/svelte/icons/at-sign";
import CircleDot from "@lucide/svelte/icons/circle-dot";
import FerrisWheel from "@lucide/svelte/icons/ferris-wheel";
import Gift from "@lucide/svelte/icons/gift";
import Heading from "@lucide/svelte/icons/heading";
import Image from "@lucide/svelte/icons/image";
import ListChecks from "@lucide/svelte/icons/list-checks";
import MousePointerClick from "@lucide/svelte/icons/mouse-pointer-click";
import Phone from "@lucide/svelte/icons/phone";
import ShieldCheck from "@lucide/svelte/icons/shield-check";
import ShoppingBag from "@lucide/svelte/icons/shopping-bag";
import Sparkles from "@lucide/svelte/icons/sparkles";
import Star from "@lucide/svelte/icons/star";
import Ticket from "@lucide/svelte/icons/ticket-percent";
import Timer from "@lucide/svelte/icons/timer";
import User from "@lucide/svelte/icons/user";
import type { Kind } from "../blocks";

export const ICONS: Record<Kind, typeof Heading> = {
  heading: Heading,
  text: AlignLeft,
  image: Image,
  product_card: ShoppingBag,
  email: AtSign,
  phone: Phone,
  name: User,
  choice: CircleDot,
  multi_choice: ListChecks,
  rating: Star,
  consent: ShieldCheck,
  promo_code: Ticket,
  countdown: Timer,
  wheel: FerrisWheel,
  scratch_card: Sparkles,
  gift_box: Gift,
  button: MousePointerClick,
};
