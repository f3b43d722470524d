import { expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Translate } from '../texts/use-texts.ts';
import { issueMessage } from './form-messages.ts';

const words = (texts: Record<string, string>): Translate =>
  Object.assign((key: string) => texts[key] ?? key, { has: (key: string) => key in texts }) as Translate;

const items = z
  .array(z.string())
  .min(2)
  .refine((all) => new Set(all).size === all.length, 'form.items.twice');

function said(value: string[], texts: Record<string, string>): string {
  const issue = items.safeParse(value).error?.issues[0];
  if (!issue) throw new Error('this value is right');
  const own = { t: words(texts), key: 'form.items', label: '各项', picks: false };
  return issueMessage(issue, value, own, words({}));
}

test('a rule that names its own text is told by it, also where the field has a text for everything else', () => {
  const texts = { 'form.items.twice': '有两项相同', 'form.items.error.format': '请逐项填写' };
  expect(said(['甲', '甲'], texts)).toBe('有两项相同');
});

test('what has no text of its own is told by the field’s, else by the general one', () => {
  expect(said(['甲'], { 'form.items.error.too-small': '至少两项' })).toBe('至少两项');
  expect(said(['甲', '甲'], { 'form.items.error.format': '请逐项填写' })).toBe('请逐项填写');
  expect(said(['甲'], {})).toBe('form.error.too-small');
});
