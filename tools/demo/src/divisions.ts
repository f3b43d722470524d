import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UnitLevel } from '@linli/contracts';
import { demoGrids } from './grids.ts';

/** 河东区, where the demo plays. */
export const DEMO_DISTRICT = '120102';
const HEADER = 'code,name,level,parent_code';

/** One line of the divisions file. */
export interface Division {
  code: string;
  name: string;
  level: UnitLevel;
  parentCode: string;
}

/** Reads the lines of a divisions file without quotes, as the demo's is. */
export function parseDivisions(text: string): Division[] {
  const [header, ...lines] = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  if (header !== HEADER) throw new Error(`the divisions file must begin with ${HEADER}`);
  return lines.map((line, index) => {
    const [code = '', name = '', level = '', parentCode, ...more] = line.split(',');
    if (parentCode === undefined || more.length > 0)
      throw new Error(`line ${index + 2} of the divisions file has not four columns`);
    return { code, name, level: level as UnitLevel, parentCode };
  });
}

export function readDivisions(): Division[] {
  return parseDivisions(readFileSync(join(import.meta.dirname, '../data/divisions-120102.csv'), 'utf8'));
}

export function communitiesOf(divisions: Division[]): Division[] {
  return divisions.filter(({ level }) => level === 'community').sort((a, b) => a.code.localeCompare(b.code));
}

/** The whole demo tree in the columns of the divisions file: the real divisions and the grids below them. */
export function demoDivisionsCsv(): string {
  const divisions = readDivisions();
  const rows = [...divisions, ...demoGrids(communitiesOf(divisions))];
  return `${[HEADER, ...rows.map((row) => [row.code, row.name, row.level, row.parentCode].join(','))].join('\n')}\n`;
}
