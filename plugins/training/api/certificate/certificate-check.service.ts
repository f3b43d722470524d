import { dayOf } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { codeOf, standingOn, writtenCode } from '../../contract/index.ts';
import type { CertificateCheck } from '../../contract/index.ts';
import { CertificateRow } from './certificate.entity.ts';
import { TooManyChecksError } from './certificate.errors.ts';

const MINUTE_MS = 60_000;
const CHECKS_A_MINUTE = 30;

/** Says whether the paper in somebody's hand is good. The answer is the same for every code that is not there. */
@Injectable()
export class CertificateCheckService {
  private minute = 0;
  private readonly asked = new Map<string, number>();

  constructor(private readonly db: ScopedDb) {}

  async check(typed: string): Promise<CertificateCheck> {
    this.slowDown(Date.now());
    const code = codeOf(typed);
    if (code === null) return { code: typed, certificate: null };
    await this.db.manager.query(`SELECT set_config('training.checked_code', $1, true)`, [code]);
    const row = await this.db.manager.findOneBy(CertificateRow, { code });
    await this.db.manager.query(`SELECT set_config('training.checked_code', '', true)`);
    if (!row) return { code: writtenCode(code), certificate: null };
    const { title, issuedOn, validTo } = row;
    const standing = standingOn(row, dayOf(new Date()));
    return {
      code: writtenCode(code),
      certificate: { title, holder: maskedName(row.holderName), issuedOn, validTo, standing },
    };
  }

  /** Known and unknown codes count alike. */
  private slowDown(nowMs: number): void {
    const minute = Math.floor(nowMs / MINUTE_MS);
    if (minute !== this.minute) this.asked.clear();
    this.minute = minute;
    const account = this.db.context.account.id;
    const times = (this.asked.get(account) ?? 0) + 1;
    this.asked.set(account, times);
    if (times > CHECKS_A_MINUTE) throw new TooManyChecksError(Math.ceil(((minute + 1) * MINUTE_MS - nowMs) / 1000));
  }
}

/** 王*, 欧阳* is not told from 欧*: one letter is enough to compare. */
export function maskedName(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(Math.max(1, rest.length));
}
