import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { PlatformError } from '@linli/sdk-server';
import { decodeFile } from './file.decoder.ts';
import { levelOf } from './level.words.ts';
import { MAX_ROWS, parseTable } from './table.parser.ts';

const read = (file: Buffer | string) => parseTable(decodeFile(Buffer.from(file)).chunks);
const HEADER = 'code,name,level,parent_code\n';

/** Code of the problem that a file gets. */
async function problemOf(file: Buffer | string): Promise<string> {
  try {
    await read(file);
  } catch (error) {
    if (error instanceof PlatformError) return error.code.replace('core.unit-import.', '');
    throw error;
  }
  return 'none';
}

describe('what is read', () => {
  const street = { row: 2, code: '120102001', name: '大王庄街道', level: '街道', parentCode: '120102' };

  test.each<[string, string]>([
    ['English headers', 'code,name,level,parent_code\n120102001,大王庄街道,街道,120102\n'],
    ['Chinese headers', '代码,名称,级别,上级代码\n120102001,大王庄街道,街道,120102\n'],
    ['other Chinese headers', '区划代码,区划名称,层级,父级代码\n120102001,大王庄街道,街道,120102\n'],
    ['columns in another order', '上级代码,层级,名称,编码\n120102,街道,大王庄街道,120102001\n'],
    ['headers with capitals and blanks', ' Code ,NAME,Level, Parent Code \n120102001,大王庄街道,街道,120102\n'],
    ['a mark at the beginning', '\uFEFFcode,name,level,parent_code\n120102001,大王庄街道,街道,120102\n'],
    ['CRLF', 'code,name,level,parent_code\r\n120102001,大王庄街道,街道,120102\r\n'],
    ['old line ends', 'code,name,level,parent_code\r120102001,大王庄街道,街道,120102\r'],
    ['no line end', 'code,name,level,parent_code\n120102001,大王庄街道,街道,120102'],
    ['quotes', '"code","name","level","parent_code"\n"120102001","大王庄街道","街道","120102"\n'],
    ['tabs', 'code\tname\tlevel\tparent_code\n120102001\t大王庄街道\t街道\t120102\n'],
    ['semicolons', 'code;name;level;parent_code\n120102001;大王庄街道;街道;120102\n'],
    ['Chinese commas', '代码\uFF0C名称\uFF0C级别\uFF0C上级代码\n120102001\uFF0C大王庄街道\uFF0C街道\uFF0C120102\n'],
    ['other columns in between', 'id,code,x,name,level,parent_code\n7,120102001,,大王庄街道,街道,120102\n'],
    ['empty cells behind', 'code,name,level,parent_code,,\n120102001,大王庄街道,街道,120102,,,,\n'],
    ['full-width digits', 'code,name,level,parent_code\n\uFF11\uFF12\uFF10102001,大王庄街道,街道,12010\uFF12\n'],
    ['blanks around and inside codes', 'code,name,level,parent_code\n 120102 001 , 大王庄街道 ,街道,\u3000120102\n'],
    ["a spreadsheet's apostrophe", "code,name,level,parent_code\n'120102001,大王庄街道,街道,'120102\n"],
  ])('%s', async (_, file) => {
    expect(await read(file)).toEqual([street]);
  });

  test('rows are numbered as a spreadsheet does, empty ones too', async () => {
    const rows = await read(`\n${HEADER}12,天津市,省,\n\n,,,\n1201,"市\n辖区",市,12\n120102,河东区,区,1201\n`);
    expect(rows.map(({ row, code }) => [row, code])).toEqual([
      [3, '12'],
      [6, '1201'],
      [7, '120102'],
    ]);
  });

  test('a cell that would grow many times over is cut before it does', async () => {
    const long = '\uFDFA'.repeat(10_000);
    const [row] = await read(`${HEADER}${long},天津市,${long},${long}\n`);
    for (const text of [row?.code, row?.level, row?.parentCode]) expect(text?.length).toBeLessThan(4_000);
  });

  test('quotes keep commas and quotes', async () => {
    const [row] = await read(`${HEADER}12,"天,津""市""",省,\n`);
    expect(row?.name).toBe('天,津"市"');
  });

  test('a row with other cells than the header is kept and marked', async () => {
    const rows = await read(`${HEADER}12,天津市\n12,天津市,省,,多余\n12,天津市,省,\n`);
    expect(rows.map(({ cells }) => cells)).toEqual([2, 5, undefined]);
  });

  test('the real file reads the same in UTF-8 and in GB18030', async () => {
    const utf8 = decodeFile(
      readFileSync(path.join(import.meta.dirname, '../../../../tools/demo/data/divisions-120102.csv')),
    );
    const gb = decodeFile(readFileSync(path.join(import.meta.dirname, 'testing/divisions-120102.gb18030.csv')));
    expect([utf8.encoding, gb.encoding]).toEqual(['utf-8', 'gb18030']);
    const rows = await parseTable(utf8.chunks);
    expect(rows.length).toBe(184);
    expect(await parseTable(gb.chunks)).toEqual(rows);
  });

  test('a character that falls between two pieces of a large file is read whole, in both encodings', async () => {
    const name = '长'.repeat(50);
    const lines = Array.from({ length: 6_000 }, (_, index) => `${100_000 + index},${name},省,`).join('\n');
    const rows = await read(HEADER + lines);
    expect(rows.every((row) => row.name === name)).toBe(true);
    const gb = Buffer.concat([Buffer.from(HEADER), ...lines.split('\n').map((line) => gbLine(line))]);
    expect(await read(gb)).toEqual(rows);
  });
});

/** `长` is B3 A4, `省` CA A1 in GB18030; the rest of these lines is ASCII. */
function gbLine(line: string): Buffer {
  const hex = [...`${line}\n`].map(
    (letter) => ({ 长: 'b3a4', 省: 'caa1' })[letter] ?? Buffer.from(letter).toString('hex'),
  );
  return Buffer.from(hex.join(''), 'hex');
}

describe('what is refused, each with one problem', () => {
  const utf16 = (text: string) => Buffer.from(text, 'utf16le');
  test.each<[string, Buffer | string, string]>([
    ['an empty file', '', 'not-a-table'],
    ['blanks only', ' \n\n , , \n', 'not-a-table'],
    ['one column', 'code\n12\n1201\n', 'not-a-table'],
    ['a letter', '各位领导：\n请查收。\n', 'not-a-table'],
    ['JSON', '[{"code":"12","name":"天津市"}]', 'not-a-table'],
    ['a table without a header', '12,天津市,省,\n1201,市辖区,市,12\n', 'not-a-table'],
    ['a workbook', Buffer.from('504b030414000600080000002100', 'hex'), 'not-a-table'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-a-table'],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from('fffe', 'hex'), utf16(HEADER)]), 'encoding'],
    ['UTF-16 the other way round', Buffer.concat([Buffer.from('feff', 'hex'), utf16(HEADER).swap16()]), 'encoding'],
    ['UTF-16 without a mark', utf16(`${HEADER}12,天津市,省,\n`), 'not-a-table'],
    ['bytes of no encoding', Buffer.concat([Buffer.from(HEADER), Buffer.from('ff80fe', 'hex')]), 'encoding'],
    ['UTF-8 cut in a character', Buffer.from(`${HEADER}12,天津市,省,\n13,河`).subarray(0, -1), 'encoding'],
    ['a header only', HEADER, 'no-rows'],
    ['a header and empty rows', `${HEADER},,,\n\n`, 'no-rows'],
    ['a column that is missing', 'code,name,level\n12,天津市,省\n', 'missing-column'],
    ['a column that is there twice', '代码,code,name,level,parent_code\n12,12,天津市,省,\n', 'column-twice'],
    ['a quote that nothing closes', `${HEADER}12,"天津市,省,\n1201,市辖区,市,12\n`, 'quotes'],
    ['a row without an end', `${HEADER}12,${'长'.repeat(200_000)},省,\n`, 'quotes'],
    ['one row too many', HEADER + '12,天津市,省,\n'.repeat(MAX_ROWS + 1), 'too-many-rows'],
    ['a table of empty rows', HEADER + '\n'.repeat(MAX_ROWS + 1), 'too-many-rows'],
    ['millions of empty rows', '\n'.repeat(5_000_000), 'too-many-rows'],
  ])('%s', async (_, file, problem) => {
    expect(await problemOf(file)).toBe(problem);
  });
});

test.each([
  ['省', 'province'],
  ['直辖市', 'province'],
  ['市', 'city'],
  ['县', 'district'],
  ['区/县', 'district'],
  ['乡镇', 'street'],
  ['Street', 'street'],
  ['村', 'community'],
  ['社区', 'community'],
  ['网 格', 'grid'],
  ['GRID', 'grid'],
  ['全国', 'nation'],
  ['栋', undefined],
  ['', undefined],
])('the word %j means the level %s', (word, level) => {
  expect(levelOf(word)).toBe(level);
});
