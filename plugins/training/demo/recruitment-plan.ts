import { addDays } from '@linli/contracts';
import type { Day } from '@linli/contracts';

/** A batch whose people are all at work: when its list hung on paper, and when they began. */
export interface DemoBatch {
  key: string;
  title: string;
  count: number;
  note: string;
  announcedOn: Day;
  from: Day;
  until: Day;
  startsOn: Day;
}

/** Together as many as the district reports. */
export const HIRED = 259;
const FIRST = 150;

export function closedBatches(today: Day): DemoBatch[] {
  const batch = (key: string, title: string, count: number, ago: number): DemoBatch => ({
    key,
    title,
    count,
    note: '面向全区公开招聘社区工作者，按社区缺额安排岗位',
    announcedOn: addDays(today, -ago),
    // Long enough whatever holidays lie in it.
    from: addDays(today, 30 - ago),
    until: addDays(today, 50 - ago),
    startsOn: addDays(today, 60 - ago),
  });
  return [
    batch('first', '社区工作者公开招聘（第一批）', FIRST, 260),
    batch('second', '社区工作者公开招聘（第二批）', HIRED - FIRST, 150),
  ];
}

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章'];
const GIVEN = [...'一二安宁清和平正明远知行思齐望舒若谷怀瑾'];

/** The n-th invented name: three characters, none twice within a thousand. */
export function demoName(n: number): string {
  const [surname, given] = [SURNAMES[n % SURNAMES.length] ?? '', Math.floor(n / SURNAMES.length)];
  const first = GIVEN[(n + given) % GIVEN.length] ?? '';
  const second = GIVEN[(given * 7 + Math.floor(n / 3)) % GIVEN.length] ?? '';
  return `${surname}${first}${second}`;
}

/** A table as the clerk pastes it: so many people from the n-th name on, over the bodies in their turn. */
export function demoList(bodies: readonly string[], count: number, from: number): { text: string } {
  const rows = Array.from({ length: count }, (_, n) => {
    const body = bodies[(from + n) % bodies.length] ?? '';
    return [demoName(from + n), body, '社区工作者'].join('\t');
  });
  return { text: ['姓名\t任职组织\t岗位', ...rows].join('\n') };
}
