import { describe, expect, test } from '@jest/globals';
import { RouteTable } from './route-table.ts';

const allow = (...permissions: string[]) => ({ 'x-linli-permissions': permissions });
const table = new RouteTable({
  paths: {
    '/v1/rows': { get: allow('a.row.read'), post: allow('a.row.create', 'a.row.read'), parameters: [] },
    '/v1/rows/search': { get: allow('a.row.search') },
    '/v1/rows/{id}': { get: allow('a.row.read') },
    '/v1/rows/{id}/assign': { post: allow('a.row.assign') },
    '/v1/me': { get: allow() },
    '/v1/closed': { get: {} },
  },
});

describe('the routes of a plugin', () => {
  test.each([
    ['GET', '/v1/rows', ['a.row.read']],
    ['HEAD', '/v1/rows', ['a.row.read']],
    ['POST', '/v1/rows', ['a.row.create', 'a.row.read']],
    ['GET', '/v1/rows/search', ['a.row.search']],
    ['GET', '/v1/rows/7', ['a.row.read']],
    ['POST', '/v1/rows/7/assign', ['a.row.assign']],
    ['GET', '/v1/me', []],
  ])('know the permissions of %s %s', (method, path, permissions) => {
    expect(table.find(method, path)?.permissions).toEqual(permissions);
  });

  test.each([
    ['GET', '/v1/closed'],
    ['DELETE', '/v1/rows'],
    ['GET', '/v1/rows/'],
    ['GET', '/v1/rows/7/assign'],
    ['GET', '/V1/rows'],
    ['GET', '/v1/rows//7'],
    ['BREW', '/v1/rows'],
  ])('know no %s %s', (method, path) => {
    expect(table.find(method, path)).toBeNull();
  });

  test('name the methods of a path', () => {
    expect(table.methodsOf('/v1/rows')).toEqual(['GET', 'POST', 'HEAD']);
    expect(table.methodsOf('/v1/none')).toEqual([]);
  });
});
