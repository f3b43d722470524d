import { PassThrough, Readable } from 'node:stream';
import yazl from 'yazl';
import { safeText } from './cell-text.ts';

export interface ColumnToWrite {
  header: string;
  /** In characters of a digit's width. */
  width?: number;
  /** Shown in bold: it has to be filled in. */
  required?: boolean;
  /** What may stand in the column: offered as a list. */
  choices?: readonly string[];
}

export interface SheetToWrite {
  name: string;
  columns: readonly ColumnToWrite[];
  /** A number stands in its cell as one; everything else is a text. */
  batches: AsyncIterable<readonly SheetRow[]> | Iterable<readonly SheetRow[]>;
}
type SheetRow = readonly (string | number)[];

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
/** Cells are texts, so that a code keeps its digits; then the header's style, that of what is needed, and that of numbers. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Microsoft YaHei"/></font><font><b/><sz val="11"/><name val="Microsoft YaHei"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6F1F2"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`;
/** Rows below the header that a list of choices is offered in. */
const LISTED_ROWS = 5000;

/** A workbook, streaming: rows go out while they are read. What would be a formula is written as a text. */
export function writeXlsx(sheets: readonly SheetToWrite[]): Readable {
  const zip = new yazl.ZipFile();
  const out = new PassThrough();
  zip.on('error', (error: Error) => out.destroy(error));
  const options = { compressionLevel: 4 };
  const part = (name: string, text: string) => zip.addBuffer(Buffer.from(XML + text), name, options);
  part(
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
  );
  part(
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  part(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name }, i) => `<sheet name="${escaped(name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31))}" sheetId="${i + 1}" r:id="s${i + 1}"/>`).join('')}</sheets></workbook>`,
  );
  part(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, i) => `<Relationship Id="s${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  );
  zip.addBuffer(Buffer.from(STYLES), 'xl/styles.xml', options);
  for (const [i, sheet] of sheets.entries()) {
    zip.addReadStreamLazy(`xl/worksheets/sheet${i + 1}.xml`, options, (done) => {
      const rows = Readable.from(sheetXml(sheet), { objectMode: false });
      rows.on('error', (error) => out.destroy(error));
      done(null, rows);
    });
  }
  zip.end();
  return (zip.outputStream as Readable).pipe(out);
}

async function* sheetXml({ columns, batches }: SheetToWrite): AsyncGenerator<string> {
  const cols = columns
    .map(({ width = 16 }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" style="0" customWidth="1"/>`)
    .join('');
  const header = rowXml(
    1,
    columns.map(({ header: text }) => text),
    (i) => (columns[i]?.required ? 2 : 1),
  );
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols}</cols><sheetData>${header}`;
  let row = 1;
  for await (const rows of batches) yield rows.map((cells) => rowXml(++row, cells, () => 0)).join('');
  yield `</sheetData>${choicesXml(columns)}</worksheet>`;
}

function rowXml(row: number, cells: SheetRow, styleOf: (column: number) => number): string {
  let xml = `<row r="${row}">`;
  for (const [column, cell] of cells.entries())
    if (typeof cell === 'number') xml += `<c r="${letters(column)}${row}" s="3"><v>${cell}</v></c>`;
    else if (cell !== '')
      xml += `<c r="${letters(column)}${row}" s="${styleOf(column)}" t="inlineStr"><is><t xml:space="preserve">${escaped(safeText(cell))}</t></is></c>`;
  return `${xml}</row>`;
}

/** A list stands in the sheet itself up to 255 characters; a longer one is told in words elsewhere. */
function choicesXml(columns: readonly ColumnToWrite[]): string {
  const lists = columns.flatMap(({ choices }, column) => {
    const list = choices?.join(',') ?? '';
    if (list === '' || list.length > 250 || list.includes('"')) return [];
    const range = `${letters(column)}2:${letters(column)}${LISTED_ROWS + 1}`;
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${range}"><formula1>"${escaped(list)}"</formula1></dataValidation>`,
    ];
  });
  return lists.length > 0 ? `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>` : '';
}

function letters(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML cannot hold are left out; what looks like a workbook's own escape is escaped. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? '');
