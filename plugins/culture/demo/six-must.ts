import type { Page } from '@linli/contracts';
import { readDivisions } from '@linli/demo';
import type { Demo, DemoClient } from '@linli/demo';
import type { SixMustCheckDetail, SixMustListDetail, Venue } from '../contract/index.ts';
import { LISTS, plannedChecks } from './six-must-plan.ts';
import type { PlannedCheck } from './six-must-plan.ts';

/**
 * The district's lists, which the clerk drafts and the administrator puts in force, and checks by each of them. A check can
 * only be made while its list is in force, so that each step has a key: what was cut off is gone on with.
 */
export async function seedSixMust(demo: Demo): Promise<void> {
  const [clerk, admin] = [demo.as('district-clerk'), demo.as('district-admin')];
  const planned = plannedChecks();
  const { total } = await clerk.get<Page<unknown>>('six-must-checks?pageSize=1');
  if (total >= planned.length) return;
  const district = readDivisions().find(({ level }) => level === 'district');
  if (!district) throw new Error('the demo has no district');
  const unitId = await demo.unitId(district.code);
  const draft = (name: keyof typeof LISTS) =>
    clerk.post<SixMustListDetail>('six-must-lists', { ...LISTS[name].about, unitId }, `demo-six-must-${name}`);
  for (const name of ['ended', 'inForce'] as const) {
    const list = await draft(name);
    const issue = { inForceFrom: LISTS[name].inForceFrom, version: 1 };
    await admin.post(`six-must-lists/${list.id}/issue`, issue, `demo-six-must-${name}-issue`);
    for (const check of planned.filter((each) => each.list === name)) await seedCheck(demo, clerk, list.id, check);
  }
  await draft('drafted');
  const dropped = await draft('dropped');
  const drop = { reason: '并入年度清单', version: 1 };
  await clerk.post(`six-must-lists/${dropped.id}/drop`, drop, 'demo-six-must-dropped-drop');
}

async function seedCheck(demo: Demo, clerk: DemoClient, listId: string, planned: PlannedCheck): Promise<void> {
  const { community, checkedOn, findings, isWithdrawn } = planned;
  const communities = readDivisions()
    .filter(({ level }) => level === 'community')
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const code = communities[community]?.code ?? '';
  const unit = await demo.unitId(code);
  const { items } = await clerk.get<Page<Venue>>(`venues?unit=${unit}&kind=community-centre`);
  const key = `demo-six-must-check-${planned.list}-${code}`;
  const command = { venueId: items[0]?.id, listId, checkedOn, findings };
  const one = await clerk.post<SixMustCheckDetail>('six-must-checks', command, key);
  if (!isWithdrawn) return;
  const withdraw = { reason: '评估的是另一个阵地', version: 1 };
  await clerk.post(`six-must-checks/${one.id}/withdraw`, withdraw, `${key}-withdraw`);
}
