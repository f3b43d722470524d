import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  VENUE_MACHINE as machine,
  changeVenueSchema,
  closeVenueSchema,
  createVenueSchema,
  venueAnswers as answers,
} from '../../contract/index.ts';
import type { ChangeVenue, CloseVenue, CreateVenue, VenueListQuery } from '../../contract/index.ts';
import { VenueService } from './venue.service.ts';

@Controller('venues')
export class VenueController {
  constructor(private readonly service: VenueService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: answers.query }) query: VenueListQuery) {
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
  create(@Body({ schema: createVenueSchema }) command: CreateVenue) {
    return this.service.create(command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeVenueSchema }) command: ChangeVenue) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'close', answers.shown)
  close(@RecordId() id: string, @Body({ schema: closeVenueSchema }) command: CloseVenue) {
    return this.service.close(id, command);
  }
}
