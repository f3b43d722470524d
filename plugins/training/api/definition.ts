import type { PluginDefinition } from '@linli/sdk-server';
import { ProgrammeEventRow, ProgrammeRow } from './programme/programme.entity.ts';
import { ProgrammeModule } from './programme/programme.module.ts';
import { TrainingClassEventRow, TrainingClassRow } from './training-class/training-class.entity.ts';
import { TrainingClassModule } from './training-class/training-class.module.ts';

/** What the server is made of; apart from its start, so that tests can drive it. */
export const definition: PluginDefinition = {
  modules: [ProgrammeModule, TrainingClassModule],
  entities: [ProgrammeRow, ProgrammeEventRow, TrainingClassRow, TrainingClassEventRow],
};
