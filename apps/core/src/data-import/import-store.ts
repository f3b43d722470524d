import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { ByteSource } from '@linli/sdk-server/sheet';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FileTooLargeError, ImportFileError } from './import.errors.ts';
import { ImportSeal } from './import-seal.ts';
import type { ReadRow } from './import-table.ts';
import type { Fault } from './import.types.ts';

const MEGABYTE = 1024 * 1024;
const CHUNK = MEGABYTE;
/** The whole national tree as text is 40 MB, a hundred thousand rows of twenty columns as a workbook 15 MB. */
export const MAX_MEGABYTES = 200;
const MAX_BYTES = MAX_MEGABYTES * MEGABYTE;

/**
 * An import's file and rows in the database, the file sealed: nothing of them is kept in memory, another instance of core can go on with
 * them, and no connection is held while a slow upload comes in.
 */
@Injectable()
export class ImportStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly seal: ImportSeal,
  ) {}

  /** Takes a file in chunk by chunk; answers its size and digest. */
  async receive(id: string, upload: Readable, announced: number): Promise<{ size: number; digest: Buffer }> {
    if (announced > MAX_BYTES) {
      upload.resume();
      throw new FileTooLargeError(MAX_MEGABYTES);
    }
    const hash = createHash('sha256');
    let waiting: Buffer[] = [];
    let waitingSize = 0;
    let size = 0;
    let position = 0;
    const store = async () => {
      if (waitingSize === 0) return;
      const bytes = Buffer.concat(waiting, waitingSize);
      [waiting, waitingSize] = [[], 0];
      await this.dataSource.query('INSERT INTO core.import_chunk (import_id, position, bytes) VALUES ($1, $2, $3)', [
        id,
        position,
        this.seal.seal(bytes, `${id}:${position}`),
      ]);
      position += 1;
    };
    try {
      // Not destroyed when we stop early: that would take the connection away before the answer has gone out.
      for await (const chunk of upload.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > MAX_BYTES) break;
        hash.update(chunk);
        for (let start = 0; start < chunk.length;) {
          const part = chunk.subarray(start, start + CHUNK - waitingSize);
          waiting.push(part);
          waitingSize += part.length;
          start += part.length;
          if (waitingSize === CHUNK) await store();
        }
      }
    } catch (cause) {
      throw upload.errored || upload.destroyed ? new ImportFileError('cut-off', {}, cause) : cause;
    }
    if (size > MAX_BYTES) {
      // What still comes is thrown away; unread, it would block the connection for the requests behind it.
      upload.resume();
      throw new FileTooLargeError(MAX_MEGABYTES);
    }
    if (!upload.readableEnded && upload.destroyed) throw new ImportFileError('cut-off');
    await store();
    return { size, digest: hash.digest() };
  }

  /** The file that was taken in. The chunk read last is kept, because readers go on where they were. */
  source(id: string, size: number): ByteSource {
    let kept: { position: number; bytes: Buffer } | undefined;
    const chunk = async (position: number): Promise<Buffer> => {
      if (kept?.position === position) return kept.bytes;
      const [found] = await this.dataSource.query<{ bytes: Buffer }[]>(
        'SELECT bytes FROM core.import_chunk WHERE import_id = $1 AND position = $2',
        [id, position],
      );
      if (!found) throw new Error(`import ${id} has no chunk ${position}`);
      kept = { position, bytes: this.seal.open(found.bytes, `${id}:${position}`) };
      return kept.bytes;
    };
    return {
      size,
      async read(start, end) {
        const parts: Buffer[] = [];
        for (let at = start; at < end;) {
          const position = Math.floor(at / CHUNK);
          const bytes = await chunk(position);
          const part = bytes.subarray(at - position * CHUNK, Math.min(end - position * CHUNK, CHUNK));
          if (part.length === 0) throw new Error(`import ${id} ends before ${end}`);
          parts.push(part);
          at += part.length;
        }
        return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
      },
    };
  }

  async addRows(id: string, rows: readonly ReadRow[]): Promise<void> {
    const first = rows[0];
    if (!first) return;
    await this.dataSource.query('INSERT INTO core.import_block (import_id, first_row, rows) VALUES ($1, $2, $3)', [
      id,
      first.row,
      JSON.stringify(rows.map(({ row, cells }) => [row, ...cells])).replaceAll('\\u0000', ''),
    ]);
    await this.addFaults(
      id,
      rows.flatMap(({ faults }) => faults),
    );
  }

  private async addFaults(id: string, faults: readonly Fault[]): Promise<void> {
    if (faults.length === 0) return;
    await this.dataSource.query(
      `INSERT INTO core.import_fault (import_id, row, column_key, code, variant, params, reading)
       SELECT $1, f.row, f."column", f.code, f.variant, f.params, true
       FROM json_to_recordset($2::json) AS f ("row" integer, "column" text, code text, variant text, params jsonb)`,
      [id, JSON.stringify(faults)],
    );
  }

  /** Forgets the rows, so that the file can be read anew. */
  async forgetRows(id: string): Promise<void> {
    await this.dataSource.query('DELETE FROM core.import_block WHERE import_id = $1', [id]);
    await this.dataSource.query('DELETE FROM core.import_fault WHERE import_id = $1', [id]);
  }

  async forgetFile(id: string): Promise<void> {
    await this.dataSource.query('DELETE FROM core.import_chunk WHERE import_id = $1', [id]);
  }
}
