import { addDays, dayOf } from '@linli/contracts';
import type { Day, HeldAppointment, HeldAppointments } from '@linli/contracts';
import type { Demo, DemoClient } from '@linli/demo';
import type { CertificateDetail, CertificateTypeDetail, IssueCertificates } from '../contract/index.ts';
import { LICENCE_TYPES, planOf } from './licence-plan.ts';

const DISTRICT = '120102';
/** What stands at the head of a community's or a street's party. */
const BODIES = ['party-committee', 'general-branch'] as const;

const RULES = {
  'party-committee': { title: '党委书记持证上岗' },
  'general-branch': { title: '党总支书记持证上岗' },
};

/** Certificates of the secretaries in every standing, and the rule that asks for them; by the district's clerk. */
export async function seedLicences(demo: Demo): Promise<void> {
  const clerk = demo.as('district-clerk');
  const { total } = await clerk.get<{ total: number }>('licence-rules?pageSize=1');
  if (total >= BODIES.length) return;
  const today = dayOf(new Date());
  const unitId = await demo.unitId(DISTRICT);
  const types: CertificateTypeDetail[] = [];
  for (const [index, type] of LICENCE_TYPES.entries())
    types.push(await clerk.post('certificate-types', { ...type, unitId }, `demo-certificate-type-${index}`));
  const typeId = types[0]?.id ?? '';
  const held = await Promise.all(BODIES.map((type) => secretaries(clerk, type, today)));
  const people = [...new Map(held.flat().map((each) => [each.person.id, each])).values()];
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
  for (const organisationType of [...BODIES].reverse()) {
    const rule = { ...RULES[organisationType], post: 'secretary', organisationType, from: addDays(today, -365) };
    const note = '新任书记任职后半年内参加培训，取得任职证书';
    const command = { ...rule, graceDays: 180, note, typeId, unitId };
    await clerk.post('licence-rules', command, `demo-licence-rule-${organisationType}`);
  }
}

async function secretaries(clerk: DemoClient, organisationType: string, asOf: Day): Promise<HeldAppointment[]> {
  const query = `post=secretary&organisationType=${organisationType}&asOf=${asOf}`;
  return (await clerk.get<HeldAppointments>(`/api/core/v1/appointments/held?${query}`)).items;
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
