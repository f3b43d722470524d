import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import type { ExportColumn } from '@linli/sdk-server';
import { plainCommandSchema } from '@linli/contracts';
import type { PlainCommand } from '@linli/contracts';
import { Body, Controller, Query } from '@nestjs/common';
import {
  VENUE_MACHINE as machine,
  changeVenueSchema,
  closeVenueSchema,
  createVenueSchema,
  openVenueSchema,
  suspendVenueSchema,
  venueAnswers as answers,
} from '../../contract/index.ts';
import type {
  ChangeVenue,
  CloseVenue,
  CreateVenue,
  OpenVenue,
  SuspendVenue,
  Venue,
  VenueListQuery,
} from '../../contract/index.ts';
import { VenueService } from './venue.service.ts';

const COLUMNS: ExportColumn<Venue>[] = [
  { header: 'venue.field.title', value: 'title', width: 32 },
  { header: 'venue.field.kind', value: 'kind', words: 'venue.kind' },
  { header: 'venue.field.address', value: 'address', width: 32 },
  { header: 'venue.field.week-hours', value: ({ openTimes }) => openTimes.week / 60 },
  { header: 'venue.field.evening-hours', value: ({ openTimes }) => openTimes.evening / 60 },
  { header: 'venue.field.weekend-hours', value: ({ openTimes }) => openTimes.weekend / 60 },
];

@Controller('venues')
export class VenueController {
  constructor(private readonly service: VenueService) {}

  @ListRoute(answers, COLUMNS)
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

  @ActionRoute(machine, 'open', answers.shown)
  open(@RecordId() id: string, @Body({ schema: openVenueSchema }) command: OpenVenue) {
    return this.service.open(id, command);
  }

  @ActionRoute(machine, 'suspend', answers.shown)
  suspend(@RecordId() id: string, @Body({ schema: suspendVenueSchema }) command: SuspendVenue) {
    return this.service.suspend(id, command);
  }

  @ActionRoute(machine, 'resume', answers.shown)
  resume(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.resume(id, version);
  }

  @ActionRoute(machine, 'close', answers.shown)
  close(@RecordId() id: string, @Body({ schema: closeVenueSchema }) command: CloseVenue) {
    return this.service.close(id, command);
  }
}
