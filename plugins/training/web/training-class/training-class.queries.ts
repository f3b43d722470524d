import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { TRAINING_CLASS_MACHINE } from '../../contract/index.ts';
import type { TrainingClass, TrainingClassDetail, TrainingClassMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const trainingClasses: RecordSet<TrainingClassMachine, TrainingClass, TrainingClassDetail> = {
  ...recordsOf<TrainingClass, TrainingClassDetail>(plugin, 'training-classes'),
  plugin,
  machine: TRAINING_CLASS_MACHINE,
  said: ['reason'],
};
