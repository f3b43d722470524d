import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTHeaderParameters, type JWTPayload } from 'jose';

/** An OIDC issuer of a test: discovery, keys, and tokens with any claims. */
export interface TestIssuer {
  issuer: string;
  /** How often its keys were asked for. */
  asked: number;
  sign(claims: JWTPayload, header?: Partial<JWTHeaderParameters>, key?: CryptoKey): Promise<string>;
  /** A token as the shell would have it. */
  token(subject: string, claims?: JWTPayload): Promise<string>;
  /** Signs with a new key from now on. */
  rotate(): Promise<void>;
  /** Goes away, and comes back at the same address. */
  close(): Promise<void>;
  open(): Promise<void>;
}

export async function startTestIssuer(): Promise<TestIssuer> {
  const keys: { kid: string; pair: Awaited<ReturnType<typeof makePair>> }[] = [];
  const add = async () => {
    keys.unshift({ kid: `k${keys.length + 1}`, pair: await makePair() });
  };
  await add();
  let asked = 0;
  let issuer = '';
  const serve = () =>
    http.createServer((req, res) => {
      const answer = async () => {
        if (req.url === '/.well-known/openid-configuration') return { issuer, jwks_uri: `${issuer}/jwks` };
        asked += 1;
        return {
          keys: await Promise.all(
            keys.map(async ({ kid, pair }) => ({ ...(await exportJWK(pair.publicKey)), kid, alg: 'ES256' })),
          ),
        };
      };
      void answer().then((body) => res.setHeader('content-type', 'application/json').end(JSON.stringify(body)));
    });
  let server = serve();
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  issuer = `http://127.0.0.1:${port}`;

  const sign: TestIssuer['sign'] = async (claims, header, key) => {
    const current = keys[0];
    if (!current) throw new Error('no key');
    const now = Math.floor(Date.now() / 1000);
    return await new SignJWT({ iss: issuer, aud: 'linli', iat: now, exp: now + 300, ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: current.kid, typ: 'at+jwt', ...header })
      .sign(key ?? current.pair.privateKey);
  };
  return {
    issuer,
    get asked() {
      return asked;
    },
    sign,
    // As after a log-in with a second factor a moment ago; who tests anything less says so.
    token: (subject, claims) =>
      sign({ sub: subject, sid: `s-${subject}`, acr: 'gold', auth_time: Math.floor(Date.now() / 1000), ...claims }),
    rotate: add,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    async open() {
      server = serve();
      await listen(port);
    },
  };
}

function makePair() {
  return generateKeyPair('ES256', { extractable: true });
}
