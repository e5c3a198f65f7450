const ratio = (of, to) => (result) => result(of).ms / result(to).ms;

/** What one of a hundred jobs may cost beside the twofold of a single one, in ms. */
const perJob = (result) => (result("add100").ms - 2 * result("add").ms) / 100;

/** What we want of ourselves: at most this. `on` names the Node.js versions, all unless given. */
export const AIMS = [
  { title: "--help : bare node", most: 1.6, value: ratio("help", "node") },
  { title: "add : load of ts-morph alone", most: 1.3, value: ratio("add", "tsMorph") },
  { title: "add : nest g service", most: 0.5, value: ratio("add", "nest") },
  { title: "add : plop", most: 0.8, value: ratio("add", "plop"), on: ["24"] },
  { title: "add in 10,000 files : in 10, git", most: 1.1, value: ratio("add10k", "add") },
  { title: "add in 10,000 files : in 10, no git", most: 1.5, value: ratio("add10kNoGit", "addNoGit") },
  { title: "ms for each of 100 jobs, over twice one", most: 5, value: perJob },
  { title: "peak memory of add, MiB", most: 140, value: (result) => result("add").mib },
  { title: "peak memory of add in 10,000 files, MiB", most: 140, value: (result) => result("add10k").mib },
];
