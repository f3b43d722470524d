import { useState } from 'react';
import type { ReactNode } from 'react';
import { actionsOf, awaitedAction, guardBehind, nounOf, transitionOf } from '@linli/contracts';
import type { ActionOf, StateMachine } from '@linli/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useApi } from '../api/api.hooks.ts';
import { describeError } from '../kit/describe-error.ts';
import type { PageAction } from '../kit/page-action.ts';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { LivingRecord, RecordKit } from './record-kit.ts';
import { joinedWords, keyIn, waitingWords, wordsOf } from './record-words.ts';
import { asksFor, endsOf } from './step-decision.ts';
import { StepForm } from './step-form.tsx';

export interface RecordActions<M extends StateMachine> {
  /** The step that the record waits for, if it is the asker's. */
  primary: PageAction | undefined;
  actions: PageAction[];
  /** Opens the form of a step that may be done now; undefined for one that may not. */
  begin(action: ActionOf<M>): ((values: Readonly<Record<string, unknown>>) => void) | undefined;
  /** The form of the step that was begun. */
  form: ReactNode;
}

/**
 * What may be done with a record as buttons of its page. A step that asks for nothing is done at a press, the others open
 * a form. What is barred says why; what is somebody else's work, or stands under another step, is no button.
 */
export function useRecordActions<M extends StateMachine, R extends LivingRecord<M>>(
  kit: RecordKit<M, R>,
  record: R,
): RecordActions<M> {
  const { machine, elsewhere = [] } = kit;
  const noun = nounOf(machine);
  const t = useTexts(kit.plugin.id);
  const sdk = useSdkTexts();
  const api = useApi(kit.plugin.apiBase);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [open, setOpen] = useState<{ action: ActionOf<M>; values?: Readonly<Record<string, unknown>> } | null>(null);
  const [busy, setBusy] = useState<ActionOf<M> | null>(null);

  const done = (action: ActionOf<M>, answer: R) => {
    kit.keep(queries, answer);
    const said = t(`${noun}.done.${action}`, wordsOf(t, noun, answer));
    void message.success(joinedWords(sdk, [said, waitingWords(machine, t, answer)]));
  };
  const act = async (action: ActionOf<M>) => {
    setBusy(action);
    try {
      done(action, await kit.act(api, record, action));
    } catch (error) {
      const { title, remedy } = describeError(error, sdk);
      void message.error(joinedWords(sdk, [title, remedy]));
      kit.forget(queries);
    } finally {
      setBusy(null);
    }
  };
  const needsForm = (action: ActionOf<M>) =>
    kit.forms?.[action] !== undefined ||
    asksFor(machine, action).length > 0 ||
    endsOf(machine, action, record.actions).length > 1;

  const offers = record.actions.filter(({ barrier }) => barrier === null || !guardBehind(machine, barrier)?.quiet);
  const isOffered = (action: string | undefined) => offers.some((offer) => offer.action === action);
  const buttons = actionsOf(machine).flatMap((key): (PageAction & { key: ActionOf<M> })[] => {
    const offer = offers.find(({ action }) => action === key);
    const { under, danger } = transitionOf(machine, key);
    if (!offer || isOffered(under) || elsewhere.includes(key)) return [];
    return [
      {
        key,
        label: t(keyIn(t, `${noun}.action.${key}`, record.state)),
        danger,
        loading: busy === key,
        disabledReason: offer.barrier === null ? undefined : t(`errors.${machine.noun}.${offer.barrier}.title`),
        onClick: () => (needsForm(key) ? setOpen({ action: key }) : void act(key)),
      },
    ];
  });
  const awaited = awaitedAction(machine, record.state);
  const primary = buttons.find(({ key, disabledReason }) => key === awaited && !disabledReason);
  const Form = open === null ? undefined : (kit.forms?.[open.action] ?? StepForm<M, R>);
  return {
    primary,
    actions: buttons.filter((action) => action !== primary),
    begin: (action) => {
      const may = offers.some((offer) => offer.action === action && offer.barrier === null);
      return may ? (values) => setOpen({ action, values }) : undefined;
    },
    form: Form && open !== null && (
      <Form
        kit={kit}
        record={record}
        action={open.action}
        initialValues={open.values}
        onClose={() => setOpen(null)}
        onDone={done}
      />
    ),
  };
}
