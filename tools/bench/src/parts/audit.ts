import { measureAuditWriters } from '../audit-writers.ts';
import type { Part } from './part.ts';

const WRITERS = 200;

/** Two hundred writers at once with the audit log and without it. The data's size does not matter to them. */
export const audit: Part = async ({ options }) => {
  const { rounds, seconds } = options;
  const [bare, logged] = await measureAuditWriters({ writers: WRITERS, rounds, seconds });
  if (!bare || !logged) throw new Error('the writers were not measured');
  return [
    {
      work: `${WRITERS} writers, with the audit log against without`,
      unit: 'requests/s',
      product: logged.perSecond,
      limit: bare.perSecond,
      target: { atLeast: 0.5 },
      more: { p50: logged.p50, p99: logged.p99, 'bare p50': bare.p50, 'bare p99': bare.p99 },
    },
  ];
};
