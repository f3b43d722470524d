import process from 'node:process';
import { ConfigError } from '../config.ts';

/** Ends what was started; within five seconds, after that the process ends anyway. */
export type Stop = () => Promise<void>;

/**
 * The life of a process below the supervisor: start, say `ready` over IPC, stop on SIGTERM or SIGINT, and end by itself
 * when the parent is gone, so that nothing is left behind whatever was killed. A wrong setting ends it with code 2.
 */
export async function runProcess(start: () => Promise<Stop>): Promise<void> {
  let stop: Stop | undefined;
  let stopping = false;
  const end = (code: number) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(code), 5_000).unref();
    Promise.resolve(stop?.()).then(
      () => process.exit(code),
      (error: unknown) => {
        console.error(error);
        process.exit(code || 1);
      },
    );
  };
  process.once('SIGTERM', () => end(0));
  process.once('SIGINT', () => end(0));
  process.once('disconnect', () => end(0));
  try {
    stop = await start();
    if (stopping) await stop();
    process.send?.({ type: 'ready' });
  } catch (error) {
    const code = error instanceof ConfigError ? 2 : exitCodeOf(error);
    const message = error instanceof Error ? error.message : String(error);
    console.error(code === 1 ? error : message);
    process.send?.({ type: 'fatal', code, message });
    setTimeout(() => process.exit(code), 50);
  }
}

/** An error may say which code the process ends with: what is wrong around it is no defect and needs no stack. */
function exitCodeOf(error: unknown): number {
  return error instanceof Error && 'exitCode' in error && typeof error.exitCode === 'number' ? error.exitCode : 1;
}
