import { permissionsOf } from '@linli/contracts';
import { ActionRoute, Allow, HistoryRoute, ListRoute, NoTransaction, RecordId, RecordRoute } from '@linli/sdk-server';
import type { ExportColumn } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  HIRE_MACHINE as machine,
  RECRUITMENT_BATCH_PERMISSION,
  dropHireSchema,
  hireAnswers as answers,
  plainHireSchema,
  removeHireSchema,
  sameHireSchema,
} from '../../contract/index.ts';
import type { DropHire, HireListQuery, PlainHire, RemoveHire, SameHire } from '../../contract/index.ts';
import { HireService } from './hire.service.ts';

const COLUMNS: ExportColumn[] = [
  { header: 'hire.field.name', value: 'name' },
  { header: 'hire.field.organisation', value: 'organisation', width: 40 },
  { header: 'hire.field.post', value: 'post', words: 'hire.post' },
  { header: 'hire.field.batch', value: ({ batch }) => (batch as { title: string }).title, width: 32 },
  { header: 'hire.field.starts-on', value: 'startsOn' },
  { header: 'hire.field.done-on', value: 'doneOn' },
];

const AllowOnBatch = () =>
  Allow(
    RECRUITMENT_BATCH_PERMISSION.manage,
    ...permissionsOf(machine).filter((each) => each !== RECRUITMENT_BATCH_PERMISSION.manage),
    RECRUITMENT_BATCH_PERMISSION.read,
  );

@Controller('hires')
export class HireController {
  constructor(private readonly service: HireService) {}

  @ListRoute(answers, COLUMNS)
  findPage(@Query({ schema: answers.query }) query: HireListQuery) {
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

  /** Asks core in between: each piece is a transaction of its own. */
  @ActionRoute(machine, 'carry', answers.shown)
  @NoTransaction()
  carry(@RecordId() id: string) {
    return this.service.carry(id);
  }

  @ActionRoute(machine, 'same', answers.shown)
  same(@RecordId() id: string, @Body({ schema: sameHireSchema }) command: SameHire) {
    return this.service.same(id, command);
  }

  @ActionRoute(machine, 'other', answers.shown)
  other(@RecordId() id: string, @Body({ schema: plainHireSchema }) command: PlainHire) {
    return this.service.other(id, command);
  }

  /** The batch counts one less. */
  @AllowOnBatch()
  @ActionRoute(machine, 'remove', answers.shown)
  remove(@RecordId() id: string, @Body({ schema: removeHireSchema }) command: RemoveHire) {
    return this.service.remove(id, command);
  }

  @ActionRoute(machine, 'drop', answers.shown)
  drop(@RecordId() id: string, @Body({ schema: dropHireSchema }) command: DropHire) {
    return this.service.drop(id, command);
  }
}
