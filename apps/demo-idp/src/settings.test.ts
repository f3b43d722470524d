import { describe, expect, test } from '@jest/globals';
import { readSettings } from './settings.ts';

const ENOUGH = {
  LINLI_DEMO: '1',
  LINLI_DATABASE_URL: 'postgres://linli:x@127.0.0.1:5433/linli',
  LINLI_HOME: '/tmp/home',
};

describe('settings', () => {
  test('the demo flag and a database are enough', () => {
    expect(readSettings(ENOUGH)).toMatchObject({
      publicUrl: 'http://localhost:4200',
      issuer: 'http://localhost:4200/idp',
      clientId: 'linli-shell',
      audience: 'linli',
      keyFile: '/tmp/home/keys/idp.json',
      socketPath: '/tmp/home/run/idp.sock',
    });
  });

  test('a certificate makes the default address https', () => {
    expect(readSettings({ ...ENOUGH, LINLI_PORT: '4443', LINLI_TLS_CERT: 'cert.pem' }).publicUrl).toBe(
      'https://localhost:4443',
    );
  });

  test('an empty value counts as absent', () => {
    expect(readSettings({ ...ENOUGH, LINLI_PUBLIC_URL: '', LINLI_PORT: '' }).publicUrl).toBe('http://localhost:4200');
  });

  test('a home too deep for a socket gets its sockets in the temporary folder', () => {
    const { socketPath } = readSettings({ ...ENOUGH, LINLI_HOME: `/tmp/${'deep/'.repeat(20)}` });
    expect(Buffer.byteLength(socketPath)).toBeLessThan(100);
  });

  test.each([
    ['LINLI_DEMO', undefined, 'LINLI_DEMO=1'],
    ['LINLI_DEMO', 'yes', 'LINLI_DEMO=1'],
    ['LINLI_DATABASE_URL', undefined, 'LINLI_DATABASE_URL must'],
    ['LINLI_DATABASE_URL', 'mysql://localhost/x', 'LINLI_DATABASE_URL must'],
    ['LINLI_PUBLIC_URL', 'linli.example.org', 'LINLI_PUBLIC_URL must'],
    ['LINLI_PUBLIC_URL', 'https://linli.example.org/app', 'LINLI_PUBLIC_URL must'],
    ['LINLI_PORT', '99999', 'LINLI_PORT must'],
    ['LINLI_LOG', 'loud', 'LINLI_LOG must'],
  ])('%s = %s is refused in a sentence that names it', (name, value, sentence) => {
    expect(() => readSettings({ ...ENOUGH, [name]: value })).toThrow(sentence);
  });
});
