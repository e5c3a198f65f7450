#!/usr/bin/env node
// The command's own name says what to scaffold: alone it starts the wizard, as `scaffold inngest` does.
if (process.argv.length === 2) process.argv.push("inngest");
await import("./scaffold.mjs");
