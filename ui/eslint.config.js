import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const FEATURES = [
  "advice",
  "audiences",
  "briefs",
  "calendar",
  "campaigns",
  "clients",
  "history",
  "overview",
  "products",
  "settings",
  "widgets",
  "workspace",
];

/** Only `host` may reach the world outside the page. */
const OUTSIDE = {
  group: ["@tauri-apps/*"],
  message: "Only src/host talks to the outside.",
};
const SHELL = {
  group: ["**/shell/**"],
  message: "Only the entry imports the shell.",
};

export default ts.config(
  { ignores: ["dist", "node_modules", "src/host/bindings.ts"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: {} },
    rules: {
      "no-undef": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_" },
      ],
      "no-restricted-imports": ["error", { patterns: [OUTSIDE, SHELL] }],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: {
      parserOptions: {
        parser: ts.parser,
        extraFileExtensions: [".svelte"],
        svelteConfig,
      },
    },
    rules: {
      "svelte/button-has-type": "error",
      "svelte/no-at-html-tags": "error",
      "svelte/no-unused-props": "error",
      "svelte/require-each-key": "error",
      "prefer-const": "off",
      "svelte/prefer-const": "error",
    },
  },
  {
    files: ["embed/**"],
    rules: {
      // Its records have keys from outside, and a Map costs more than there is room for.
      "@typescript-eslint/no-dynamic-delete": "off",
    },
  },
  {
    files: ["src/host/**", "src/main.ts"],
    rules: { "no-restricted-imports": "off" },
  },
  {
    files: ["src/shell/**"],
    rules: { "no-restricted-imports": ["error", { patterns: [OUTSIDE] }] },
  },
  {
    files: ["src/kit/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            OUTSIDE,
            SHELL,
            {
              group: ["**/host/**", "**/terms/**", "**/features/**"],
              message: "The kit knows no marketing word.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["src/terms/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            OUTSIDE,
            SHELL,
            {
              group: ["**/features/**"],
              message: "Terms stand below features.",
            },
          ],
        },
      ],
    },
  },
  // A feature may not import another feature; the shell is where they meet.
  ...FEATURES.map((own) => ({
    files: [`src/features/${own}/**`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            OUTSIDE,
            SHELL,
            {
              group: FEATURES.filter((it) => it !== own).flatMap((it) => [
                `**/${it}/**`,
                `**/features/${it}`,
              ]),
              message: "Features never import each other.",
            },
          ],
        },
      ],
    },
  })),
);
