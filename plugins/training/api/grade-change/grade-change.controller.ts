import { permissionsOf, plainCommandSchema } from '@linli/contracts';
import type { PlainCommand } from '@linli/contracts';
import {
  ActionRoute,
  Allow,
  AllowOn,
  Answers,
  HistoryRoute,
  ListRoute,
  RecordId,
  RecordRoute,
} from '@linli/sdk-server';
import type { ExportColumn } from '@linli/sdk-server';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  APPRAISAL_PERMISSION,
  CERTIFICATE_PERMISSION,
  GRADE_CHANGE_MACHINE as machine,
  GRADE_CHANGE_PERMISSION as P,
  gradeChangeAnswers as answers,
  gradedHoldersQuerySchema,
  gradedHoldersSchema,
  proposeGradeChangeSchema,
  refuseGradeChangeSchema,
} from '../../contract/index.ts';
import type { GradeChange, GradeChangeListQuery, ProposeGradeChange, RefuseGradeChange } from '../../contract/index.ts';
import { GradeChangeService } from './grade-change.service.ts';

const BESIDE = [
  ...permissionsOf(machine).filter((each) => each !== P.propose),
  APPRAISAL_PERMISSION.read,
  CERTIFICATE_PERMISSION.read,
];

const COLUMNS: ExportColumn<GradeChange>[] = [
  { header: 'grade-change.field.person', value: 'person' },
  { header: 'licence.field.post', value: 'post', words: 'grade-change.post' },
  { header: 'grade-change.field.organisation', value: 'organisation', width: 40 },
  { header: 'grade-change.field.band', value: 'after.band', words: 'grade-change.band' },
  { header: 'grade-change.field.level', value: 'after.level' },
  { header: 'grade-change.field.since', value: 'since' },
  { header: 'grade-change.field.basis', value: 'basis', words: 'grade-change.basis' },
];

@Controller('grade-changes')
export class GradeChangeController {
  constructor(private readonly service: GradeChangeService) {}

  @ListRoute(answers, COLUMNS)
  findPage(@Query({ schema: answers.query }) query: GradeChangeListQuery) {
    return this.service.findPage(query);
  }

  /** Before `:id`, which it would be taken for. */
  @Get('holders')
  @AllowOn(machine, P.propose)
  @Answers(gradedHoldersSchema)
  async findHolders(@Query({ schema: gradedHoldersQuerySchema }) { unit }: { unit?: number }) {
    return { items: await this.service.findHolders(unit) };
  }

  @RecordRoute(answers)
  get(@RecordId() id: string) {
    return this.service.get(id);
  }

  @HistoryRoute(answers)
  getHistory(@RecordId() id: string) {
    return this.service.getHistory(id);
  }

  /** Looks up what the grade rests on. */
  @Post()
  @Allow(P.propose, ...BESIDE)
  @Answers(answers.shown, 201)
  propose(@Body({ schema: proposeGradeChangeSchema }) command: ProposeGradeChange) {
    return this.service.propose(command);
  }

  @ActionRoute(machine, 'approve', answers.shown)
  approve(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.approve(id, version);
  }

  @ActionRoute(machine, 'refuse', answers.shown)
  refuse(@RecordId() id: string, @Body({ schema: refuseGradeChangeSchema }) command: RefuseGradeChange) {
    return this.service.refuse(id, command);
  }

  @ActionRoute(machine, 'withdraw', answers.shown)
  withdraw(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.withdraw(id, version);
  }
}
