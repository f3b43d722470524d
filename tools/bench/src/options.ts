import { parseArgs } from 'node:util';

/** The parts of the suite, in the order in which they are run: those that fill the database come where they are needed. */
export const PARTS = [
  'start',
  'plugins',
  'list',
  'gateway',
  'access',
  'issue-move',
  'import',
  'tree',
  'appointments',
  'board',
  'ledger',
  'booking',
  'excel',
  'shell',
  'audit',
] as const;
export type PartName = (typeof PARTS)[number];

export interface Options {
  parts: PartName[];
  /** Shares of the data, smallest first: 1 is 665 276 units, 5 million issues, 1 million appointments, a year of a district. */
  scales: number[];
  rounds: number;
  seconds: number;
  /** File for the figures as JSON. */
  out: string | undefined;
  /** File for the page of the documentation. */
  page: string | undefined;
  /** Page with the table of plugins. */
  table: string | undefined;
  /** Leave the throw-away installation where it is. */
  keep: boolean;
}

/** A wrong argument, in one sentence. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

/** Reads the arguments of `npm run bench -- [part …] [--scale 0.01,0.1,1]`. */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      scale: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '2' },
      out: { type: 'string' },
      page: { type: 'string' },
      table: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.find((name) => !PARTS.some((part) => part === name));
  if (unknown !== undefined) throw new OptionError(`there is no part ${unknown}: ${PARTS.join(', ')}`);
  const scales = values.scale.split(',').map(Number);
  if (scales.some((scale) => !(scale > 0 && scale <= 1))) {
    throw new OptionError(`--scale takes shares above 0 and up to 1, such as 0.01,0.1,1, not ${values.scale}`);
  }
  return {
    parts: PARTS.filter((part) => positionals.length === 0 || positionals.includes(part)),
    scales: [...new Set(scales)].sort((a, b) => a - b),
    rounds: positive('rounds', values.rounds),
    seconds: positive('seconds', values.seconds),
    out: values.out,
    page: values.page,
    table: values.table,
    keep: values.keep,
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new OptionError(`--${name} takes a number above 0, not ${text}`);
  return value;
}
