/* The pretend shop: grey where a shop would have words and pictures of its own, with the client's name and products. */
import { settle } from "./places";
import css from "./shop.css?inline";

export interface Shop {
  name: string;
  home: string;
  zone: string;
  currency: string;
  products: readonly Product[];
  pages: readonly ShopPage[];
  /** Selectors of places for embedded widgets, and of what is clicked to see one. */
  places: readonly string[];
  clicks: readonly string[];
}

interface Product {
  name: string;
  price: string;
  value: number;
}

interface ShopPage {
  kind: "home" | "product" | "cart" | "checkout" | "other";
  name: string;
  address: string;
}

export interface Drawn {
  /** What the cart holds now. */
  cart(value: number | null): void;
}

interface Doings {
  cart(value: number): void;
  order(): void;
}

/** What a client without products sells. */
const SAMPLES: readonly (readonly [string, number])[] = [
  ["First product", 24],
  ["Second product", 38],
  ["Third product", 65],
];

let styled = false;

export function drawShop(shop: Shop, address: string, doings: Doings): Drawn {
  if (!styled) {
    styled = true;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    // Sheets of this kind need no leave of a content security policy.
    document.adoptedStyleSheets = [sheet];
  }
  const page = pageOf(shop, address);
  const products = shop.products.length ? shop.products : samples(shop);
  const cart = element("a", "cart", "Cart");
  cart.href = addressOf(shop, "cart");
  const nav = element(
    "nav",
    "",
    ...shop.pages.slice(0, 2).map((it) => link(it.address, it.name)),
    cart,
  );
  nav.ariaLabel = "Shop";
  const main = element(
    "main",
    "",
    ...content(shop, page, products, doings),
    ...clicks(shop),
    stripes(3),
    places(shop),
    stripes(2),
    stripes(3),
  );
  const root = element(
    "div",
    "shop",
    element("header", "", element("strong", "", shop.name), nav),
    main,
    element("footer", "", "A pretend shop. Nothing here is sold or sent."),
  );
  root.lang = "en";
  document.body.replaceChildren(root);
  for (const selector of shop.places) settle(selector, "place", root);
  for (const selector of shop.clicks) settle(selector, "click", root);
  return {
    cart(value) {
      cart.textContent = value ? `Cart · ${money(shop, value)}` : "Cart";
    },
  };
}

function samples(shop: Shop): Product[] {
  return SAMPLES.map(([name, value]) => {
    return { name, value, price: money(shop, value) };
  });
}

/** The page at an address, whatever its query; a page of another kind where the shop has none. */
function pageOf(shop: Shop, address: string): ShopPage {
  const path = pathOf(address);
  const found = shop.pages.find((it) => pathOf(it.address) === path);
  return found ?? { kind: "other", name: path, address };
}

function content(
  shop: Shop,
  { kind, name }: ShopPage,
  products: readonly Product[],
  doings: Doings,
): HTMLElement[] {
  switch (kind) {
    case "home":
      return [
        element(
          "section",
          "hero",
          element("h1", "", shop.name),
          bars(2),
          button("Look at it", addressOf(shop, "product")),
        ),
        element("ul", "products", ...products.map((it) => card(shop, it))),
      ];
    case "product":
      return products.slice(0, 1).map((product) => {
        const add = element("button", "button", "Add to cart");
        add.type = "button";
        add.addEventListener("click", () => doings.cart(product.value));
        const words = element(
          "div",
          "",
          element("h1", "", product.name),
          element("p", "price", product.price),
          bars(4),
          add,
        );
        return element("section", "product", picture(), words);
      });
    case "cart":
      return [
        element("h1", "", "Cart"),
        element("section", "form", bars(3)),
        button("Go to the checkout", addressOf(shop, "checkout")),
      ];
    case "checkout": {
      const order = element("button", "button", "Place the order");
      order.type = "button";
      order.addEventListener("click", () => doings.order());
      return [
        element("h1", "", "Checkout"),
        element("section", "form", bars(5)),
        order,
      ];
    }
    case "other":
      return [element("h1", "", name), element("section", "form", bars(4))];
  }
}

function card(shop: Shop, { name, price }: Product): HTMLElement {
  return element(
    "li",
    "",
    picture(),
    link(addressOf(shop, "product"), name),
    element("p", "price", price),
  );
}

/** Where what is clicked to see a widget stands. */
function clicks({ clicks }: Shop): HTMLElement[] {
  if (!clicks.length) return [];
  return [
    element(
      "section",
      "clicks",
      element("p", "note", "A click here shows a widget:"),
    ),
  ];
}

/** Where embedded widgets find their place, below what is seen at first. */
function places({ places }: Shop): HTMLElement {
  return element("div", places.length ? "places" : "");
}

function stripes(count: number): HTMLElement {
  const stripe = () => element("div", "stripe", picture(), bars(3));
  return element(
    "section",
    "stripes",
    ...Array.from({ length: count }, stripe),
  );
}

function bars(count: number): HTMLElement {
  const bar = () => element("span", "bar");
  return element("div", "bars", ...Array.from({ length: count }, bar));
}

function picture(): HTMLElement {
  return element("div", "picture");
}

function link(address: string, words: string): HTMLAnchorElement {
  const made = element("a", "", words);
  made.href = address;
  return made;
}

function button(words: string, address: string): HTMLAnchorElement {
  const made = link(address, words);
  made.className = "button";
  return made;
}

function addressOf(shop: Shop, kind: ShopPage["kind"]): string {
  return shop.pages.find((it) => it.kind === kind)?.address ?? shop.home;
}

function money({ currency }: Shop, value: number): string {
  const style = { style: "currency", currency: currency || "EUR" } as const;
  const format = new Intl.NumberFormat("en", {
    ...style,
    trailingZeroDisplay: "stripIfInteger",
  });
  return format.format(value);
}

function pathOf(address: string): string {
  try {
    return new URL(address).pathname.replace(/\/+$/, "").toLowerCase() || "/";
  } catch {
    return address;
  }
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  name: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
}
