import { describe, expect, test } from '@jest/globals';
import { sdkLocales } from '../bootstrap/sdk-locales.ts';
import { Texts } from '../texts/texts.ts';
import { NotPublishableError, PublishGate } from './publish-gate.ts';

const gate = new PublishGate(Texts.fromFolders([sdkLocales('')]));
const refusal = (work: () => void): NotPublishableError => {
  try {
    work();
  } catch (error) {
    if (error instanceof NotPublishableError) return error;
    throw error;
  }
  throw new Error('it was let through');
};

describe('the publish gate', () => {
  test('lets through what says nothing about anybody', () => {
    gate.check({ title: '八月清扫楼道', text: '编号 WG-20261124-0007,共 1280 户', note: null, more: undefined });
  });

  test('names field, kind and place of each number, and shows no number', () => {
    const { details } = refusal(() =>
      gate.check({ title: '慰问名单', text: '张大爷 13812345678,身份证 11010519491231002X' }),
    );
    expect(details.params).toMatchObject({
      count: 2,
      places: [
        { field: 'text', kind: 'mobile', from: 5, to: 15 },
        { field: 'text', kind: 'id-number', from: 21, to: 38 },
      ],
    });
    expect(details.errors?.[0]).toMatchObject({ field: 'text', code: 'mobile' });
    expect(details.errors?.[0]?.message).toMatch(/^第 5–15 个字像是手机号：/);
    expect(JSON.stringify(details)).not.toMatch(/13812345678|11010519491231002/);
  });

  test('lets through what may stand in a notice, and nothing else', () => {
    const text = '办公室 022-24123456,gov@example.cn';
    expect(refusal(() => gate.check({ text })).details.params).toMatchObject({ count: 2 });
    gate.check({ text }, ['landline', 'email']);
    refusal(() => gate.check({ text: `${text} 13812345678` }, ['landline', 'email']));
  });
});
