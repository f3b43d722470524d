import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { maskValue } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { VaultKeys } from '../privacy/vault-keys.ts';

const ALGORITHM = 'aes-256-gcm';
const IV = 12;
const TAG = 16;

/** A phone number in a cell as it is kept until its import is applied: masked, its digest, and sealed. */
const PHONE_CELL = /^([^|]*)\|([0-9a-f]*)\|([A-Za-z0-9+/=]*)$/;

/**
 * Keeps what a file brings unreadable in the database until it is applied: the file itself, and phone numbers in its rows.
 * The key comes from one outside the database.
 */
@Injectable()
export class ImportSeal {
  private readonly key: Buffer;

  constructor(private readonly keys: VaultKeys) {
    this.key = Buffer.from(hkdfSync('sha256', keys.master, '', 'linli:import', 32));
  }

  /** `about` says where it belongs: in another place it does not open. */
  seal(value: Buffer, about: string): Buffer {
    const iv = randomBytes(IV);
    const cipher = createCipheriv(ALGORITHM, this.key, iv).setAAD(Buffer.from(about));
    return Buffer.concat([iv, cipher.update(value), cipher.final(), cipher.getAuthTag()]);
  }

  open(sealed: Buffer, about: string): Buffer {
    const decipher = createDecipheriv(ALGORITHM, this.key, sealed.subarray(0, IV)).setAAD(Buffer.from(about));
    decipher.setAuthTag(sealed.subarray(-TAG));
    return Buffer.concat([decipher.update(sealed.subarray(IV, -TAG)), decipher.final()]);
  }

  /** A plain number as a cell; the digest finds the person who has it. */
  phoneCell(phone: string): string {
    const hash = this.keys.hash('phone', phone).toString('hex');
    return `${String(maskValue(phone, 'phone'))}|${hash}|${this.seal(Buffer.from(phone), 'phone').toString('base64')}`;
  }

  /** The number of a cell; undefined where it brings none. */
  phoneOf(cell: string): string | undefined {
    const sealed = PHONE_CELL.exec(cell)?.[3];
    return sealed ? this.open(Buffer.from(sealed, 'base64'), 'phone').toString() : undefined;
  }
}

/** A masked number, as an export writes it: it leaves what is there. */
export const keepPhone = (masked: string): string => `${masked}||`;

/** What a cell with a phone number shows to everybody. */
export const shownPhone = (cell: string): string => PHONE_CELL.exec(cell)?.[1] ?? cell;
