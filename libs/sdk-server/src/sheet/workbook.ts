import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import type { ByteSource } from './byte-source.ts';
import { isBuiltInDate, isDateFormat } from './cell-text.ts';
import { SharedTexts } from './shared-texts.ts';
import { SheetError } from './sheet.errors.ts';
import type { SheetLimits } from './sheet.types.ts';
import { SourceReader } from './source-reader.ts';
import { readWholeXml } from './xml.ts';

const MAX_PARTS = 10_000;
/** Texts and tags shrink to a thirtieth at most; what shrinks to a five-hundredth was made to. */
const MAX_RATIO = 500;
const RATIO_FROM = 10 * 1024 * 1024;
const MAX_SMALL_PART = 16 * 1024 * 1024;

/** The parts of a workbook that reading its first sheet needs. */
export class Workbook {
  private readonly parts = new Map<string, Entry>();

  private readonly zip: ZipFile;
  private readonly limits: SheetLimits;

  private constructor(zip: ZipFile, limits: SheetLimits) {
    this.zip = zip;
    this.limits = limits;
  }

  static async open(source: ByteSource, limits: SheetLimits): Promise<Workbook> {
    try {
      const zip = await yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.size, {
        lazyEntries: true,
        autoClose: false,
      });
      // What goes wrong after is told by the call that it goes wrong in.
      zip.on('error', () => undefined);
      if (zip.entryCount > MAX_PARTS) throw new SheetError('too-much');
      const book = new Workbook(zip, limits);
      for await (const entry of zip.eachEntry()) book.parts.set(entry.fileName.replace(/^\//, ''), entry);
      return book;
    } catch (error) {
      throw error instanceof SheetError ? error : new SheetError('damaged', {}, error);
    }
  }

  /** The first sheet that is not hidden, as its bytes come, and its unpacked size. */
  async sheet(): Promise<{ stream: Readable; size: number; from1904: boolean }> {
    const sheets: { id: string; hidden: boolean }[] = [];
    let from1904 = false;
    await this.read('xl/workbook.xml', (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      sheets.push({ id, hidden: (attributes['state'] ?? 'visible') !== 'visible' });
    });
    const targets = new Map<string, string>();
    await this.read('xl/_rels/workbook.xml.rels', (name, { Id, Target }) => {
      if (name === 'Relationship' && Id && Target) targets.set(Id, Target);
    });
    const first = sheets.find(({ hidden }) => !hidden);
    const target = targets.get(first?.id ?? '');
    if (target === undefined) throw new SheetError('no-sheet');
    const entry = this.parts.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    if (!entry) throw new SheetError('damaged');
    return { stream: await this.stream(entry), size: entry.uncompressedSize, from1904 };
  }

  async sharedTexts(): Promise<SharedTexts> {
    const texts = new SharedTexts(this.limits.texts);
    const entry = this.parts.get('xl/sharedStrings.xml');
    if (!entry) return texts;
    let text = '';
    let keeps = false;
    let spoken = 0;
    await readWholeXml(await this.stream(entry), {
      open(name) {
        if (name === 'si') text = '';
        // How a text is read out stands beside it and is no part of it.
        if (name === 'rPh') spoken++;
        keeps = name === 't' && spoken === 0;
      },
      text(piece) {
        if (keeps) text += piece;
      },
      close(name) {
        keeps = false;
        if (name === 'rPh') spoken--;
        if (name === 'si') texts.add(text);
      },
    });
    return texts;
  }

  /** Which of the cells' styles show dates. */
  async dateStyles(): Promise<ReadonlySet<number>> {
    const dates = new Set<number>();
    if (!this.parts.has('xl/styles.xml')) return dates;
    const formats = new Map<number, string>();
    let inCells = false;
    let style = 0;
    await this.read(
      'xl/styles.xml',
      (name, { numFmtId = '0', formatCode = '' }) => {
        if (name === 'numFmt') formats.set(Number(numFmtId), formatCode);
        if (name === 'cellXfs') inCells = true;
        if (name !== 'xf' || !inCells) return;
        const id = Number(numFmtId);
        const code = formats.get(id);
        if (code === undefined ? isBuiltInDate(id) : isDateFormat(code)) dates.add(style);
        style++;
      },
      (name) => {
        if (name === 'cellXfs') inCells = false;
      },
    );
    return dates;
  }

  close(): void {
    this.zip.close();
  }

  private async read(
    name: string,
    open: (name: string, attributes: Record<string, string>) => void,
    close: (name: string) => void = () => undefined,
  ): Promise<void> {
    const entry = this.parts.get(name);
    if (!entry) throw new SheetError(name === 'xl/workbook.xml' ? 'not-a-table' : 'damaged');
    if (entry.uncompressedSize > MAX_SMALL_PART) throw new SheetError('too-much');
    await readWholeXml(await this.stream(entry), { open, close, text: () => undefined });
  }

  /** Sizes as the file says them; while it is read, a part that turns out larger than it said is an error of the reader. */
  private async stream(entry: Entry): Promise<Readable> {
    if (entry.isEncrypted()) throw new SheetError('locked');
    const { uncompressedSize: size, compressedSize } = entry;
    const isBomb = size > RATIO_FROM && size > compressedSize * MAX_RATIO;
    if (size > this.limits.unpacked || isBomb) throw new SheetError('too-much');
    return this.zip.openReadStreamPromise(entry);
  }
}
