const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

let held = 0;
let received: NodeJS.Signals | undefined;
let listening = false;
const cleanups = new Set<() => void>();

function onSignal(signal: NodeJS.Signals): void {
  received = signal;
  if (held > 0) return;
  try {
    for (const cleanup of cleanups) cleanup();
  } finally {
    cleanups.clear();
    listen();
    // Now without our listener: the process ends as the sender of the signal expects.
    process.kill(process.pid, signal);
  }
}

function listen(): void {
  const wanted = held > 0 || cleanups.size > 0;
  if (wanted === listening) return;
  listening = wanted;
  for (const signal of SIGNALS) process[wanted ? "on" : "off"](signal, onSignal);
}

/**
 * Runs `work` with Ctrl-C and its like held back. `work` asks for the signal between its steps, and can undo them;
 * a signal that comes after its last question is too late and has no effect.
 */
export async function holdSignals<T>(work: (received: () => NodeJS.Signals | undefined) => Promise<T>): Promise<T> {
  received = undefined;
  held++;
  listen();
  try {
    return await work(() => received);
  } finally {
    held--;
    listen();
  }
}

/** Runs `cleanup` if a signal ends the process first. Returns what takes it back. */
export function onInterrupt(cleanup: () => void): () => void {
  cleanups.add(cleanup);
  listen();
  return () => {
    cleanups.delete(cleanup);
    listen();
  };
}
