import { describe, expect, test } from '@jest/globals';
import { unitCodeSchema, unitNameSchema } from '@linli/contracts';
import { communitiesOf, demoDivisionsCsv, parseDivisions, readDivisions } from './divisions.ts';
import { demoGrids } from './grids.ts';

const divisions = readDivisions();
const communities = communitiesOf(divisions);
const grids = demoGrids(communities);

describe('the demo district', () => {
  test('has its real 13 streets and 168 communities', () => {
    expect(divisions.filter(({ level }) => level === 'street')).toHaveLength(13);
    expect(communities).toHaveLength(168);
  });

  test('has 1100 grids with codes that occur once', () => {
    expect(grids).toHaveLength(1100);
    expect(new Set(grids.map(({ code }) => code)).size).toBe(1100);
  });

  test('has six or seven grids in each community', () => {
    const perCommunity = communities.map(({ code }) => grids.filter(({ parentCode }) => parentCode === code).length);
    expect(perCommunity.filter((count) => count === 7)).toHaveLength(92);
    expect(perCommunity.filter((count) => count === 6)).toHaveLength(76);
    expect(perCommunity.slice(0, 92).every((count) => count === 7)).toBe(true);
  });

  test('names each grid after its community, so that its name occurs once there', () => {
    expect(grids[0]?.name).toMatch(/^\S+第1网格$/);
    expect(grids[0]?.name).not.toContain('居委会');
    expect(new Set(grids.map(({ name, parentCode }) => `${parentCode} ${name}`)).size).toBe(1100);
  });

  test('has only codes and names that units may have', () => {
    for (const { code, name } of [...divisions, ...grids]) {
      expect(unitCodeSchema.safeParse(code).success).toBe(true);
      expect(unitNameSchema.safeParse(name).success).toBe(true);
    }
  });

  test('is one file whose every parent is in it', () => {
    const all = parseDivisions(demoDivisionsCsv());
    const codes = new Set(all.map(({ code }) => code));
    expect(all).toHaveLength(184 + 1100);
    expect(codes.size).toBe(all.length);
    expect(all.filter(({ parentCode }) => parentCode !== '' && !codes.has(parentCode))).toEqual([]);
  });
});

describe('a divisions file', () => {
  test('is refused when its columns are others', () => {
    expect(() => parseDivisions('a,b\n1,2\n')).toThrow('must begin with');
    expect(() => parseDivisions('code,name,level,parent_code\n1,2\n')).toThrow('line 2');
  });

  test('is read with a byte order mark and Windows line ends', () => {
    expect(parseDivisions('\uFEFFcode,name,level,parent_code\r\n12,天津市,province,\r\n')).toEqual([
      { code: '12', name: '天津市', level: 'province', parentCode: '' },
    ]);
  });
});
