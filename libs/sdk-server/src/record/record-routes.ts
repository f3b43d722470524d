import type { RecordAnswers } from '@linli/contracts';
import { Get, Param, Post, applyDecorators } from '@nestjs/common';
import { z } from 'zod';
import { ExportsList } from '../export/exported-list.ts';
import type { ExportColumn } from '../export/exported-list.ts';
import { commonColumns, ownColumns } from '../export/record-columns.ts';
import { Answers } from '../openapi/openapi.ts';
import { AllowOn } from './action-route.ts';

const idSchema = z.uuid();

/** `:id` of a record's route; what cannot be one names nothing (404). */
export function RecordId(): ParameterDecorator {
  return Param('id', { schema: idSchema });
}

/**
 * `GET <records>`: a page of those in reach, or all of them as a workbook. `own`: the noun's own columns in it, where not
 * every listed field that has a word is one.
 */
export function ListRoute<T>(answers: RecordAnswers, own?: readonly ExportColumn<T>[]): MethodDecorator {
  const { machine, page, listed } = answers;
  const columns = [...(own ?? ownColumns(machine, Object.keys(listed.shape))), ...commonColumns(machine)];
  return applyDecorators(Get(), AllowOn(machine, machine.read), Answers(page), ExportsList({ columns }));
}

/** `GET <records>/:id`: one of them, with what its asker may do. */
export function RecordRoute({ machine, shown }: RecordAnswers): MethodDecorator {
  return applyDecorators(Get(':id'), AllowOn(machine, machine.read), Answers(shown));
}

/** `GET <records>/:id/history`: what happened to it, newest first. */
export function HistoryRoute({ machine, history }: RecordAnswers): MethodDecorator {
  return applyDecorators(Get(':id/history'), AllowOn(machine, machine.read), Answers(history));
}

/** `POST <records>`: adds one, and answers it. For each further step see `ActionRoute`. */
export function CreateRoute({ machine, shown }: RecordAnswers): MethodDecorator {
  return applyDecorators(Post(), AllowOn(machine, machine.create.permission), Answers(shown, 201));
}
