import { type ChildProcess, spawn } from "node:child_process";
import { Refusal } from "./refusal";

/**
 * Starts a process and waits until it says that it is ready. What it prints is passed on under its name, except the
 * server's and worker's own greetings (all of it with `wordy`).
 *
 * @throws Refusal when it ends before it was ready
 */
export function launch(
  { name, args, readyWhen, wordy }: { name: string; args: string[]; readyWhen: RegExp; wordy: boolean },
  env: NodeJS.ProcessEnv,
  onExit: (code: number | null) => void,
): { child: ChildProcess; ready: Promise<void> } {
  // A process group of its own: a Ctrl-C in the terminal reaches only us, and we end the rest in order.
  const child = spawn(process.execPath, args, {
    env,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: true,
  });
  const ready = new Promise<void>((done, fail) => {
    let said = "";
    const read = (chunk: Buffer) => {
      const text = chunk.toString();
      said = (said + text).slice(-4_000);
      if (readyWhen.test(said)) done();
      for (const line of text.split("\n")) {
        if (line.trim() && (wordy || !/▲ Next|- (Local|Network)|✓ (Ready|Starting)|worker ready/.test(line)))
          console.log(`${name}: ${line}`);
      }
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => {
      fail(new Refusal(`the ${name} did not start`));
      onExit(code);
    });
  });
  return { child, ready };
}

/** Asks the whole group to end, and makes it after eight seconds. */
export function end(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once("exit", () => done());
    const signal = (name: NodeJS.Signals) => {
      try {
        process.kill(-child.pid!, name); // the whole group: a server may have processes of its own
      } catch {
        child.kill(name);
      }
    };
    signal("SIGTERM");
    setTimeout(() => signal("SIGKILL"), 8_000).unref();
  });
}
