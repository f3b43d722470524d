import { expect, test } from '@jest/globals';
import { isPlatformPage } from './redirect.ts';

const HOME = 'https://linli.example.org';

test.each(['/', '/units/12?tab=history', '/p/example/things', '', '/apiary', '/?a=https://evil.example'])(
  '%s of the platform is allowed',
  (path) => {
    expect(isPlatformPage(`${HOME}${path}`, HOME)).toBe(true);
  },
);

test.each([
  'https://evil.example/',
  'https://linli.example.org.evil.example/',
  'https://linli.example.org@evil.example/',
  'https://someone@linli.example.org/',
  'http://linli.example.org/',
  'https://linli.example.org:8443/',
  '//evil.example/',
  'https:\\\\evil.example',
  'https://linli.example.org/\\evil.example',
  'https://linli.example.org/#code=x',
  'https://linli.example.org/idp/auth',
  'https://linli.example.org/p/../idp/auth',
  'https://linli.example.org/api/core/v1/me',
  'javascript:alert(1)',
  'not an address',
  '',
])('%s is refused', (uri) => {
  expect(isPlatformPage(uri, HOME)).toBe(false);
});
