import type { ComponentType } from 'react';
import type { ActionOf, Offer, StateMachine, StateOf, UnitRef } from '@linli/contracts';
import type { QueryClient } from '@tanstack/react-query';
import type { ApiClient } from '../api/client.ts';
import type { PluginKit } from '../plugin/define-plugin.ts';
import type { NounRecords } from '../plugin/records.ts';
import type { StepFormProps } from './step-form.tsx';

/** A record that lives by a state machine, as its API answers it. */
export interface LivingRecord<M extends StateMachine> {
  id: string;
  version: number;
  state: StateOf<M>;
  actions: readonly Offer<M>[];
  waitingFor: { action: ActionOf<M>; person: string | null; unit: UnitRef | null } | null;
}

/** A line of its history; further fields are what the step kept. */
export interface HistoryLine {
  id: string;
  action: string;
  at: string;
  by: { name: string };
}

/**
 * What buttons, forms, steps and history need to know of the records of a machine; said once per noun. Their texts stand
 * under the noun: `<noun>.state.<state>`, `.action.<action>`, `.done.<action>`, `.history.<action>`, `.waiting.<action>`,
 * `.step.<step>`, and `.<action>.title` with the fields of its form. Where a state says it differently, the key goes on:
 * `<noun>.action.<action>.<state>`, likewise for `waiting` and `step`.
 */
export interface RecordKit<M extends StateMachine, R extends LivingRecord<M>> {
  plugin: Pick<PluginKit, 'id' | 'apiBase'>;
  machine: M;
  /** Sends a step: `POST <records>/<id>/<action>` with the record's version. */
  act(api: ApiClient, record: R, action: ActionOf<M>, values?: object, idempotencyKey?: string): Promise<R>;
  /** Shows an answer at once; everything else is asked for anew. */
  keep(queries: QueryClient, answer: R): void;
  /** After a refusal: somebody else was quicker, or may do more. */
  forget(queries: QueryClient): void;
  /** Forms that need more than their schema tells: a {@link StepForm} with `fields`. */
  forms?: { readonly [A in ActionOf<M>]?: ComponentType<StepFormProps<M, R>> };
  /** Steps that no button of the page begins, but something on it: `begin` of `useRecordActions`. */
  elsewhere?: readonly ActionOf<M>[];
  /** Fields of a history line that hold what people said; `<noun>.said.<field>` introduces it where there is such a text. */
  said?: readonly string[];
}

/** All that the pages of a noun lean on: its API (`recordsOf`), and its machine. `T` is a record in a list, `R` on its page. */
export type RecordSet<M extends StateMachine, T, R extends LivingRecord<M>> = RecordKit<M, R> & NounRecords<T, R>;
