import { COMMANDS } from "./commands.js";
import { inOwnWords } from "./invocation.js";

/** What `scaffold` alone prints. */
export function overview(): string {
  const there = [...COMMANDS.values()].filter((command) => command.available);
  const width = Math.max(...there.map((command) => command.usage.length));
  const lines = there.map(({ usage, describe }) => `  scaffold inngest ${usage.padEnd(width)}  ${describe}`);
  return inOwnWords(`Adds a correct Inngest function to the repository you are in: its file, event type, registration and test.

Usage:
${lines.join("\n")}

On a terminal it asks what it needs to know and shows the changes before it writes them. Every answer is also a flag:
  scaffold inngest add parse-transcript --event crm/transcript.uploaded --field transcriptId:string

  scaffold inngest add --help   all flags
  scaffold --version            the version
`);
}
