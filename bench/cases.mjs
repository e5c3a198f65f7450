import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repository } from "../fixtures/copy-app.mjs";
import { app, peerProject } from "./projects.mjs";
import { snapshot } from "./snapshot.mjs";

const bin = join(repository, "bin/scaffold.mjs");
const add = [
  ...[bin, "inngest", "add", "generate-report", "--event", "document/report.requested"],
  ...["--field", "documentId:string", "--field", "organizationId:string", "--yes"],
];

/** A hundred jobs in one file, outside the project. */
function manyJobs() {
  const jobs = Array.from({ length: 100 }, (_, number) => ({
    name: `report-${number}`,
    event: `document/report-${number}.requested`,
    fields: { documentId: "string", organizationId: "string" },
  }));
  const file = join(mkdtempSync(join(tmpdir(), "scaffold-inngest-bench-jobs-")), "jobs.json");
  writeFileSync(file, JSON.stringify({ jobs }));
  return file;
}

/**
 * @typedef {object} Case
 * @property {string} id
 * @property {string} title
 * @property {string[]} args for node
 * @property {string} cwd
 * @property {() => number} reset takes back what a run did, and says how many files that were
 * @property {number} changes how many files a run changes
 */

/** Every command that is measured, with the project it runs in. */
export async function makeCases(peers) {
  const projects = {
    small: await app({ fillers: 0, git: true }),
    large: await app({ fillers: 10_000, git: true }),
    smallNoGit: await app({ fillers: 0, git: false }),
    largeNoGit: await app({ fillers: 10_000, git: false }),
    peer: peerProject(peers),
  };
  const peer = (path) => join(peers, "node_modules", path);
  const writing = (id, title, project, args, changes) => {
    const { directory } = project;
    return { id, title, args, cwd: directory, reset: snapshot(directory), changes };
  };
  const reading = (id, title, args, cwd = tmpdir()) => ({ id, title, args, cwd, reset: () => 0, changes: 0 });
  const jobs = manyJobs();
  const cases = [
    reading("node", "bare node", ["-e", "0"]),
    reading("help", "--help", [bin, "--help"]),
    reading("version", "--version", [bin, "--version"]),
    writing("add", "add, 10 files, git", projects.small, add, 4),
    writing("add10k", "add, 10,000 files, git", projects.large, add, 4),
    writing("addNoGit", "add, 10 files, no git", projects.smallNoGit, add, 4),
    writing("add10kNoGit", "add, 10,000 files, no git", projects.largeNoGit, add, 4),
    writing("add100", "add --spec, 100 jobs, git", projects.small, [bin, "inngest", "add", "--spec", jobs], 202),
    reading("tsMorph", "load ts-morph, nothing else", ["load-ts-morph.mjs"], projects.peer.directory),
    writing(
      "hygen",
      "hygen: 1 file, 1 line",
      projects.peer,
      [peer("hygen/dist/bin.js"), "job", "new", "--name", "report"],
      2,
    ),
    writing("plop", "plop: 2 files, 1 line", projects.peer, [peer("plop/bin/plop.js"), "job", "report"], 3),
    writing(
      "nest",
      "nest g service: 2 files, 1 module",
      projects.peer,
      [peer("@nestjs/cli/bin/nest.js"), "g", "service", "report"],
      3,
    ),
  ];
  const remove = async () => {
    rmSync(dirname(jobs), { recursive: true });
    await Promise.all(Object.values(projects).map((project) => project.remove()));
  };
  return { cases, remove };
}
