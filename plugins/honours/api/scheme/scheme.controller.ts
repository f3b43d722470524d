import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  SCHEME_MACHINE as machine,
  changeSchemeSchema,
  closeSchemeSchema,
  createSchemeSchema,
  schemeAnswers as answers,
} from '../../contract/index.ts';
import type { ChangeScheme, CloseScheme, CreateScheme, SchemeListQuery } from '../../contract/index.ts';
import { SchemeService } from './scheme.service.ts';

@Controller('schemes')
export class SchemeController {
  constructor(private readonly service: SchemeService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: answers.query }) query: SchemeListQuery) {
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
  create(@Body({ schema: createSchemeSchema }) command: CreateScheme) {
    return this.service.create(command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeSchemeSchema }) command: ChangeScheme) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'close', answers.shown)
  close(@RecordId() id: string, @Body({ schema: closeSchemeSchema }) command: CloseScheme) {
    return this.service.close(id, command);
  }
}
