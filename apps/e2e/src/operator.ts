import { createPrivateKey, sign, type JsonWebKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Api } from './api.ts';

/** The operator's own calls, signed with the key of the installation as the command line does. */
export function asOperator({ url, home }: { url: string; home: string }): Api {
  const jwk = JSON.parse(readFileSync(path.join(home, 'keys', 'operator.jwk.json'), 'utf8')) as JsonWebKey;
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = part({ alg: 'EdDSA', kid: 'operator' });
  const body = part({ iss: 'linli-operator', aud: 'linli', sub: 'operator', iat: now, exp: now + 60 });
  const signature = sign(null, Buffer.from(`${head}.${body}`), createPrivateKey({ key: jwk, format: 'jwk' }));
  return new Api(url, `${head}.${body}.${signature.toString('base64url')}`);
}
