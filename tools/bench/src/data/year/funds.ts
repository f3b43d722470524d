import type { Client } from 'pg';
import { fill, inBulk, uuid } from './fill.ts';
import type { Amounts } from './year.ts';

const plugin = 'funds';
const TABLES = [
  'fund',
  'budget_line',
  'ledger_account',
  'ledger_entry',
  'ledger_line',
  'project',
  'expense',
  'rule_document',
];
const SUBSIDY_TABLES = ['subsidy_scheme', 'subsidy_run', 'subsidy_entry'];

/** Lines of a community, one for each of these; expenses of a project; fen of one of them. */
const TYPES = ['service', 'goods', 'works', 'activity'] as const;
const EXPENSES = 4;
const FEN = 100_000;
const YEAR = 'extract(year FROM now())::integer';
const RUNS = 4;

/** A fund that went down to the communities, and the projects that it was spent on: ten lines of the ledger for each. */
export async function fillFunds(client: Client, { projects, subsidies }: Amounts): Promise<void> {
  await inBulk(client, plugin, TABLES, async () => {
    await fill(client, { plugin, table: 'fund', at: 'district', count: 1, columns: FUND });
    await fill(client, { plugin, table: 'rule_document', at: 'district', count: 4, columns: RULES });
    await fill(client, {
      plugin,
      table: 'budget_line',
      at: 'district',
      count: 1,
      plain: true,
      columns: lineOf(`'general'`, '2000'),
    });
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::integer AS n FROM bench_spot WHERE level = 'community'`,
    );
    const communities = rows[0]?.n ?? 0;
    const type = `(ARRAY['${TYPES.join(`', '`)}'])[1 + n / ${communities} % ${TYPES.length}]`;
    await fill(client, {
      plugin,
      table: 'budget_line',
      at: 'community',
      count: communities * TYPES.length,
      plain: true,
      columns: lineOf(type, 'n'),
    });
    await openAccounts(client);
    await fill(client, {
      plugin,
      table: 'project',
      at: 'community',
      count: projects,
      columns: { ...PROJECT, type, line_id: lineId('n', communities) },
    });
    await fill(client, {
      plugin,
      table: 'expense',
      at: 'community',
      count: projects * EXPENSES,
      columns: EXPENSE(projects, communities),
    });
    await post(client, communities * TYPES.length, projects);
  });
  await inBulk(client, plugin, SUBSIDY_TABLES, async () => {
    await fill(client, { plugin, table: 'subsidy_scheme', at: 'district', count: 1, columns: SCHEME });
    await fill(client, { plugin, table: 'subsidy_run', at: 'district', count: RUNS, columns: RUN(subsidies) });
    await fill(client, {
      plugin,
      table: 'subsidy_entry',
      at: 'community',
      count: subsidies * RUNS,
      columns: ENTRY(subsidies),
    });
  });
}

const FUND_ID = uuid(`'fund'`);
const FUND = {
  ...{ id: FUND_ID, title: `'社区治理专项资金'`, source: `'district-budget'`, year: YEAR, fen: '9000000000000' },
  ...{ approved_on: 'made::date', state: `'approved'` },
};
const RULES = {
  ...{
    id: uuid(`'rules-' || n`),
    title: `'管理办法' || n`,
    edition: '2',
    revises: `CASE WHEN n > 0 THEN ${uuid(`'rules-' || n - 1`)} END`,
  },
  ...{ clauses: `'[]'`, caps: `'[]'`, in_force_from: `current_date - 300`, state: `'issued'` },
};

const lineOf = (category: string, n: string) => ({
  ...{ id: uuid(`'line-' || ${n}`), fund_id: FUND_ID, home_unit_id: 'u.id', year: YEAR, category, title: `'基准科目'` },
});
/** The line of a project: dealt to communities as the lines are. */
const lineId = (n: string, communities: number) => uuid(`'line-' || ${n} % ${communities * TYPES.length}`);
const accountId = (kind: string, line: string) => uuid(`'account-${kind}-' || ${line}`);
const DISTRICT_LINE = '2000';

async function openAccounts(client: Client): Promise<void> {
  const places = 'unit_id, unit_path, province_id, city_id, district_id, street_id, community_id, grid_id';
  await client.query(
    `INSERT INTO plugin_funds.ledger_account (id, fund_id, line_id, kind, ${places})
     SELECT md5('bench-account-' || kind || '-' || line.n)::uuid, ${FUND_ID}, b.id, kind, ${places.replaceAll(/(\w+)/g, 'b.$1')}
     FROM generate_series(0, 2000) AS line (n) JOIN plugin_funds.budget_line b ON b.id = ${uuid(`'line-' || line.n`)}
     CROSS JOIN unnest(ARRAY['available', 'committed', 'spent']) AS kind`,
  );
  await client.query(
    `INSERT INTO plugin_funds.ledger_account (id, fund_id, kind, ${places})
     SELECT ${accountId('source', '0')}, id, 'source', ${places} FROM plugin_funds.fund WHERE id = ${FUND_ID}`,
  );
}

const CLOSED = 'n % 10 < 7';
const PROJECT = {
  ...{ id: uuid(`'project-' || n`), title: `'第 ' || n || ' 个微项目'`, proposer: `'resident'`, need: `'居民提出'` },
  ...{
    items: `'[{"name": "物料", "fen": ${FEN * EXPENSES}}]'`,
    budget_fen: String(FEN * EXPENSES),
    claimed_fen: String(FEN * EXPENSES),
  },
  ...{
    paid_fen: String(FEN * EXPENSES),
    planned_from: 'made::date',
    planned_until: 'made::date + 60',
    held_on: 'made::date',
  },
  ...{ meeting: `'residents'`, attendees: '30', votes_for: '28', votes_against: '1', started_on: 'made::date' },
  ...{ accepted_on: `CASE WHEN ${CLOSED} THEN made::date + 1 END`, summary: `CASE WHEN ${CLOSED} THEN '完成' END` },
  state: `CASE WHEN ${CLOSED} THEN 'closed' ELSE 'running' END`,
};
const EXPENSE = (projects: number, communities: number) => ({
  // Row n is the expense n / projects of the project n % projects, and stands where that does.
  ...{ id: uuid(`'expense-' || n`), project_id: uuid(`'project-' || n % ${projects}`), project_title: `'微项目'` },
  ...{
    line_id: lineId(`(n % ${projects})`, communities),
    title: `'物料'`,
    fen: String(FEN),
    supplier: `'商店'`,
    voucher_no: `'B' || n`,
  },
  ...{ paid_on: 'made::date', entry_id: uuid(`'entry-spend-' || n`), checked_by: uuid(`'checker'`), state: `'paid'` },
});

/** One that appropriates, one for each line that gets, one that commits for each project, one for each expense. */
async function post(client: Client, lines: number, projects: number): Promise<void> {
  const total = FEN * EXPENSES;
  const each = total * Math.ceil(projects / lines);
  const moves = [
    move('appropriate', {
      reference: `'fund'`,
      of: 1,
      fen: String(each * lines),
      from: accountId('source', '0'),
      to: accountId('available', DISTRICT_LINE),
    }),
    move('allocate', {
      reference: `'allocation'`,
      of: lines,
      fen: String(each),
      from: accountId('available', DISTRICT_LINE),
      to: accountId('available', 'n'),
    }),
    move('commit', {
      reference: `'project'`,
      of: projects,
      fen: String(total),
      from: accountId('available', `n % ${lines}`),
      to: accountId('committed', `n % ${lines}`),
    }),
    move('spend', {
      reference: `'expense'`,
      of: projects * EXPENSES,
      fen: String(FEN),
      from: accountId('committed', `n % ${projects} % ${lines}`),
      to: accountId('spent', `n % ${projects} % ${lines}`),
    }),
  ];
  for (const [entries, both] of moves) {
    await client.query(entries);
    await client.query(both);
  }
  await client.query(
    `UPDATE plugin_funds.ledger_account a SET fen = s.fen FROM (SELECT account_id, sum(fen) AS fen FROM plugin_funds.ledger_line GROUP BY account_id) AS s
     WHERE s.account_id = a.id AND a.fund_id = ${FUND_ID}`,
  );
}

interface Move {
  reference: string;
  of: number;
  fen: string;
  from: string;
  to: string;
}

function move(kind: string, { reference, of, fen, from, to }: Move): [entries: string, lines: string] {
  const places = 'unit_id, unit_path, province_id, city_id, district_id, street_id, community_id, grid_id';
  const placed = places.replaceAll(/(\w+)/g, 'a.$1');
  const id = uuid(`'entry-${kind}-' || n`);
  const made = `(now() - interval '1 year' + n * (interval '363 days' / ${of}))`;
  return [
    `INSERT INTO plugin_funds.ledger_entry (id, fund_id, kind, reference_type, reference_id, leg, digest, posted_at, ${places})
     SELECT ${id}, ${FUND_ID}, '${kind}', ${reference}, ${uuid(`'${kind}-' || n`)}, 0, '', ${made}, ${placed}
     FROM generate_series(0, ${of - 1}) AS n JOIN plugin_funds.ledger_account a ON a.id = ${from}`,
    `INSERT INTO plugin_funds.ledger_line (id, entry_id, account_id, fund_id, line_id, account_kind, kind, effect, year, category, fen, memo,
       reference_type, reference_id, posted_on, posted_at, posted_by, ${places})
     SELECT gen_random_uuid(), ${id}, a.id, ${FUND_ID}, a.line_id, a.kind, '${kind}', '${kind}', ${YEAR}, COALESCE(b.category, 'general'), side.sign * ${fen}, '基准',
       ${reference}, ${uuid(`'${kind}-' || n`)}, ${made}::date, ${made}, ${uuid(`'clerk'`)}, ${placed}
     FROM generate_series(0, ${of - 1}) AS n CROSS JOIN LATERAL (VALUES (-1::bigint, ${from}), (1, ${to})) AS side (sign, account)
     JOIN plugin_funds.ledger_account a ON a.id = side.account LEFT JOIN plugin_funds.budget_line b ON b.id = a.line_id`,
  ];
}

const SCHEME = {
  ...{
    id: uuid(`'scheme'`),
    title: `'书记补贴'`,
    post: `'secretary'`,
    body: `'grid'`,
    period: `'quarter'`,
    fen: '30000000',
    state: `'active'`,
  },
};
const RUN = (people: number) => ({
  ...{
    id: uuid(`'run-' || n`),
    scheme_id: uuid(`'scheme'`),
    scheme_title: `'书记补贴'`,
    post: `'secretary'`,
    body: `'grid'`,
  },
  ...{
    total_fen: String(people * 10_000),
    title: `'第 ' || n || ' 批'`,
    held_on: 'made::date',
    people: String(people),
    base_fen: '10000',
  },
  ...{
    extra: '0',
    starts_at: '1',
    computed_by: uuid(`'clerk'`),
    checked_by: uuid(`'checker'`),
    released_on: 'made::date',
    state: `'paid'`,
  },
});
const ENTRY = (people: number) => ({
  ...{
    id: uuid(`'subsidy-' || n`),
    run_id: uuid(`'run-' || n / ${people}`),
    run_title: `'批次'`,
    appointment_id: uuid(`'appointment-' || n % ${people}`),
  },
  ...{
    person_id: uuid(`'person-' || n % ${people}`),
    person_name: `'基准' || n % ${people}`,
    organisation_id: uuid(`'body-' || n % ${people}`),
  },
  ...{
    organisation_name: `'网格支部'`,
    computed_unit: 'u.id',
    fen: '10000',
    released_on: 'made::date',
    paid_on: 'made::date',
    state: `'paid'`,
  },
});
