import type { StateStep, Translate } from '@linli/sdk-web';
import type { IssueEvent, IssueState } from '../../contract/index.ts';

/** The steps as people name them; the one that goes on in each state. */
const STEPS = ['report', 'accept', 'assign', 'handle', 'verify', 'close'] as const;
type Step = (typeof STEPS)[number];

const CURRENT: Readonly<Record<IssueState, Step>> = {
  reported: 'accept',
  'not-accepted': 'accept',
  accepted: 'assign',
  assigned: 'handle',
  'in-progress': 'handle',
  rework: 'handle',
  resolved: 'verify',
  verified: 'close',
  closed: 'close',
};
/** What in the history a step is done with. */
const DONE_BY: Readonly<Record<Step, IssueEvent['action']>> = {
  report: 'report',
  accept: 'accept',
  assign: 'assign',
  handle: 'resolve',
  verify: 'verify',
  close: 'close',
};

/** Where an issue stands on its way, with who did what is done. `events` are newest first. */
export function stepsOf(t: Translate, state: IssueState, events: readonly IssueEvent[]) {
  const current = CURRENT[state];
  const done = state === 'closed' ? STEPS.length : STEPS.indexOf(current);
  const steps: StateStep[] = STEPS.map((step, index) => ({
    key: step,
    label: t(`issue.step.${state === 'not-accepted' && step === 'accept' ? 'refused' : step}`),
    note: index < done ? events.find(({ action }) => action === DONE_BY[step])?.by.name : undefined,
  }));
  return {
    // What was not accepted goes no further.
    steps: state === 'not-accepted' ? steps.slice(0, 2) : steps,
    current,
    finished: state === 'closed',
    failed: state === 'not-accepted' || state === 'rework',
  };
}
