import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { basename } from 'node:path';
import pg from 'pg';
import { commandOf } from '../instance/leftovers.ts';
import type { Settings } from '../settings.ts';
import { cliError, EXIT } from '../terminal/cli.errors.ts';

/** Ends the command when the port cannot be had, saying who has it where that can be found out. */
export async function checkPort({ host, port }: Settings): Promise<void> {
  const code = await new Promise<string | undefined>((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
  if (code === undefined) return;
  if (code === 'EADDRINUSE') {
    const owner = ownerOfPort(port);
    throw cliError(EXIT.unhealthy, owner ? 'start.portTakenBy' : 'start.portTaken', { port, owner: owner ?? '' });
  }
  if (code === 'EACCES') throw cliError(EXIT.unhealthy, 'start.portForbidden', { port });
  throw cliError(EXIT.badInput, 'setting.LINLI_HOST', { value: host });
}

function ownerOfPort(port: number): string | undefined {
  const ask = (command: string, args: string[]) => {
    try {
      return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    } catch {
      return ''; // not installed, or nothing found
    }
  };
  const socket = ask('ss', ['-Hltnp', `sport = :${port}`]).match(/users:\(\("([^"]+)",pid=(\d+)/);
  if (socket) return `${programOf(Number(socket[2])) ?? socket[1]}, pid ${socket[2]}`;
  const file = ask('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fcp']).match(/p(\d+)\nc(.+)/);
  return file ? `${file[2]}, pid ${file[1]}` : undefined;
}

/** What a thread calls itself (`MainThread`) tells nobody which program it is. */
function programOf(pid: number): string | undefined {
  const [program] = commandOf(pid).split(/[\0 ]/);
  return program ? basename(program) : undefined;
}

/** Ends the command when a database of one's own cannot be reached. Says where, never with which password. */
export async function checkDatabase({ databaseUrl }: Settings): Promise<void> {
  if (!databaseUrl) return;
  const { host, pathname } = new URL(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined); // told by the rejected call
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(`SELECT current_setting('server_version_num') AS version`);
    const version = Number(rows[0]?.version ?? 0);
    if (version < 150_000)
      throw cliError(EXIT.unhealthy, 'start.databaseTooOld', { version: Math.floor(version / 10_000) });
  } catch (error) {
    if (error instanceof Error && error.name === 'CliError') throw error;
    const reason = error instanceof AggregateError ? String(error.errors[0]) : String((error as Error).message);
    throw cliError(EXIT.unhealthy, 'start.noDatabase', { where: `${host}${pathname}`, reason });
  } finally {
    await client.end();
  }
}
