import { plainCommandSchema } from '@linli/contracts';
import type { PlainCommand } from '@linli/contracts';
import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  CLUB_MACHINE as machine,
  changeClubSchema,
  linkBranchSchema,
  retireClubSchema,
  createClubSchema,
  clubAnswers as answers,
} from '../../contract/index.ts';
import type { ChangeClub, LinkBranch, RetireClub, CreateClub, ClubListQuery } from '../../contract/index.ts';
import { ClubService } from './club.service.ts';

@Controller('clubs')
export class ClubController {
  constructor(private readonly service: ClubService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: answers.query }) query: ClubListQuery) {
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
  create(@Body({ schema: createClubSchema }) command: CreateClub) {
    return this.service.create(command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeClubSchema }) command: ChangeClub) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'link-branch', answers.shown)
  linkBranch(@RecordId() id: string, @Body({ schema: linkBranchSchema }) command: LinkBranch) {
    return this.service.linkBranch(id, command);
  }

  @ActionRoute(machine, 'unlink-branch', answers.shown)
  unlinkBranch(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.unlinkBranch(id, version);
  }

  @ActionRoute(machine, 'retire', answers.shown)
  retire(@RecordId() id: string, @Body({ schema: retireClubSchema }) command: RetireClub) {
    return this.service.retire(id, command);
  }
}
