import { expect, test } from '@jest/globals';
import { InvalidError, InvalidFieldError } from '../errors.ts';
import { Texts } from '../texts/texts.ts';
import { describe as problemOf } from './problem.filter.ts';

const CODE = 'memo.note.day-before';
const texts = new Texts([
  {
    'zh-CN': {
      [`errors.${CODE}.title`]: '不能早于 {{day}}',
      [`errors.${CODE}.remedy`]: '请改正日期',
      'errors.memo.note.twice.title': '{{names}}已经在里面',
      'memo.state.open': '在办',
      'errors.memo.note.in-state.title': '现在是“{{state}}”',
    },
    en: {
      'memo.state.open': 'open',
      'errors.memo.note.in-state.title': 'It is {{state}}',
      [`errors.${CODE}.title`]: 'It is before {{day}}',
      'errors.memo.note.twice.title': '{{names}} are in it already',
    },
  },
]);

class DayBeforeError extends InvalidFieldError {
  constructor(day: string) {
    super('endsOn', CODE, { day });
  }
}

test('a field error says the same sentence at its field as above, in the language of whoever asked', () => {
  const error = new DayBeforeError('2026-11-27');
  const zh = problemOf(error, 't', 'zh-CN', texts);
  expect(zh).toMatchObject({ status: 400, code: CODE, title: '不能早于 2026-11-27', remedy: '请改正日期' });
  expect(zh.errors).toEqual([{ field: 'endsOn', code: CODE, message: '不能早于 2026-11-27' }]);
  expect(problemOf(error, 't', 'en', texts).errors?.[0]?.message).toBe('It is before 2026-11-27');
});

test('a message that came with the error stays, and one whose code has no text is told by the title', () => {
  const errors = [
    { field: 'title', code: 'told', message: '第 3 个字不对' },
    { field: 'text', code: 'untold' },
  ];
  const error = new InvalidError(CODE, { params: { day: '周五' }, errors });
  expect(problemOf(error, 't', 'zh-CN', texts).errors).toEqual([errors[0], { ...errors[1], message: '不能早于 周五' }]);
});

test('several names are joined as the language joins them', () => {
  const error = new InvalidError('memo.note.twice', { params: { names: ['甲', '乙', '丙'] } });
  expect(problemOf(error, 't', 'zh-CN', texts).title).toBe('甲、乙、丙已经在里面');
  expect(problemOf(error, 't', 'en', texts).title).toBe('甲, 乙, 丙 are in it already');
});

test('a word in a sentence that is a text itself is found in the same language', () => {
  const error = new InvalidError('memo.note.in-state', { params: { state: { text: 'memo.state.open' } } });
  expect(problemOf(error, 't', 'zh-CN', texts).title).toBe('现在是“在办”');
  expect(problemOf(error, 't', 'en', texts).title).toBe('It is open');
});
