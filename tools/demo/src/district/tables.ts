import type { DemoBody, DemoPerson, DemoPost } from './register.ts';

/** The columns of the import's files, by the name that its templates give them. */
const BODY_COLUMNS: readonly [title: string, of: (body: DemoBody) => string | undefined][] = [
  ['组织代码', ({ code }) => code],
  ['组织名称', ({ name }) => name],
  ['组织类型', ({ type }) => type],
  ['细分类型', ({ subtype }) => subtype],
  ['隶属系统', ({ type, name }) => lineOf(type, name)],
  ['上级组织代码', ({ superior }) => superior],
  ['设在', ({ within, place }) => (within ? 'organisation' : (place?.kind ?? 'unit'))],
  ['区划代码', ({ unit }) => unit],
  ['楼门或社团', ({ place }) => place?.name],
  ['所在组织代码', ({ within }) => within],
  ['成立日期', ({ since }) => since],
];

/** Which system a body belongs to, where its kind leaves that open. */
function lineOf(type: DemoBody['type'], name: string): string | undefined {
  if (type === 'organ')
    return /委(办公室|组织部|宣传部|统战部|政法|社会|机构|网络|老干部|党校)/.test(name) ? 'party' : 'government';
  if (type === 'leading-group') return 'party';
  return undefined;
}

export function bodiesCsv(bodies: readonly DemoBody[]): string {
  return csvOf(BODY_COLUMNS, bodies);
}

const PERSON_COLUMNS: readonly [title: string, of: (person: DemoPerson) => string | undefined][] = [
  ['人员编号', ({ code }) => code],
  ['姓名', ({ name }) => name],
  ['区划代码', ({ unit }) => unit],
  ['手机号', ({ phone }) => phone],
];

export function peopleCsv(people: readonly DemoPerson[]): string {
  return csvOf(PERSON_COLUMNS, people);
}

const POST_COLUMNS: readonly [title: string, of: (post: DemoPost) => string | undefined][] = [
  ['人员编号', ({ person }) => person],
  ['组织代码', ({ body }) => body],
  ['职务', ({ post }) => post],
  ['任职方式', ({ kind }) => kind],
  ['席位', ({ seat }) => seat],
  ['来源组织代码', ({ from }) => (from && 'body' in from ? from.body : undefined)],
  ['来源单位', ({ from }) => (from && 'name' in from ? from.name : undefined)],
  ['到任日期', ({ since }) => since],
  ['终止日期', ({ until }) => until],
  ['任期届满', ({ termEnd }) => termEnd],
  ['任职依据', ({ basis }) => basis],
];

export function postsCsv(posts: readonly DemoPost[]): string {
  return csvOf(POST_COLUMNS, posts);
}

function csvOf<T>(columns: readonly [string, (row: T) => string | undefined][], rows: readonly T[]): string {
  const lines = rows.map((row) => columns.map(([, of]) => of(row) ?? '').join(','));
  return `${[columns.map(([title]) => title).join(','), ...lines].join('\n')}\n`;
}
