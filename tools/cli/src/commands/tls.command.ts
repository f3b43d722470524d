import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { readSettings } from '../settings.ts';
import { EXIT } from '../terminal/cli.errors.ts';
import { print, printStep } from '../terminal/output.ts';
import { t } from '../terminal/texts.ts';

const VALID_DAYS = 825;

/** Writes a certificate for this machine's names and addresses, so that others can log in over https. */
export async function selfSigned(hosts: string[]): Promise<number> {
  const { home, port } = readSettings();
  const folder = join(home, 'tls');
  const names = [...new Set([...hosts, 'localhost', hostname(), '127.0.0.1', '::1', ...ownAddresses()])];
  const notAfterDate = new Date(Date.now() + VALID_DAYS * 24 * 3600 * 1000);
  const made = await generate([{ name: 'commonName', value: hosts[0] ?? hostname() }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: names.map((name) => (isIP(name) ? { type: 7, ip: name } : { type: 2, value: name })),
      },
    ],
  });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const cert = join(folder, 'cert.pem');
  const key = join(folder, 'key.pem');
  writeFileSync(cert, made.cert);
  writeFileSync(key, made.private, { mode: 0o600 });
  printStep(t('tls.made', { names: names.join(', '), days: VALID_DAYS }));
  print(t('tls.use'));
  print();
  print(`export LINLI_TLS_CERT=${cert}`);
  print(`export LINLI_TLS_KEY=${key}`);
  print();
  const outside = hosts[0] ?? ownAddresses()[0] ?? hostname();
  print(t('tls.outside', { line: `export LINLI_HOST=0.0.0.0 LINLI_PUBLIC_URL=https://${outside}:${port}` }));
  return EXIT.ok;
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
}
