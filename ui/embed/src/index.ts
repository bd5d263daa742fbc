/* The first file. An export wraps it and calls `start` with its config; see config.ts. */
export { start } from "./director";
