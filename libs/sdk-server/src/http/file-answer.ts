import type { Readable } from 'node:stream';
import { XLSX_TYPE } from '@linli/contracts';
import { StreamableFile } from '@nestjs/common';

/** A file to be downloaded, with its name for people. */
export interface FileAnswer {
  name: string;
  stream: Readable;
}

const TYPES = {
  xlsx: XLSX_TYPE,
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
};

/** Sends a file as it comes. The name stands in the header as RFC 8187 wants it: it is Chinese. */
export function sendFile({ name, stream }: FileAnswer): StreamableFile {
  const type = Object.entries(TYPES).find(([ending]) => name.endsWith(`.${ending}`))?.[1] ?? TYPES.xlsx;
  const file = encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  return new StreamableFile(stream, { type, disposition: `attachment; filename*=UTF-8''${file}` });
}
