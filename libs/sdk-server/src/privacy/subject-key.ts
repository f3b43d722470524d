import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** What wraps the keys of people: it stands outside of the database. `id` names it in what it has wrapped. */
export interface WrappingKey {
  readonly id: Buffer;
  readonly master: Buffer;
}

const ALGORITHM = 'aes-256-gcm';
const FORMAT = 1;
const IV = 12;
const TAG = 16;
const KEY = 32;

/** It was not sealed with this key, or was changed since. */
export class UnreadableError extends Error {
  override name = 'UnreadableError';
}

/** The key of one person. What it seals opens for that person and purpose only, wherever it is copied to. */
export class SubjectKey {
  private constructor(
    private readonly subject: string,
    private readonly key: Buffer,
  ) {}

  static create(subject: string): SubjectKey {
    return new SubjectKey(subject, randomBytes(KEY));
  }

  /** @throws UnreadableError when the installation has another master key, or the wrapped key was changed. */
  static unwrap(subject: string, wrapped: Buffer, keys: WrappingKey): SubjectKey {
    const id = wrapped.subarray(1, 1 + keys.id.length);
    if (!id.equals(keys.id)) throw new UnreadableError('another master key');
    return new SubjectKey(subject, open(keys.master, wrapped, { skip: 1 + id.length, about: `key\n${subject}` }));
  }

  wrap(keys: WrappingKey): Buffer {
    return seal(keys.master, this.key, { before: keys.id, about: `key\n${this.subject}` });
  }

  seal(purpose: string, text: string): Buffer {
    return seal(this.key, Buffer.from(text), { before: Buffer.alloc(0), about: `${purpose}\n${this.subject}` });
  }

  /** @throws UnreadableError */
  open(purpose: string, sealed: Buffer): string {
    return open(this.key, sealed, { skip: 1, about: `${purpose}\n${this.subject}` }).toString();
  }
}

function seal(key: Buffer, value: Buffer, { before, about }: { before: Buffer; about: string }): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(about));
  const hidden = Buffer.concat([cipher.update(value), cipher.final()]);
  return Buffer.concat([Buffer.of(FORMAT), before, iv, hidden, cipher.getAuthTag()]);
}

function open(key: Buffer, sealed: Buffer, { skip, about }: { skip: number; about: string }): Buffer {
  if (sealed[0] !== FORMAT || sealed.length < skip + IV + TAG) throw new UnreadableError('another format');
  const iv = sealed.subarray(skip, skip + IV);
  const decipher = createDecipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(about));
  decipher.setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(skip + IV, -TAG)), decipher.final()]);
  } catch (cause) {
    throw new UnreadableError('damaged', { cause });
  }
}
