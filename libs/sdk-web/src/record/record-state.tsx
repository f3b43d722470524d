import { nounOf } from '@linli/contracts';
import type { StateMachine, StateOf } from '@linli/contracts';
import { StateSteps } from '../kit/state-steps.tsx';
import { StateTag } from '../kit/state-tag.tsx';
import { useTexts } from '../texts/use-texts.ts';
import type { HistoryLine, LivingRecord, RecordKit } from './record-kit.ts';
import { stepsOf } from './record-steps.ts';

interface RecordStateProps<M extends StateMachine> {
  /** A {@link RecordKit}: whatever forms it has, its words are what is asked of it. */
  kit: Pick<RecordKit<M, LivingRecord<M>>, 'plugin' | 'machine'>;
  state: StateOf<M>;
}

/** The state of a record as a word with a dot. */
export function RecordState<M extends StateMachine>({ kit, state }: RecordStateProps<M>) {
  const t = useTexts(kit.plugin.id);
  return <StateTag tone={kit.machine.states[state]?.tone}>{t(`${nounOf(kit.machine)}.state.${state}`)}</StateTag>;
}

/** Where a record stands on its way, with who did what is done; nothing where its machine names no steps. */
export function RecordSteps<M extends StateMachine>({
  kit,
  state,
  history,
}: RecordStateProps<M> & { history: readonly HistoryLine[] }) {
  const t = useTexts(kit.plugin.id);
  const steps = stepsOf(kit.machine, t, state, history);
  return steps && <StateSteps {...steps} />;
}
