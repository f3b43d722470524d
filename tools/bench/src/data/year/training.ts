import type { Client } from 'pg';
import { fill, inBulk, uuid } from './fill.ts';
import type { Amounts } from './year.ts';

const plugin = 'training';
const TABLES = [
  'certificate_type',
  'certificate',
  'licence_rule',
  'programme',
  'training_class',
  'enrolment',
  'recruitment_batch',
  'hire',
];
const CLASSES = 200;

/** Classes and who was in them, who was hired, and the certificate that each secretary of a branch must have. */
export async function fillTraining(client: Client, { enrolments, hires }: Amounts): Promise<void> {
  await inBulk(client, plugin, TABLES, async () => {
    await fill(client, { plugin, table: 'certificate_type', at: 'district', count: 1, columns: TYPE });
    await fill(client, { plugin, table: 'licence_rule', at: 'district', count: 1, columns: RULE });
    await certify(client);
    await fill(client, { plugin, table: 'programme', at: 'district', count: 1, columns: PROGRAMME });
    await fill(client, { plugin, table: 'training_class', at: 'district', count: CLASSES, columns: CLASS });
    await fill(client, { plugin, table: 'enrolment', at: 'community', count: enrolments, columns: ENROLMENT });
    await fill(client, { plugin, table: 'recruitment_batch', at: 'district', count: 4, columns: BATCH });
    await fill(client, { plugin, table: 'hire', at: 'community', count: hires, columns: HIRE });
  });
}

const TYPE = {
  id: uuid(`'certificate-type'`),
  title: `'书记任职证书'`,
  source: `'outside'`,
  valid_years: '3',
  state: `'active'`,
};
const RULE = {
  ...{
    id: uuid(`'licence-rule'`),
    title: `'书记持证'`,
    post: `'secretary'`,
    organisation_type: `'branch'`,
    type_id: uuid(`'certificate-type'`),
  },
  ...{
    type_title: `'书记任职证书'`,
    from_day: `current_date - 700`,
    grace_days: '90',
    state: `'active'`,
    created_at: `now() - interval '1 year'`,
  },
};

/** Eight of ten secretaries in force have one; of these one of ten ends soon. */
async function certify(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO plugin_training.certificate (id, code, type_id, title, person_id, holder_name, issued_on, valid_to, basis, unit_id, unit_path, province_id,
       city_id, district_id, street_id, community_id, grid_id, state, state_since, created_at, created_by, version)
     SELECT md5('bench-certificate-' || n)::uuid, upper(lpad(to_hex(n), 10, '0')), ${uuid(`'certificate-type'`)}, '书记任职证书', person_id, held.name,
       current_date - 200, current_date + CASE WHEN n % 10 = 0 THEN 10 ELSE 600 END, '培训合格', u.id, u.path, u.province_id, u.city_id, u.district_id,
       u.street_id, u.community_id, u.grid_id, 'issued', now() - interval '200 days', now() - interval '200 days', ${uuid(`'clerk'`)}, 1
     FROM (SELECT row_number() OVER (ORDER BY a.id)::integer AS n, a.person_id, p.name, o.unit_id FROM core.appointment a
       JOIN core.organisation o ON o.id = a.organisation_id JOIN core.person p ON p.id = a.person_id
       WHERE a.reason = 'bench' AND a.post = 'secretary' AND a.state = 'in-force') AS held
     JOIN core.unit u ON u.id = held.unit_id WHERE n % 5 < 4`,
  );
}

const PROGRAMME = { id: uuid(`'training-programme'`), title: `'书记培训'`, state: `'active'` };
const CLASS = {
  ...{
    id: uuid(`'class-' || n`),
    programme_id: uuid(`'training-programme'`),
    programme_title: `'书记培训'`,
    title: `'第 ' || n || ' 期'`,
  },
  ...{
    posts: `ARRAY['secretary']`,
    bodies: `'{}'`,
    seats: '60',
    starts_on: 'made::date',
    ends_on: 'made::date + 2',
    place: `'党校'`,
  },
  ...{ on_holidays: 'false', finished_on: `CASE WHEN n % 10 < 9 THEN made::date + 2 END` },
  state: `CASE WHEN n % 10 < 9 THEN 'finished' ELSE 'enrolling' END`,
};
const ENROLMENT = {
  ...{
    id: uuid(`'enrolment-' || n`),
    class_id: uuid(`'class-' || n % ${CLASSES}`),
    class_title: `'书记培训'`,
    person_id: uuid(`'person-' || n`),
  },
  ...{
    person_name: `'基准' || n`,
    appointment_id: uuid(`'appointment-' || n`),
    post: `'secretary'`,
    organisation: `'网格支部'`,
  },
  ...{ result: `CASE WHEN n % 20 < 17 THEN 'passed' END`, completed_on: `CASE WHEN n % 20 < 18 THEN made::date END` },
  state: `CASE WHEN n % 20 < 17 THEN 'completed' WHEN n % 20 = 17 THEN 'absent' ELSE 'confirmed' END`,
};
const BATCH = {
  ...{
    id: uuid(`'batch-' || n`),
    title: `'第 ' || n || ' 批'`,
    places: '300',
    announced_on: 'made::date',
    starts_on: 'made::date + 30',
    state: `'hired'`,
  },
};
const HIRE = {
  ...{
    id: uuid(`'hire-' || n`),
    batch_id: uuid(`'batch-' || n % 4`),
    batch_title: `'批次'`,
    name: `'基准' || n`,
    organisation_id: uuid(`'body-' || n`),
  },
  ...{ organisation_name: `'居委会'`, post: `'worker'`, starts_on: 'made::date', person_id: uuid(`'person-' || n`) },
  ...{ appointment_id: uuid(`'hired-' || n`), done_on: 'made::date', state: `'done'` },
};
