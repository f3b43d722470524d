import { plainCommandSchema } from '@linli/contracts';
import type { PlainCommand } from '@linli/contracts';
import { ActionRoute, CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '@linli/sdk-server';
import { Body, Controller, Query } from '@nestjs/common';
import {
  ALLOCATION_MACHINE as machine,
  allocationAnswers as answers,
  allocationQuerySchema,
  allocationReasonSchema,
  fileAllocationSchema,
} from '../../contract/index.ts';
import type { AllocationListQuery, AllocationReason, FileAllocation } from '../../contract/index.ts';
import { AllocationService } from './allocation.service.ts';

const REASON = { schema: allocationReasonSchema };

@Controller('allocations')
export class AllocationController {
  constructor(private readonly service: AllocationService) {}

  @ListRoute(answers)
  findPage(@Query({ schema: allocationQuerySchema }) query: AllocationListQuery) {
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
  file(@Body({ schema: fileAllocationSchema }) command: FileAllocation) {
    return this.service.file(command);
  }

  @ActionRoute(machine, 'check', answers.shown)
  check(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.check(id, version);
  }

  @ActionRoute(machine, 'turn-down', answers.shown)
  turnDown(@RecordId() id: string, @Body(REASON) command: AllocationReason) {
    return this.service.end(id, 'turn-down', command);
  }

  @ActionRoute(machine, 'approve', answers.shown)
  approve(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    return this.service.approve(id, version);
  }

  @ActionRoute(machine, 'refuse', answers.shown)
  refuse(@RecordId() id: string, @Body(REASON) command: AllocationReason) {
    return this.service.end(id, 'refuse', command);
  }

  @ActionRoute(machine, 'withdraw', answers.shown)
  withdraw(@RecordId() id: string, @Body(REASON) command: AllocationReason) {
    return this.service.end(id, 'withdraw', command);
  }

  @ActionRoute(machine, 'undo', answers.shown)
  undo(@RecordId() id: string, @Body(REASON) command: AllocationReason) {
    return this.service.undo(id, command);
  }
}
