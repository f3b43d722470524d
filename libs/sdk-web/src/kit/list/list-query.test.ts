import { describe, expect, test } from '@jest/globals';
import { changeAddress, readListQuery, toApiQuery, type ListDefaults } from './list-query.ts';

const defaults: ListDefaults = {
  views: [
    { key: 'open', label: '在办', query: { waiting: 'me' } },
    { key: 'all', label: '全部' },
  ],
  filters: [
    { key: 'state', kind: 'select', label: '状态', options: [] },
    { key: 'reported', kind: 'date-range', label: '上报' },
  ],
  sort: '-reportedAt',
  pageSize: 20,
};
const read = (text: string) => readListQuery(new URLSearchParams(text), defaults);

describe('the address of a list', () => {
  test('gives the first view and the defaults when it says nothing', () => {
    expect(read('')).toEqual({ view: 'open', q: '', filters: {}, sort: '-reportedAt', page: 1, pageSize: 20 });
  });

  test('gives what it says, a date range as two words', () => {
    expect(read('view=all&q=灯&state=a,b&reportedFrom=2026-01-01&page=3&size=50&sort=no')).toEqual({
      view: 'all',
      q: '灯',
      filters: { state: 'a,b', reportedFrom: '2026-01-01' },
      sort: 'no',
      page: 3,
      pageSize: 50,
    });
  });

  test('asks for an exact count where a figure has opened it, and only then', () => {
    expect(toApiQuery(read('count=exact'))).toMatchObject({ count: 'exact' });
    expect(toApiQuery(read('count=about'))['count']).toBeUndefined();
  });

  test('counts nonsense as not set', () => {
    expect(read('view=what&page=-4&size=7&unknown=1')).toMatchObject({
      view: 'open',
      page: 1,
      pageSize: 20,
      filters: {},
    });
  });

  test('goes back to the first page when anything but the page changes', () => {
    const search = new URLSearchParams('page=4&sel=7&unit=3');
    expect(changeAddress(search, { state: 'a' }).toString()).toBe('unit=3&state=a');
    expect(changeAddress(search, { page: '5' }).toString()).toBe('page=5&sel=7&unit=3');
    expect(changeAddress(search, { sel: null }).toString()).toBe('page=4&unit=3');
  });

  test('becomes a query of the API, with what the view adds', () => {
    expect(toApiQuery(read('state=a'), defaults.views)).toEqual({
      waiting: 'me',
      state: 'a',
      q: undefined,
      sort: '-reportedAt',
      page: 1,
      pageSize: 20,
    });
  });
});
