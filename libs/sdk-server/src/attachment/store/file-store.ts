import type { Readable } from 'node:stream';

/** What was stored. */
export interface StoredFile {
  size: number;
  sha256: Buffer;
}

/** Port: keeps the bytes of attachments, each under its id. On disk here; an object store would be another one. */
export abstract class FileStore {
  /** Stores a file wholly or not at all; when this resolves it outlives a power cut. @throws NoSpaceError */
  abstract put(id: string, bytes: AsyncIterable<Buffer>): Promise<StoredFile>;
  /** Null when there is none. */
  abstract open(id: string): Promise<Readable | null>;
  /** Removes a file; one that is not there is no failure. */
  abstract remove(id: string): Promise<void>;
  /** Ids of files stored before an instant, in portions. */
  abstract storedBefore(instant: Date): AsyncIterable<string[]>;
  /** Removes what a process that was killed had not finished before an instant. */
  abstract sweepUnfinished(instant: Date): Promise<void>;
}
