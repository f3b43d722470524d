import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import type { ExportColumn } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  SUBSIDY_SCHEME_MACHINE as machine,
  adoptSubsidySchemeSchema,
  changeSubsidySchemeSchema,
  draftSubsidySchemeSchema,
  endSubsidySchemeSchema,
  subsidySchemeAnswers as answers,
} from '../../contract/index.ts';
import type {
  AdoptSubsidyScheme,
  ChangeSubsidyScheme,
  DraftSubsidyScheme,
  EndSubsidyScheme,
  SubsidyScheme,
  SubsidySchemeListQuery,
} from '../../contract/index.ts';
import { SubsidySchemeService } from './subsidy-scheme.service.ts';

const COLUMNS: ExportColumn<SubsidyScheme>[] = [
  { header: 'subsidy-scheme.field.title', value: 'title', width: 32 },
  { header: 'subsidy-scheme.field.post', value: 'post', words: 'subsidy-scheme.post' },
  { header: 'subsidy-scheme.field.body', value: 'body', words: 'subsidy-scheme.body' },
  { header: 'subsidy-scheme.field.period', value: 'period', words: 'subsidy-scheme.period' },
  { header: 'subsidy-scheme.field.yuan', value: ({ fen }) => fen / 100 },
];

@Controller('subsidy-schemes')
export class SubsidySchemeController {
  constructor(private readonly service: SubsidySchemeService) {}

  @ListRoute(answers, COLUMNS)
  findPage(@Query({ schema: answers.query }) query: SubsidySchemeListQuery) {
    return this.service.findPage(query);
  }

  @RecordRoute(answers)
  get(@RecordId() id: string) {
    return this.service.get(id);
  }

  @HistoryRoute(answers)
  getHistory(@RecordId() id: string) {
    return this.service.getHistory(id);
  }

  @CreateRoute(answers)
  draft(@Body({ schema: draftSubsidySchemeSchema }) command: DraftSubsidyScheme) {
    return this.service.draft(command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeSubsidySchemeSchema }) command: ChangeSubsidyScheme) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'adopt', answers.shown)
  adopt(@RecordId() id: string, @Body({ schema: adoptSubsidySchemeSchema }) command: AdoptSubsidyScheme) {
    return this.service.adopt(id, command);
  }

  @ActionRoute(machine, 'end', answers.shown)
  end(@RecordId() id: string, @Body({ schema: endSubsidySchemeSchema }) command: EndSubsidyScheme) {
    return this.service.end(id, command);
  }
}
