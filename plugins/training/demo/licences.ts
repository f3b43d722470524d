import { addDays, dayOf } from '@linli/contracts';
import type { HeldAppointments } from '@linli/contracts';
import type { Demo, DemoClient } from '@linli/demo';
import type { CertificateDetail, CertificateTypeDetail, IssueCertificates } from '../contract/index.ts';
import { LICENCE_TYPES, planOf } from './licence-plan.ts';

const DISTRICT = '120102';
const HOLDERS = '/api/core/v1/appointments/held?post=secretary&organisationType=party-committee&asOf=';

/** Certificates of the secretaries in every standing, and the rule that asks for them; by the district's clerk. */
export async function seedLicences(demo: Demo): Promise<void> {
  const clerk = demo.as('district-clerk');
  const { total } = await clerk.get<{ total: number }>('licence-rules?pageSize=1');
  if (total > 0) return;
  const today = dayOf(new Date());
  const unitId = await demo.unitId(DISTRICT);
  const types: CertificateTypeDetail[] = [];
  for (const [index, type] of LICENCE_TYPES.entries())
    types.push(await clerk.post('certificate-types', { ...type, unitId }, `demo-certificate-type-${index}`));
  const typeId = types[0]?.id ?? '';
  const { items } = await clerk.get<HeldAppointments>(HOLDERS + today);
  const people = [...new Map(items.map((held) => [held.person.id, held])).values()];
  // By the name of the body, so that each run gives the same certificates to the same people.
  people.sort((a, b) => a.organisation.name.localeCompare(b.organisation.name, 'zh-CN'));
  const issued: CertificateDetail[] = [];
  for (const { key, ...group } of planOf(
    people.map(({ person }) => person.id),
    today,
  ))
    issued.push(...(await issue(clerk, { typeId, ...group }, key)));
  await end(clerk, issued);
  // Last: that it is there says that everything is.
  const rule = { title: '社区（街道）党委书记持证上岗', post: 'secretary', organisationType: 'party-committee' };
  const holds = { from: addDays(today, -365), graceDays: 180, note: '新任书记任职后半年内参加培训，取得任职证书' };
  await clerk.post('licence-rules', { ...rule, ...holds, typeId, unitId }, 'demo-licence-rule-0');
}

async function issue(clerk: DemoClient, command: IssueCertificates, key: string): Promise<CertificateDetail[]> {
  const { items } = await clerk.post<{ items: CertificateDetail[] }>('certificates/issue-many', command, key);
  return items;
}

/** One is replaced, one taken back. */
async function end(clerk: DemoClient, [first, second]: CertificateDetail[]): Promise<void> {
  if (!first || !second) return;
  const lost = { reason: '原证书在办公室搬迁中遗失', version: first.version };
  await clerk.post(`certificates/${first.id}/reissue`, lost, 'demo-certificate-reissue');
  const untrue = { reason: '结业材料与本人参训情况不符', version: second.version };
  await clerk.post(`certificates/${second.id}/revoke`, untrue, 'demo-certificate-revoke');
}
