import { loadAppointments } from '../data/load-appointments.ts';
import { loadTree } from '../data/load-tree.ts';
import { equip } from '../product/accounts.ts';
import { unitsAt } from './list-cases.ts';
import { SkipError } from './part.ts';
import type { Part } from './part.ts';
import { measureReads } from './reads.ts';
import type { Read } from './reads.ts';

export const APPOINTMENTS = 1_000_000;
/** A day in the middle of the made-up history. */
const PAST_DAY = '2018-06-01';

const HELD = `a.state IN ('in-force', 'ended') AND a.valid_from <= $2 AND (a.valid_to IS NULL OR a.valid_to > $2)`;

/** Who held which post on a day, at each level of the city, and how the bodies of a unit stood. */
export const appointments: Part = async (workshop) => {
  const { product, client, scale, say } = workshop;
  const { paths } = await product.api.call<{ paths: Record<string, unknown> }>({ path: '/api/core/v1/openapi.json' });
  const offered = (path: string) => Object.keys(paths).some((known) => known.endsWith(path));
  if (!offered('/appointments')) throw new SkipError('this version has no appointments');
  await loadTree(client);
  await loadAppointments(client, Math.round(APPOINTMENTS * scale), say);
  const { username } = await equip(client, 5, ['core.district-admin', 'core.member'], [1]);
  const token = await product.api.tokenOf(username);
  const reads: Read[] = [];
  for (const level of ['district', 'street', 'community'] as const) {
    const [unit = 0] = await unitsAt(client, level, 1);
    const listed = (
      order: string,
    ) => `SELECT a.id, a.post, a.kind, a.valid_from, a.valid_to, p.id AS person_id, p.name, o.id AS organisation_id, o.name AS organisation
      FROM core.appointment a JOIN core.organisation o ON o.id = a.organisation_id JOIN core.person p ON p.id = a.person_id
      WHERE o.${level}_id = $1 AND ${HELD} ORDER BY ${order} LIMIT 20`;
    reads.push({
      work: `appointments of a ${level} on a past day`,
      address: `/api/core/v1/appointments?asOf=${PAST_DAY}&unitId=${unit}&page=1&pageSize=20`,
      sql: listed('a.valid_from DESC, a.id'),
      values: [unit, PAST_DAY],
    });
    if (offered('/governance') && level !== 'community') {
      reads.push({
        work: `governance of a ${level} on a past day`,
        address: `/api/core/v1/governance?asOf=${PAST_DAY}&unitId=${unit}`,
        sql: `SELECT o.type, o.subtype, count(DISTINCT o.id), count(a.id) FILTER (WHERE a.post = 'secretary')
          FROM core.organisation o LEFT JOIN core.appointment a ON a.organisation_id = o.id AND ${HELD}
          WHERE o.${level}_id = $1 GROUP BY o.type, o.subtype`,
        values: [unit, PAST_DAY],
      });
    }
  }
  return await measureReads(workshop, token, reads);
};
