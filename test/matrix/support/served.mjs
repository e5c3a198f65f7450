/*
 * Asks serve routes to register their functions, and prints a line for each: what would have gone to Inngest. The files
 * are the arguments.
 */

const URL = "http://localhost/api/inngest";

for (const file of process.argv.slice(2)) console.log(JSON.stringify({ file, ...(await register(file)) }));
process.exit();

async function register(file) {
  const registered = [];
  globalThis.fetch = async (_url, init) => {
    const body = init?.body ? JSON.parse(String(init.body)) : {};
    registered.push(...(body.functions ?? []));
    return Response.json({ status: 200, modified: true });
  };
  try {
    const { PUT, handler } = await import(file);
    const answer = await (PUT ?? handler)(new Request(URL, { method: "PUT", headers: { host: "localhost" } }), {});
    if (!answer.ok) return { error: `${answer.status} ${await answer.text()}` };
    return { ids: registered.map(({ id }) => id) };
  } catch (error) {
    return { error: String(error?.stack ?? error) };
  }
}
