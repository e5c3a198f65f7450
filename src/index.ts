export { run } from "./cli/run.js";
export type { Input, Output, Streams } from "./cli/streams.js";
