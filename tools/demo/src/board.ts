import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { boardLineSchema, type Board, type BoardLine } from '@linli/contracts';
import { z } from 'zod';
import type { DemoHost } from './seed.ts';

const API = '/api/core/v1/board';

/** The figures that the demo district reports: its own words, and which indicator each one is. */
export function readBoard(): BoardLine[] {
  const file = join(import.meta.dirname, '../data/board.json');
  return z.array(boardLineSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Gives the district its list of figures. One that somebody has set already is theirs. */
export async function loadBoard(host: DemoHost): Promise<number> {
  const lines = readBoard();
  const { version } = await host.call<Board>({ token: await host.operatorToken(), method: 'GET', path: API });
  if (version === 0) {
    await host.call({ token: await host.operatorToken(), method: 'PUT', path: API, body: { version, lines } });
  }
  return lines.length;
}
