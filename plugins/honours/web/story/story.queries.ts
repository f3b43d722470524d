import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { STORY_MACHINE } from '../../contract/index.ts';
import type { Story, StoryDetail, StoryMachine } from '../../contract/index.ts';
import { ConfirmStep } from '../confirm-step.tsx';
import { plugin } from '../plugin.ts';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const stories: RecordSet<StoryMachine, Story, StoryDetail> = {
  ...recordsOf<Story, StoryDetail>(plugin, 'stories'),
  plugin,
  machine: STORY_MACHINE,
  forms: { 'take-down': ConfirmStep },
};
