import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { ConfigError, parseConfig } from './config.ts';

const schema = z.object({
  PORT: z.coerce.number().int(),
  DATABASE_URL: z.url({ protocol: /^postgres$/ }),
  API_TOKEN: z.string().min(8),
});
const good = { PORT: '1', DATABASE_URL: 'postgres://a:b@h/d', API_TOKEN: '12345678' };

describe('a setting', () => {
  test('is read once, and others are left alone', () => {
    expect(parseConfig(schema, { ...good, HOME: '/' })).toEqual({ ...good, PORT: 1 });
  });

  test('that is wrong is named with its value in one sentence', () => {
    expect(() => parseConfig(schema, { ...good, PORT: 'abc' })).toThrow(/^PORT is "abc": .+\.$/);
  });

  test('that is empty counts as not set', () => {
    expect(() => parseConfig(schema, { ...good, DATABASE_URL: '' })).toThrow(/^DATABASE_URL is not set/);
  });

  test('that holds a secret is never repeated', () => {
    const failing = () => parseConfig(schema, { ...good, DATABASE_URL: 'mysql://user:geheim@h/d' });
    expect(failing).toThrow(ConfigError);
    expect(failing).toThrow('DATABASE_URL is "mysql://h/d"');
    expect(() => parseConfig(schema, { ...good, API_TOKEN: 'short' })).toThrow(/^API_TOKEN is not usable/);
  });
});
