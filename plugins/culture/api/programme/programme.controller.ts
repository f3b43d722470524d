import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  PROGRAMME_MACHINE as machine,
  changeProgrammeSchema,
  closeProgrammeSchema,
  createProgrammeSchema,
  programmeAnswers as answers,
} from '../../contract/index.ts';
import type { ChangeProgramme, CloseProgramme, CreateProgramme, ProgrammeListQuery } from '../../contract/index.ts';
import { ProgrammeService } from './programme.service.ts';

@Controller('programmes')
export class ProgrammeController {
  constructor(private readonly service: ProgrammeService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: answers.query }) query: ProgrammeListQuery) {
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
  create(@Body({ schema: createProgrammeSchema }) command: CreateProgramme) {
    return this.service.create(command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeProgrammeSchema }) command: ChangeProgramme) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'close', answers.shown)
  close(@RecordId() id: string, @Body({ schema: closeProgrammeSchema }) command: CloseProgramme) {
    return this.service.close(id, command);
  }
}
