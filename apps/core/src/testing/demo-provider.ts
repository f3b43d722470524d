import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { CoreConfig } from '../config.ts';

const MAIN = path.join(import.meta.dirname, '..', '..', '..', 'demo-idp', 'src', 'main.ts');

/** The embedded identity provider, the real process, on the database and in the folders of a test's core. */
export interface DemoProviderProcess {
  stop(): Promise<void>;
}

export async function startDemoProvider(config: CoreConfig): Promise<DemoProviderProcess> {
  const child = fork(MAIN, {
    env: {
      PATH: process.env['PATH'] ?? '',
      LINLI_DEMO: '1',
      LINLI_HOME: config.home,
      LINLI_SOCKET_DIR: config.socketDir,
      LINLI_PUBLIC_URL: config.publicUrl,
      LINLI_DATABASE_URL: config.databaseUrl,
    },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const ended = exited.then(([code]) => {
    throw new Error(`the demonstration provider ended with ${code}`);
  });
  // Its one message says that it serves.
  await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return {
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
