import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { insecureHost, pinOrigin } from './origin.ts';

function request(headers: Record<string, string>): IncomingMessage {
  return Object.assign(new IncomingMessage(new Socket()), { headers });
}

describe('the address of a request', () => {
  test('is overwritten with the public one, whatever it says', () => {
    const req = request({ host: 'idp', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' });
    pinOrigin(req, 'https://linli.example.org');
    expect(req.headers).toEqual({
      host: 'linli.example.org',
      'x-forwarded-host': 'linli.example.org',
      'x-forwarded-proto': 'https',
    });
  });

  test.each([
    ['http', '192.168.1.20:4200', '192.168.1.20:4200'],
    ['http', 'linli.example.org', 'linli.example.org'],
    ['http', '127.0.0.1.example.org', '127.0.0.1.example.org'],
    ['http', 'localhost:4200', undefined],
    ['http', 'a.localhost', undefined],
    ['http', '127.0.0.1:4200', undefined],
    ['http', '[::1]:4200', undefined],
    ['https', '192.168.1.20', undefined],
  ])('%s://%s: log-in is impossible at %s', (protocol, host, expected) => {
    const req = request({ 'x-forwarded-host': host, 'x-forwarded-proto': protocol });
    pinOrigin(req, 'http://localhost:4200');
    expect(insecureHost(req)).toBe(expected);
  });
});
