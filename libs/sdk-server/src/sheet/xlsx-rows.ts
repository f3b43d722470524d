import type { ByteSource } from './byte-source.ts';
import { dateText, numberText } from './cell-text.ts';
import type { SharedTexts } from './shared-texts.ts';
import { SheetError } from './sheet.errors.ts';
import type { SheetLimits, SheetRow } from './sheet.types.ts';
import { Workbook } from './workbook.ts';
import type { XmlHandler } from './xml.ts';
import { readXml } from './xml.ts';

/** Rows of a workbook's first visible sheet, in batches as they are unpacked. */
export async function* xlsxRows(
  source: ByteSource,
  limits: SheetLimits,
  onRead: (share: number) => void,
): AsyncGenerator<SheetRow[]> {
  const book = await Workbook.open(source, limits);
  try {
    const dates = await book.dateStyles();
    const texts = await book.sharedTexts();
    const { stream, size, from1904 } = await book.sheet();
    let read = 0;
    stream.on('data', (chunk: Buffer) => (read += chunk.length)).pause();
    const sheet = new SheetReader({ texts, dates, from1904, limits });
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    for await (const _ of readXml(stream, sheet)) {
      onRead(size === 0 ? 1 : read / size);
      const rows = sheet.take();
      if (rows.length > 0) yield rows;
    }
    const rest = sheet.take();
    if (rest.length > 0) yield rest;
  } catch (error) {
    throw error instanceof SheetError ? error : new SheetError('damaged', {}, error);
  } finally {
    book.close();
  }
}

interface SheetParts {
  texts: SharedTexts;
  dates: ReadonlySet<number>;
  from1904: boolean;
  limits: SheetLimits;
}

class SheetReader implements XmlHandler {
  private rows: SheetRow[] = [];
  private row = 0;
  private cells: string[] = [];
  private rounded: number[] = [];
  private column = -1;
  private type = 'n';
  private style = 0;
  private value = '';
  private keeps = false;
  private spoken = 0;

  private readonly parts: SheetParts;

  constructor(parts: SheetParts) {
    this.parts = parts;
  }

  take(): SheetRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'row') {
      this.row = Math.max(this.row + 1, Number(attributes['r'] ?? 0) || 0);
      if (this.row > this.parts.limits.rows) throw new SheetError('too-many-rows', { max: this.parts.limits.rows });
      this.cells = [];
      this.rounded = [];
      this.column = -1;
    } else if (name === 'c') {
      const { r, t, s } = attributes;
      this.column = r ? columnOf(r) : this.column + 1;
      this.type = t ?? 'n';
      this.style = Number(s ?? 0);
      this.value = '';
    } else if (name === 'rPh') this.spoken++;
    // The value of a formula is read, the formula is not.
    this.keeps = (name === 'v' || name === 't') && this.spoken === 0 && this.column >= 0;
  }

  text(text: string): void {
    if (!this.keeps) return;
    this.value += text;
    if (this.value.length > this.parts.limits.cell * 2) this.tooLong();
  }

  close(name: string): void {
    this.keeps = false;
    if (name === 'rPh') this.spoken--;
    else if (name === 'c') this.addCell();
    else if (name === 'row' && this.cells.some((cell) => cell.trim() !== ''))
      this.rows.push({
        row: this.row,
        cells: Array.from(this.cells, (cell) => cell ?? ''),
        ...(this.rounded.length > 0 ? { rounded: this.rounded } : {}),
      });
  }

  private addCell(): void {
    const text = this.cellText();
    if (text === '') return;
    if (this.column >= this.parts.limits.columns)
      throw new SheetError('too-many-columns', { row: this.row, max: this.parts.limits.columns });
    if (text.length > this.parts.limits.cell) this.tooLong();
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = text;
  }

  private cellText(): string {
    const { value, type } = this;
    if (value === '') return '';
    if (type === 's') return unescape(this.parts.texts.get(Number(value)));
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type === 'd') return value.replace(/T00:00:00(\.0+)?Z?$/, '').replace('T', ' ');
    if (type !== 'n') return unescape(value);
    if (this.parts.dates.has(this.style)) return dateText(value, this.parts.from1904);
    const { text, rounded } = numberText(value);
    if (rounded) this.rounded.push(this.column);
    return text;
  }

  private tooLong(): never {
    throw new SheetError('cell-too-long', { row: this.row, max: this.parts.limits.cell });
  }
}

/** The place of a cell from its name: A1 is 0. */
function columnOf(name: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,4}/i.exec(name)?.[0].toUpperCase() ?? '')
    column = column * 26 + letter.charCodeAt(0) - 64;
  if (column === 0) throw new SheetError('damaged');
  return column - 1;
}

/** Characters that XML cannot hold stand in a workbook as their number. */
const unescape = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))).toWellFormed()
    : text;
