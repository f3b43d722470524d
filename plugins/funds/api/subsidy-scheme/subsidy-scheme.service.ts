import type { Page } from '@linli/contracts';
import { AnsweredRecords } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { fenOf } from '../../contract/index.ts';
import type {
  AdoptSubsidyScheme,
  ChangeSubsidyScheme,
  DraftSubsidyScheme,
  EndSubsidyScheme,
  SubsidyScheme,
  SubsidySchemeDetail,
  SubsidySchemeHistory,
  SubsidySchemeListQuery,
} from '../../contract/index.ts';
import { aboutUnit } from './about-unit.ts';
import { subsidySchemes } from './subsidy-scheme.record.ts';

@Injectable()
export class SubsidySchemeService {
  constructor(private readonly records: AnsweredRecords) {}

  /** With those of the units above: they hold here, too. */
  findPage(query: SubsidySchemeListQuery): Promise<Page<SubsidyScheme>> {
    return this.records.page(subsidySchemes, query, { read: 'own', where: aboutUnit(query.for) });
  }

  get(id: string): Promise<SubsidySchemeDetail> {
    return this.records.get(subsidySchemes, id);
  }

  getHistory(id: string): Promise<SubsidySchemeHistory> {
    return this.records.history(subsidySchemes, id);
  }

  draft({ amount, note, ...about }: DraftSubsidyScheme): Promise<SubsidySchemeDetail> {
    return this.records.begin(subsidySchemes, { ...about, fen: fenOf(amount), note: note ?? null });
  }

  change(id: string, { amount, note, version, ...about }: ChangeSubsidyScheme): Promise<SubsidySchemeDetail> {
    const patch = { ...about, fen: fenOf(amount), note: note ?? null };
    return this.records.act(subsidySchemes, id, { action: 'change', version, patch });
  }

  adopt(id: string, { version }: AdoptSubsidyScheme): Promise<SubsidySchemeDetail> {
    return this.records.act(subsidySchemes, id, { action: 'adopt', version });
  }

  end(id: string, { reason, version }: EndSubsidyScheme): Promise<SubsidySchemeDetail> {
    return this.records.act(subsidySchemes, id, { action: 'end', version, said: { reason } });
  }
}
