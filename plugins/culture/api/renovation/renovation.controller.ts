import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import type { ExportColumn } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  RENOVATION_MACHINE as machine,
  acceptRenovationSchema,
  beginRenovationSchema,
  cancelRenovationSchema,
  changeRenovationSchema,
  openRenovationSchema,
  planRenovationSchema,
  renovationAnswers as answers,
  reworkRenovationSchema,
} from '../../contract/index.ts';
import type {
  AcceptRenovation,
  BeginRenovation,
  CancelRenovation,
  ChangeRenovation,
  OpenRenovation,
  PlanRenovation,
  Renovation,
  RenovationListQuery,
  ReworkRenovation,
} from '../../contract/index.ts';
import { RenovationService } from './renovation.service.ts';

const COLUMNS: ExportColumn<Renovation>[] = [
  { header: 'renovation.field.venue', value: ({ venue }) => venue.title, width: 32 },
  { header: 'renovation.field.title', value: 'title', width: 32 },
  { header: 'renovation.field.starts-on', value: 'startsOn' },
  { header: 'renovation.field.ends-on', value: 'endsOn' },
  { header: 'renovation.field.accepted-on', value: 'acceptedOn' },
];

@Controller('renovations')
export class RenovationController {
  constructor(private readonly service: RenovationService) {}

  @ListRoute(answers, COLUMNS)
  findPage(@Query({ schema: answers.query }) query: RenovationListQuery) {
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
  plan(@Body({ schema: planRenovationSchema }) command: PlanRenovation) {
    return this.service.plan(command);
  }

  @ActionRoute(machine, 'change', answers.shown)
  change(@RecordId() id: string, @Body({ schema: changeRenovationSchema }) command: ChangeRenovation) {
    return this.service.change(id, command);
  }

  @ActionRoute(machine, 'begin', answers.shown)
  begin(@RecordId() id: string, @Body({ schema: beginRenovationSchema }) command: BeginRenovation) {
    return this.service.begin(id, command);
  }

  @ActionRoute(machine, 'accept', answers.shown)
  accept(@RecordId() id: string, @Body({ schema: acceptRenovationSchema }) command: AcceptRenovation) {
    return this.service.accept(id, command);
  }

  @ActionRoute(machine, 'rework', answers.shown)
  rework(@RecordId() id: string, @Body({ schema: reworkRenovationSchema }) command: ReworkRenovation) {
    return this.service.rework(id, command);
  }

  @ActionRoute(machine, 'open', answers.shown)
  open(@RecordId() id: string, @Body({ schema: openRenovationSchema }) command: OpenRenovation) {
    return this.service.open(id, command);
  }

  @ActionRoute(machine, 'cancel', answers.shown)
  cancel(@RecordId() id: string, @Body({ schema: cancelRenovationSchema }) command: CancelRenovation) {
    return this.service.cancel(id, command);
  }
}
