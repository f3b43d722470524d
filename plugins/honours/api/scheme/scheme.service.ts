import type { Page } from '@linli/contracts';
import { AnsweredRecords } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  ChangeScheme,
  CloseScheme,
  CreateScheme,
  Scheme,
  SchemeDetail,
  SchemeHistory,
  SchemeListQuery,
} from '../../contract/index.ts';
import { heldFor } from '../held-for.ts';
import { schemes } from './scheme.record.ts';

@Injectable()
export class SchemeService {
  constructor(private readonly records: AnsweredRecords) {}

  findPage(query: SchemeListQuery): Promise<Page<Scheme>> {
    return this.records.page(schemes, query, { read: 'own', where: heldFor(query.for) });
  }

  get(id: string): Promise<SchemeDetail> {
    return this.records.get(schemes, id);
  }

  getHistory(id: string): Promise<SchemeHistory> {
    return this.records.history(schemes, id);
  }

  create(scheme: CreateScheme): Promise<SchemeDetail> {
    return this.records.begin(schemes, { ...scheme, consentVersion: 1 });
  }

  /** Another text is another version: whoever agreed has agreed to what was read out to them. */
  change(id: string, { version, ...about }: ChangeScheme): Promise<SchemeDetail> {
    const action = 'change';
    return this.records.act(schemes, id, {
      ...{ action, version },
      patch: ({ consentText, consentVersion }) => ({
        ...about,
        consentVersion: about.consentText === consentText ? consentVersion : consentVersion + 1,
      }),
    });
  }

  close(id: string, { reason, version }: CloseScheme): Promise<SchemeDetail> {
    return this.records.act(schemes, id, { action: 'close', version, said: { reason } });
  }
}
