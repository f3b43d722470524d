import { describe, expect, test } from '@jest/globals';
import { looksLikeSentences, looksPersonal } from './personal-names.ts';

describe('a column', () => {
  test.each([
    ['phone', 'text'],
    ['contact_phone', 'text'],
    ['phone_hash', 'bytea'],
    ['mobile', 'bigint'],
    ['email', 'text'],
    ['home_address', 'text'],
    ['birth_date', 'date'],
    ['gender', 'text'],
    ['contact_name', 'character varying(60)'],
    ['seen_from', 'inet'],
    ['client_ip', 'text'],
    ['联系电话', 'text'],
    ['lianxiren', 'text'],
  ])('%s of type %s looks personal', (column, type) => {
    expect(looksPersonal(column, type)).toBe(true);
  });

  test.each([
    ['name', 'text'],
    ['title', 'text'],
    ['reporter_id', 'uuid'],
    ['contact_id', 'uuid'],
    ['email_sent_at', 'timestamp with time zone'],
    ['has_phone', 'boolean'],
    ['phone_count', 'integer'],
    ['stage', 'text'],
    ['page', 'integer'],
    ['package', 'text'],
    ['description', 'text'],
    ['ship_date', 'date'],
    ['section', 'text'],
    ['unit_path', 'ltree'],
  ])('%s of type %s does not', (column, type) => {
    expect(looksPersonal(column, type)).toBe(false);
  });

  test.each([
    ['text', 'text', true],
    ['reply_text', 'text', true],
    ['remark', 'character varying(200)', true],
    ['reason', 'text', true],
    ['context', 'text', false],
    ['state', 'text', false],
    ['text', 'integer', false],
  ])('%s of type %s holds sentences: %s', (column, type, expected) => {
    expect(looksLikeSentences(column, type)).toBe(expected);
  });
});
