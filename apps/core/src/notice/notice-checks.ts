import { PublishGate } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Faults } from '../body/faults.ts';
import { NoticeInvalidError } from './notice.errors.ts';
import type { NoticeRow } from './notice.row.ts';

/** An office's own number and address may stand in a notice: people ask there. */
const OFFICE = ['landline', 'email'] as const;

/** What a notice must be like. Each fault stands at the field it is about. */
@Injectable()
export class NoticeChecks {
  constructor(
    private readonly gate: PublishGate,
    private readonly faults: Faults,
  ) {}

  /** Numbers of people stop it, with their place. */
  text({ title, text }: Pick<NoticeRow, 'title' | 'text'>): void {
    this.gate.check({ title, text }, OFFICE);
  }

  /** Words that go out with it. */
  reply(reply: string): void {
    this.gate.check({ reply }, OFFICE);
  }

  length({ minDays }: NoticeRow, { days, objectionDays }: { days: number; objectionDays: number }): void {
    if (days < minDays)
      throw new NoticeInvalidError('too-short', this.faults.at('core.notice.too-short', 'days', { count: minDays }));
    if (objectionDays < days)
      throw new NoticeInvalidError(
        'window-too-short',
        this.faults.at('core.notice.window-too-short', 'objectionDays', { count: days }),
      );
  }
}
