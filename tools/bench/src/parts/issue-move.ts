import { equip } from '../product/accounts.ts';
import { loadIssues } from '../data/load-issues.ts';
import { loadTree } from '../data/load-tree.ts';
import { ISSUES } from './list.ts';
import { moveStreet } from './move.ts';
import type { Part } from './part.ts';

/** What the move of a street costs with the issues in it. */
export const issueMove: Part = async (workshop) => {
  const { product, client, scale, say } = workshop;
  await loadTree(client);
  await loadIssues(client, Math.round(ISSUES * scale), say);
  const { rows } = await client.query<{ street: number; other: number }>(
    `SELECT s.id AS street, (SELECT min(d.id) FROM core.unit d WHERE d.level = 'district' AND d.parent_id = s.city_id AND d.id <> s.district_id) AS other
     FROM core.unit s WHERE s.level = 'street' AND s.code LIKE 'bench-%' ORDER BY s.id LIMIT 1`,
  );
  const found = rows[0];
  if (!found) throw new Error('the city has no street');
  const { username } = await equip(client, 6, ['core.district-admin'], [1]);
  const token = await product.api.tokenOf(username);
  return [await moveStreet(workshop, token, { work: 'move of a street with its issues', ...found })];
};
