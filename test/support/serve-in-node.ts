import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execute } from "./workspace.js";

const ASK = `const { createServer, Server } = require("node:http");
const { listen } = Server.prototype;
let made;
Server.prototype.listen = function () { made = this; return this; };
const [file] = process.argv.slice(2);
const given = require(file);
const server = made ?? createServer(given);
listen.call(server, 0, async () => {
  const url = "http://localhost:" + server.address().port + "/api/inngest";
  const { function_count } = await (await fetch(url)).json();
  const headers = { "content-type": "application/json", "x-inngest-sync-kind": "in_band" };
  const synced = await fetch(url, { method: "PUT", headers, body: JSON.stringify({ url }) });
  const { functions = [] } = await synced.json();
  console.log(JSON.stringify({ count: function_count, ids: functions.map(({ id }) => id) }));
  process.exit();
});
`;

/** What Inngest is told of a server, by a GET and a PUT. */
export interface Served {
  readonly count: number;
  readonly ids: readonly string[];
}

/**
 * Loads a module that serves functions as Node does, and asks the server that it makes or exports.
 * @throws what Node printed where it could not be loaded
 */
export async function serveInNode(directory: string, module: string): Promise<Served> {
  const ask = join(directory, "node_modules/ask.cjs");
  await mkdir(join(directory, "node_modules"), { recursive: true });
  await writeFile(ask, ASK);
  const { stdout, output } = await execute(process.execPath, [ask, join(directory, module)], directory, {
    INNGEST_DEV: "1",
    PORT: "0",
  });
  const last = stdout.trim().split("\n").at(-1) ?? "";
  if (!last.startsWith('{"count"')) throw new Error(output);
  return JSON.parse(last) as Served;
}
