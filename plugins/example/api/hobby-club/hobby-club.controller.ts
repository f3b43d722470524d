import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  HOBBY_CLUB_MACHINE as machine,
  changeHobbyClubSchema,
  closeHobbyClubSchema,
  createHobbyClubSchema,
  hobbyClubAnswers as answers,
} from '../../contract/index.ts';
import type { ChangeHobbyClub, CloseHobbyClub, CreateHobbyClub, HobbyClubListQuery } from '../../contract/index.ts';
import { HobbyClubService } from './hobby-club.service.ts';

@Controller('hobby-clubs')
export class HobbyClubController {
  constructor(private readonly service: HobbyClubService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: answers.query }) query: HobbyClubListQuery) {
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
  create(@Body({ schema: createHobbyClubSchema }) command: CreateHobbyClub) {
    return this.service.create(command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeHobbyClubSchema }) command: ChangeHobbyClub) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'close', answers.shown)
  close(@RecordId() id: string, @Body({ schema: closeHobbyClubSchema }) command: CloseHobbyClub) {
    return this.service.close(id, command);
  }
}
