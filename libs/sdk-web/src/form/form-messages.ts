import type { z } from 'zod';
import type { Translate } from '../texts/use-texts.ts';
import { yuanOf } from './yuan.ts';

type Issue = z.core.$ZodIssue;

/**
 * The word under which an issue is put: `required`, `too-short`, `too-long`, `too-small`, `too-big`, `choice`, `date`, `integer`,
 * `decimals` (an amount of money with more than two), `format`.
 */
export function issueWord(issue: Issue, value: unknown, yuan = false): string {
  if (value === undefined || value === null || value === '') {
    return 'required';
  }
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' ? (issue.minimum === 1 ? 'required' : 'too-short') : 'too-small';
    case 'too_big':
      return issue.origin === 'string' ? 'too-long' : 'too-big';
    case 'invalid_value':
      return 'choice';
    case 'invalid_format':
      return issue.format === 'date' || issue.format === 'datetime' ? 'date' : 'format';
    case 'invalid_type':
      return issue.expected === 'int' ? (yuan ? 'decimals' : 'integer') : 'format';
    default:
      return 'format';
  }
}

/**
 * The sentence for an issue: the text that a rule of the schema names itself, else the form's own text
 * `<prefix>.<field>.error.<word>`, else the SDK's general one, which names the field.
 */
export function issueMessage(issue: Issue, value: unknown, own: FieldTexts, sdk: Translate): string {
  const word = issueWord(issue, value, own.yuan);
  const ownKey = `${own.key}.error.${word}`;
  const limits = {
    label: own.label,
    min: 'minimum' in issue ? limitOf(issue, Number(issue.minimum), own) : 0,
    max: 'maximum' in issue ? limitOf(issue, Number(issue.maximum), own) : 0,
  };
  if (issue.code === 'custom' && issue.message && own.t.has(issue.message)) {
    return own.t(issue.message, limits);
  }
  if (own.t.has(ownKey)) {
    return own.t(ownKey, limits);
  }
  const verb = word === 'required' && own.picks ? 'required-choice' : word;
  return sdk(`form.error.${verb}`, limits);
}

/** A bound as whoever types it reads it. */
const limitOf = (issue: Issue, limit: number, { yuan }: FieldTexts): number | string =>
  yuan && 'origin' in issue && issue.origin !== 'array' ? yuanOf(limit) : limit;

/** A form's own texts for one field. */
export interface FieldTexts {
  t: Translate;
  /** `form.title`. */
  key: string;
  label: string;
  /** The field is chosen, not written: 请选择 instead of 请填写. */
  picks: boolean;
  /** What is typed is yuan, what the schema sees is fen. */
  yuan?: boolean;
}
