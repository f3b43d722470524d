import { describe, expect, test } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { bufferSource } from './byte-source.ts';
import { dateText, isDateFormat, numberText, plainCode, safeText, unsafeText } from './cell-text.ts';
import { openSheet } from './read-sheet.ts';
import { SHEET_LIMITS } from './sheet.types.ts';
import { rowsOf, sheetOf, workbookOf } from './testing/workbooks.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

async function* once<T>(rows: T) {
  yield rows;
}
const cellsOf = async (bytes: Buffer) => (await rowsOf(bytes)).map(({ cells }) => cells);
const faultOf = (bytes: Buffer, limits = SHEET_LIMITS) =>
  rowsOf(bytes, limits).then(
    () => 'read',
    (error: { fault?: string; message: string }) => error.fault ?? error.message,
  );
const sheet = (rows: string, more: Record<string, string> = {}) =>
  workbookOf({ 'xl/worksheets/sheet1.xml': sheetOf(rows), ...more });

describe('what is written', () => {
  test('is read again as it was, whatever it says, as a workbook and as text', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('=1+1', '@a', '_x000D_', '王五', ' a '),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 8 }), async (rows) => {
        // XML cannot hold control characters, and a line break of its own is a line feed.
        const clean = rows.map((cells) =>
          cells.map((text) =>
            text
              .toWellFormed()
              // eslint-disable-next-line no-control-regex
              .replace(/[\u0000-\u001F\uFFFE\uFFFF]/g, ' '),
          ),
        );
        const header = ['编号', '甲', '乙', '丙', '丁', '戊'];
        const trimmed = (cells: string[]) => cells.slice(0, cells.findLastIndex((text) => text !== '') + 1);
        const expected = [header, ...clean.map(trimmed).filter((cells) => cells.some((text) => text.trim() !== ''))];
        const columns = header.map((name) => ({ header: name }));
        const read = async (bytes: Buffer) => (await cellsOf(bytes)).map((cells) => trimmed(cells.map(unsafeText)));
        expect(await read(await buffer(writeXlsx([{ name: '表', columns, batches: once(clean) }])))).toEqual(expected);
        expect(await read(await buffer(writeCsv(header, once(clean))))).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  test('never holds a formula', async () => {
    const evil = [`=cmd|' /C calc'!A0`, '+1', '-1', '@SUM(A1)', '\t=1', `'=1`];
    const book = await buffer(
      writeXlsx([{ name: '表', columns: [{ header: 'a' }], batches: once(evil.map((text) => [text])) }]),
    );
    for (const [cell] of (await cellsOf(book)).slice(1)) expect(cell?.startsWith(`'`)).toBe(true);
    const csv = (await buffer(writeCsv(['a'], once(evil.map((text) => [text]))))).toString();
    expect(
      csv
        .split('\r\n')
        .slice(1, -1)
        .every((line) => /^"?'/.test(line)),
    ).toBe(true);
  });
});

describe('a workbook', () => {
  test('gives texts, numbers, dates, truth, errors and the values of formulas, by the place of their cells', async () => {
    const rows = await rowsOf(
      await sheet(
        `<row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2"><v>1.20102001001E11</v></c><c r="E2"><v>0.30000000000000004</v></c></row>
         <row r="3"/><row r="5"><c r="A5" t="str"><f>A1&amp;"x"</f><v>甲x</v></c><c r="B5" s="1"><v>45976</v></c>
         <c r="C5" s="2"><v>45976.5</v></c><c r="D5" t="b"><v>1</v></c><c r="E5" t="e"><v>#N/A</v></c><c r="F5" t="inlineStr"><is><r><t>一</t></r><rPh><t>yi</t></rPh><r><t>二</t></r></is></c></row>`,
        {
          'xl/sharedStrings.xml':
            '<sst><si><r><t>编</t></r><rPh sb="0" eb="1"><t>bian</t></rPh><r><t>号</t></r></si></sst>',
          'xl/styles.xml':
            '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d h:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
        },
      ),
    );
    expect(rows).toEqual([
      { row: 2, cells: ['', '编号', '', '120102001001', '0.3'] },
      { row: 5, cells: ['甲x', '2025-11-15', '2025-11-15 12:00', 'TRUE', '#N/A', '一二'] },
    ]);
  });

  test('says which numbers a spreadsheet has rounded', async () => {
    const [row] = await rowsOf(
      await sheet('<row><c><v>1.2010200100100002E16</v></c><c><v>120102001001001</v></c></row>'),
    );
    expect(row).toMatchObject({ cells: ['12010200100100002', '120102001001001'], rounded: [0] });
  });

  test('is read from its first sheet that is not hidden, with prefixed names too', async () => {
    const bytes = await workbookOf({
      'xl/workbook.xml':
        '<x:workbook xmlns:r="x"><x:sheets><x:sheet state="hidden" r:id="r1"/><x:sheet r:id="r2"/></x:sheets></x:workbook>',
      'xl/worksheets/sheet1.xml': sheetOf('<row><c t="str"><v>藏</v></c></row>'),
      'xl/worksheets/sheet2.xml':
        '<x:worksheet><x:sheetData><x:row><x:c t="str"><x:v>显</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    });
    expect(await cellsOf(bytes)).toEqual([['显']]);
  });

  const zeros = Buffer.alloc(64 * 1024 * 1024, ' ');
  test.each<[string, () => Promise<Buffer>, string]>([
    ['a bomb of blanks', () => workbookOf({ 'xl/worksheets/sheet1.xml': zeros }), 'too-much'],
    [
      'a bomb among the shared texts',
      () => workbookOf({ 'xl/sharedStrings.xml': zeros, 'xl/worksheets/sheet1.xml': sheetOf('') }),
      'too-much',
    ],
    ['16 385 columns', () => sheet('<row><c r="XFE1" t="str"><v>1</v></c></row>'), 'too-many-columns'],
    ['a huge cell', () => sheet(`<row><c t="str"><v>${'长'.repeat(40_000)}</v></c></row>`), 'cell-too-long'],
    ['a text without an end', () => sheet(`<row><c t="str"><v>${'a'.repeat(9_000_000)}`), 'damaged'],
    ['a row beyond the last', () => sheet('<row r="9999999"><c><v>1</v></c></row>'), 'too-many-rows'],
    [
      'an entity that grows',
      () =>
        workbookOf({
          'xl/worksheets/sheet1.xml': `<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY c "&b;&b;">]><worksheet><sheetData><row><c t="str"><v>&c;</v></c></row></sheetData></worksheet>`,
        }),
      'damaged',
    ],
    [
      'an entity from outside',
      () =>
        workbookOf({
          'xl/worksheets/sheet1.xml': `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&b;</worksheet>`,
        }),
      'damaged',
    ],
    ['XML that is not closed', () => sheet('<row><c>'), 'damaged'],
    ['a shared text that is not there', () => sheet('<row><c t="s"><v>7</v></c></row>'), 'damaged'],
    ['another zip', () => workbookOf({ 'xl/workbook.xml': '<a/>' }), 'no-sheet'],
    ['a cut-off file', async () => (await sheet('<row><c><v>1</v></c></row>')).subarray(0, 400), 'damaged'],
    [
      'a flipped byte',
      async () => {
        const bytes = await sheet(`<row><c t="str"><v>${'abc'.repeat(500)}</v></c></row>`);
        bytes.fill(0xff, 90, 400);
        return bytes;
      },
      'damaged',
    ],
    ['a workbook of 2003', () => Promise.resolve(Buffer.from('d0cf11e0a1b11ae1', 'hex')), 'old-workbook'],
    ['an empty zip', () => Promise.resolve(Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex')), 'no-sheet'],
  ])('of %s is refused by name', async (_, make, fault) => {
    expect(await faultOf(await make())).toBe(fault);
  });

  test('that says a part is smaller than it is, is refused', async () => {
    const bytes = await sheet(`<row><c t="str"><v>${'abc'.repeat(5000)}</v></c></row>`);
    // The size in the central directory: the last entry with the sheet's name.
    const at = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46 + 24;
    bytes.writeUInt32LE(100, at);
    expect(await faultOf(bytes)).toBe('damaged');
  });
});

describe('a text', () => {
  test.each<[string, string, string[][]]>([
    [
      'commas',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons, quotes and blank rows',
      '\n\na;"b;c"\n\n"x""y";2',
      [
        ['a', 'b;c'],
        ['x"y', '2'],
      ],
    ],
    [
      'full-width commas',
      '编号，名称\n1，甲',
      [
        ['编号', '名称'],
        ['1', '甲'],
      ],
    ],
    [
      'tabs behind a mark',
      '\uFEFFa\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
  ])('with %s', async (_, text, expected) => {
    expect(await cellsOf(Buffer.from(text))).toEqual(expected);
  });

  test('in GB18030 is read, cut anywhere; a picture, UTF-16 and noise are not', async () => {
    const gb = Buffer.from('b1e0bac52cc3fbb3c60a312cbcd7', 'hex');
    expect(await openSheet(bufferSource(gb))).toMatchObject({ format: 'csv', encoding: 'gb18030' });
    expect(await cellsOf(gb)).toEqual([
      ['编号', '名称'],
      ['1', '甲'],
    ]);
    expect(await faultOf(Buffer.from('89504e470d0a1a0a00', 'hex'))).toBe('not-a-table');
    expect(await faultOf(Buffer.from('\uFEFFcode', 'utf16le'))).toBe('encoding');
    expect(await faultOf(Buffer.from('61ff2c62', 'hex'))).toBe('encoding');
    expect(await faultOf(Buffer.from(`a,b\n${','.repeat(500)}x`))).toBe('too-many-columns');
    expect(await faultOf(Buffer.from(`a,b\n"${'长,\n'.repeat(50_000)}`))).toBe('quotes');
  });

  test('letters of several bytes are whole at the seams of its pieces', async () => {
    const text = `a,b\n${'x'.repeat(4089)},汉字汉字\n`.repeat(90);
    const rows = await cellsOf(Buffer.from(text));
    expect(rows.filter(([, b]) => b === '汉字汉字')).toHaveLength(90);
  });
});

test('numbers and dates are as people write them', () => {
  expect(numberText('12')).toEqual({ text: '12', rounded: false });
  expect(numberText('1234567890123456').rounded).toBe(true);
  expect(numberText('x').text).toBe('x');
  expect(['1', '60', '61', '45976.75', '0.5', '-1', '1e9'].map((n) => dateText(n))).toEqual([
    '1899-12-31',
    '1900-02-28',
    '1900-03-01',
    '2025-11-15 18:00',
    '12:00',
    '-1',
    '1e9',
  ]);
  expect(['yyyy-mm-dd', '[h]:mm', '0.00" days"', '[Red]0', 'General', '0.0_d', 'm"月"d"日"'].map(isDateFormat)).toEqual(
    [true, true, false, false, false, false, true],
  );
  expect(plainCode(`\u3000'１２０ 102`)).toBe('120102');
  fc.assert(fc.property(fc.string(), (text) => unsafeText(safeText(text)) === text || /^'+[=+\-@\t\r]/.test(text)));
});
