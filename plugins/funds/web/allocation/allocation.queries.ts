import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { ALLOCATION_MACHINE } from '../../contract/index.ts';
import type { Allocation, AllocationDetail, AllocationMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const allocations: RecordSet<AllocationMachine, Allocation, AllocationDetail> = {
  ...recordsOf<Allocation, AllocationDetail>(plugin, 'allocations'),
  plugin,
  machine: ALLOCATION_MACHINE,
  said: ['reason'],
};
