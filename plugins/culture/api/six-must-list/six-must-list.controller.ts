import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  SIX_MUST_LIST_MACHINE as machine,
  changeSixMustListSchema,
  draftSixMustListSchema,
  dropSixMustListSchema,
  endSixMustListSchema,
  issueSixMustListSchema,
  sixMustListAnswers as answers,
} from '../../contract/index.ts';
import type {
  ChangeSixMustList,
  DraftSixMustList,
  DropSixMustList,
  EndSixMustList,
  IssueSixMustList,
  SixMustListQuery,
} from '../../contract/index.ts';
import { SixMustListService } from './six-must-list.service.ts';

@Controller('six-must-lists')
export class SixMustListController {
  constructor(private readonly service: SixMustListService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: answers.query }) query: SixMustListQuery) {
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
  draft(@Body({ schema: draftSixMustListSchema }) command: DraftSixMustList) {
    return this.service.draft(command);
  }

  @ActionRoute(machine, 'issue', answers.shown)
  issue(@RecordId() id: string, @Body({ schema: issueSixMustListSchema }) command: IssueSixMustList) {
    return this.service.issue(id, command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeSixMustListSchema }) command: ChangeSixMustList) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'drop', answers.shown)
  drop(@RecordId() id: string, @Body({ schema: dropSixMustListSchema }) command: DropSixMustList) {
    return this.service.drop(id, command);
  }

  @ActionRoute(machine, 'end', answers.shown)
  end(@RecordId() id: string, @Body({ schema: endSixMustListSchema }) command: EndSixMustList) {
    return this.service.end(id, command);
  }
}
