import { describe, expect, test } from '@jest/globals';
import { ConfigError } from '@linli/sdk-server';
import { readConfig } from './config.ts';

const enough = { LINLI_DATABASE_URL: 'postgres://linli@localhost/linli', LINLI_OIDC_SOCKET: '/tmp/idp.sock' };

describe('the settings of core', () => {
  test('are complete with a database and a provider alone', () => {
    const config = readConfig(enough, '/srv/linli');
    expect(config).toMatchObject({
      port: 4200,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:4200',
      home: '/srv/linli/.linli',
      socketDir: '/srv/linli/.linli/run',
      pluginsDir: '/srv/linli/plugins',
      furtherPlugins: [],
      oidc: {
        issuer: 'http://localhost:4200/idp',
        clientId: 'linli-shell',
        audience: 'linli',
        socket: '/tmp/idp.sock',
      },
    });
  });

  test.each([
    [{ LINLI_PORT: 'abc' }, 'LINLI_PORT is "abc"'],
    [{ LINLI_PORT: '70000' }, 'LINLI_PORT is "70000"'],
    [{ LINLI_DATABASE_URL: 'mysql://x' }, 'LINLI_DATABASE_URL is needed'],
    [{ LINLI_DATABASE_URL: '' }, 'LINLI_DATABASE_URL is needed'],
    [{ LINLI_PUBLIC_URL: 'https://a.cn/linli' }, 'LINLI_PUBLIC_URL is "https://a.cn/linli"'],
    [{ LINLI_TLS_CERT: '/a.pem' }, 'LINLI_TLS_KEY'],
    [{ LINLI_TLS_CERT: '/nowhere/a.pem', LINLI_TLS_KEY: '/nowhere/b.pem' }, '/nowhere/a.pem'],
    [{ LINLI_LOG: 'loud' }, 'LINLI_LOG is "loud"'],
    [{ LINLI_OIDC_SOCKET: '' }, 'LINLI_OIDC_ISSUER is not set'],
  ])('that cannot be used are named in one sentence: %j', (env, words) => {
    expect(() => readConfig({ ...enough, ...env }, '/srv/linli')).toThrow(ConfigError);
    expect(() => readConfig({ ...enough, ...env }, '/srv/linli')).toThrow(words);
  });

  test('keep socket paths short enough for every system', () => {
    const config = readConfig({ ...enough, LINLI_HOME: `/srv/${'deep/'.repeat(20)}home` }, '/srv/linli');
    expect(Buffer.byteLength(config.socketDir)).toBeLessThan(60);
  });
});
