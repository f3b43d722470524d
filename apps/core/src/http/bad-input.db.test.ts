import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CORE_PERMISSIONS } from '../access/core-roles.ts';
import { Random, RandomRequests, routesOf, type ApiDocument, type ApiRoute } from '../testing/random-requests.ts';
import { startTestCore, type RawRequest, type TestCore, type TestResponse } from '../testing/test-core.ts';

const API = '/api/core/v1';
const SEED = Number(process.env['LINLI_FUZZ_SEED'] ?? 20_261_125);
/** Stands in every name of the west, which none of the askers may read. */
const SECRET = '密西';
const PER_ROUTE = 5;
const AT_ONCE = 8;

/** The operator's alone: with them an account reaches everything by right. */
const OPERATORS = ['core.account.declare', 'core.platform.update'];

type Place = Record<string, unknown[]>;

interface Asker {
  name: string;
  subject: string | null;
}

describe('whatever is sent to core’s API', () => {
  let core: TestCore;
  let document: ApiDocument;
  let routes: ApiRoute[];
  let askers: Asker[];
  let east: Place;
  let west: Place;
  const random = new Random(SEED);

  beforeAll(async () => {
    core = await startTestCore();
    await core.until(async () => (await core.send('/readyz')).status === 200);
    document = (await core.send(`${API}/openapi.json`)).json<ApiDocument>();
    routes = routesOf(document);
    const district = await core.platform.unit('district', 1, '明河区', '120102');
    east = await prepareStreet(core, district, '东', '120102001');
    west = await prepareStreet(core, district, SECRET, '120102002');
    const [street = 0] = east['units'] as number[];
    // Somebody of both: seen from the east as somebody of the east.
    await core.platform.grant(String(east['accounts']?.[0]), ['core.unit.read'], (west['units'] as number[])[1] ?? 0);
    const everything = CORE_PERMISSIONS.filter((permission) => !OPERATORS.includes(permission));
    const asker = async (name: string, grants: [string[], number][]): Promise<Asker> => ({
      name,
      subject: (await core.person(name, grants)).subject,
    });
    askers = [
      { name: 'nobody', subject: null },
      await asker('without-grants', []),
      await asker('reader', [[everything.filter((permission) => permission.endsWith('.read')), street]]),
      await asker('eastern', [[everything, street]]),
    ];
  });
  afterAll(() => core.close());

  /** What stands in the west, to be the same afterwards. */
  const westAsItIs = async () => {
    const { rows } = await core.database.client.query<{ facts: unknown }>(
      `SELECT jsonb_build_object(
         'unit', (SELECT jsonb_agg(to_jsonb(u) ORDER BY id) FROM core.unit u WHERE name LIKE '%${SECRET}%' OR id = ANY ($1)),
         'organisation', (SELECT jsonb_agg(to_jsonb(o) ORDER BY id) FROM core.organisation o WHERE id = ANY ($2)),
         'person', (SELECT jsonb_agg(to_jsonb(p) ORDER BY id) FROM core.person p WHERE id = ANY ($3)),
         'account', (SELECT jsonb_agg(to_jsonb(a) - 'access_version' ORDER BY id) FROM core.account a WHERE id = ANY ($4)),
         'grant', (SELECT jsonb_agg(to_jsonb(g) ORDER BY id) FROM core."grant" g WHERE id = ANY ($5) OR unit_id = ANY ($1)),
         'role', (SELECT jsonb_agg(to_jsonb(r) ORDER BY id) FROM core.role r WHERE id = ANY ($6)),
         'appointment', (SELECT jsonb_agg(to_jsonb(a) ORDER BY id) FROM core.appointment a WHERE organisation_id = ANY ($2))
       ) AS facts`,
      ['units', 'organisations', 'people', 'accounts', 'grants', 'roles'].map((noun) => west[noun]),
    );
    return rows[0]?.facts;
  };
  const bearer = async ({ subject }: Asker): Promise<Record<string, string>> =>
    subject === null ? {} : { authorization: `Bearer ${await core.issuer.token(subject, { sid: randomUUID() })}` };

  /** Sends to every route as every asker, a few at a time, and answers what was wrong with the answers. */
  async function sendAll(
    who: Asker[],
    times: number,
    make: (route: ApiRoute) => { address: string; request: RawRequest },
  ) {
    // Made before the first is sent: what comes back when has no say in what is sent.
    const queue = who.flatMap((asker) =>
      routes.flatMap((route) => Array.from({ length: times }, () => ({ asker, route, ...make(route) }))),
    );
    const sent = queue.length;
    let accepted = 0;
    const wrong: string[] = [];
    const tokens = new Map(await Promise.all(askers.map(async (asker) => [asker, await bearer(asker)] as const)));
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const { asker, route, address, request } = next;
        // A session that such a request ends is nobody else's.
        const signedIn = route.path.includes('session') ? await bearer(asker) : tokens.get(asker);
        const headers = { ...signedIn, ...request.headers };
        const answer = await core.send(address, { ...request, method: route.method, headers });
        if (answer.status < 300) accepted += 1;
        const fault = faultOf(answer);
        const asked = `${asker.name} ${route.method} ${address.slice(0, 200)} ${String(request.body).slice(0, 300)}`;
        if (fault) wrong.push(`${fault}: ${asked} -> ${answer.status} ${answer.text.slice(0, 300)}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return { sent, accepted, wrong };
  }

  const requests = () =>
    new RandomRequests(document, random, (name) => {
      const noun = nounOf(name);
      return [...(west[noun] ?? []), ...(east[noun] ?? [])];
    });
  const json = { 'content-type': 'application/json' };

  test('other people’s ids and values of every kind bring no 5xx and no row out of reach, and change none', async () => {
    const before = await westAsItIs();
    const make = requests();
    const results: Awaited<ReturnType<typeof sendAll>>[] = [];
    for (const wild of [false, true])
      results.push(
        await sendAll(askers, PER_ROUTE, (route) => {
          const body = route.operation.requestBody ? JSON.stringify(make.body(route, wild)) : undefined;
          const request: RawRequest = body === undefined ? {} : { headers: json, body };
          return { address: make.address(route, wild), request };
        }),
      );
    expect(results.flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(await westAsItIs()).toEqual(before);
    expect(routes.length).toBeGreaterThan(60);
    const sum = (of: 'sent' | 'accepted') => results.reduce((all, each) => all + each[of], 0);
    console.info(`${sum('sent')} requests to ${routes.length} routes, ${sum('accepted')} done, seed ${SEED}`);
    // If nothing were accepted, nothing would have been asked.
    expect(sum('accepted')).toBeGreaterThan(200);
  });

  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  test.each<[string, () => RawRequest]>([
    ['deep JSON', () => ({ headers: json, body: deep })],
    ['a deep object', () => ({ headers: json, body: `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}` })],
    ['half a JSON', () => ({ headers: json, body: '{"name":' })],
    ['invalid UTF-8', () => ({ headers: json, body: Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]) })],
    ['a NUL', () => ({ headers: json, body: '{"name":"\\u0000","reason":"\\u0000","title":"\\u0000"}' })],
    ['bytes for JSON', () => ({ headers: json, body: Buffer.alloc(2000, 0xff) })],
    ['too much', () => ({ headers: json, body: `"${'x'.repeat(1_500_000)}"` })],
    ['no JSON at all', () => ({ headers: { 'content-type': 'text/xml' }, body: '<a/>' })],
    ['an empty body', () => ({ headers: json, body: '' })],
    ['a body in pieces', () => ({ headers: json, body: '{"name":"在册","version":1}', chunked: true })],
    [
      'forged headers',
      () => ({
        headers: {
          ...json,
          'x-linli-context': 'e30.e30.e30',
          'x-linli-account': west['accounts']?.[0] as string,
          'x-linli-plugin': 'grid',
          'x-linli-request-id': "'; DROP TABLE core.unit; --",
          'x-test-account': west['accounts']?.[0] as string,
          'x-forwarded-for': '127.0.0.1',
          'x-forwarded-host': 'evil.example',
          'x-forwarded-proto': 'https',
          'x-forwarded-prefix': '/../',
          forwarded: 'for=127.0.0.1;host=evil.example',
          'x-http-method-override': 'DELETE',
          'accept-language': 'x'.repeat(5000),
          'idempotency-key': 'x'.repeat(3000),
        },
        body: '{}',
      }),
    ],
  ])('%s is refused, or not heeded, at every route', async (_what, request) => {
    const before = await westAsItIs();
    const make = requests();
    const { wrong } = await sendAll(
      askers.filter(({ name }) => name === 'nobody' || name === 'eastern'),
      1,
      (route) => {
        const { body, headers = {}, ...more } = request();
        const takesBody = route.method !== 'GET' && route.method !== 'HEAD' && body !== undefined;
        return { address: make.address(route, false), request: takesBody ? { ...more, headers, body } : { headers } };
      },
    );
    expect(wrong).toEqual([]);
    expect(await westAsItIs()).toEqual(before);
  });
});

/** What is wrong with an answer, if anything. */
function faultOf({ status, headers, text }: TestResponse): string | undefined {
  if (status >= 500) return 'a fault of the server';
  if (text.includes(SECRET)) return 'tells of what is out of reach';
  if (status < 400) return undefined;
  if (!String(headers['content-type']).startsWith('application/problem+json')) return 'no problem document';
  const problem = JSON.parse(text) as { code?: string; title?: string };
  return problem.code && problem.title && problem.title !== problem.code ? undefined : 'a problem without words';
}

const NOUNS: readonly [RegExp, string][] = [
  [/^(units|unit|unitId|parentId|parent|successorId|unitIds|others)$/, 'units'],
  [/^(organisations|organisationId|superiorId|anchorOrganisationId|fromOrganisationId|organisation)$/, 'organisations'],
  [/^(people|personId|person)$/, 'people'],
  [/^(accounts|accountId|account)$/, 'accounts'],
  [/^(grants|grantId)$/, 'grants'],
  [/^(appointments|appointmentId|handedTo)$/, 'appointments'],
  [/^(roles|roleId)$/, 'roles'],
  [/^permissions?$/, 'permissions'],
  [/^version$/, 'versions'],
  [/^code$/, 'codes'],
];
const nounOf = (name: string) => NOUNS.find(([pattern]) => pattern.test(name))?.[1] ?? '';

/** A street with everything in it that core keeps, each by its noun. */
async function prepareStreet(core: TestCore, district: number, name: string, code: string): Promise<Place> {
  const { client } = core.database;
  const street = await core.platform.unit('street', district, `${name}街`, code);
  const community = await core.platform.unit('community', street, `${name}社区`, `${code}001`);
  const organisation = await core.platform.organisation(street, `${name}网格办`);
  // Of no place by its name: whoever may give knows the account that they give to.
  const account = await core.person('account', [[['core.unit.read'], street]]);
  const [person, appointment, role] = [randomUUID(), randomUUID(), `district.${code}`];
  await client.query('INSERT INTO core.person (id, name, unit_id) VALUES ($1, $2, $3)', [person, `${name}某`, street]);
  await client.query(
    `INSERT INTO core.appointment (id, person_id, organisation_id, post, kind, state, valid_from)
     SELECT $1, $2, $3, id, 'full', 'in-force', '2026-01-01' FROM core.post_type ORDER BY position LIMIT 1`,
    [appointment, person, organisation],
  );
  await client.query(
    `INSERT INTO core.role (id, plugin_id, title, permissions) VALUES ($1, 'district', '{"zh-CN":"巡查员"}', '{core.unit.read}')`,
    [role],
  );
  await client.query(`INSERT INTO core."grant" (account_id, role_id, unit_id, reason) VALUES ($1, $2, $3, $4)`, [
    account.id,
    role,
    community,
    `${name}需要`,
  ]);
  const { rows } = await client.query<{ id: string }>('SELECT id FROM core."grant" WHERE account_id = $1', [
    account.id,
  ]);
  return {
    units: [street, community],
    organisations: [organisation],
    people: [person],
    accounts: [account.id],
    grants: rows.map(({ id }) => id),
    appointments: [appointment],
    roles: [role, 'core.member', 'core.operator'],
    permissions: ['core.unit.read', 'core.audit.read'],
    versions: [1],
    codes: [code, `${code}001`],
  };
}
