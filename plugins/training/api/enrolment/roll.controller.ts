import { AllowOn, Answers, RecordId } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import {
  ENROLMENT_MACHINE as machine,
  ENROLMENT_PERMISSION as P,
  candidatesSchema,
  enrolmentAnswers,
  nominateSchema,
  recordRollSchema,
  rollSchema,
} from '../../contract/index.ts';
import type { Nominate, RecordRoll } from '../../contract/index.ts';
import { EnrolmentService } from './enrolment.service.ts';
import { RollService } from './roll.service.ts';

/** Whom a class has, and whom it may have. */
@Controller('training-classes/:id')
export class RollController {
  constructor(
    private readonly enrolments: EnrolmentService,
    private readonly rolls: RollService,
  ) {}

  @Get('candidates')
  @AllowOn(machine, P.nominate)
  @Answers(candidatesSchema)
  async findCandidates(@RecordId() id: string) {
    return { items: await this.enrolments.findCandidates(id) };
  }

  @Post('nominations')
  @AllowOn(machine, P.nominate)
  @Answers(z.object({ items: z.array(enrolmentAnswers.shown) }), 201)
  nominate(@RecordId() id: string, @Body({ schema: nominateSchema }) command: Nominate) {
    return this.enrolments.nominate(id, command);
  }

  @Get('roll')
  @AllowOn(machine, P.read)
  @Answers(rollSchema)
  getRoll(@RecordId() id: string) {
    return this.rolls.get(id);
  }

  @Post('roll')
  @HttpCode(200)
  @AllowOn(machine, P.record)
  @Answers(rollSchema)
  record(@RecordId() id: string, @Body({ schema: recordRollSchema }) command: RecordRoll) {
    return this.rolls.record(id, command);
  }
}
