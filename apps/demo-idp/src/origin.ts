import type { IncomingMessage } from 'node:http';

/** What the gateway said of the request's own address, kept before it is overwritten. */
const asked = new WeakMap<IncomingMessage, { host: string; protocol: string }>();

/**
 * The provider speaks of its public address only, whatever `Host` a request came with: it builds addresses from these
 * headers, and a forged one must not end up in a redirect.
 */
export function pinOrigin(req: IncomingMessage, publicUrl: string): void {
  const { host, protocol } = new URL(publicUrl);
  asked.set(req, {
    host: first(req.headers['x-forwarded-host']) ?? req.headers.host ?? host,
    protocol: first(req.headers['x-forwarded-proto']) ?? protocol.slice(0, -1),
  });
  req.headers.host = host;
  req.headers['x-forwarded-host'] = host;
  req.headers['x-forwarded-proto'] = protocol.slice(0, -1);
}

/** The host, when the browser will not let a page of this address log in: plain http from another computer. */
export function insecureHost(req: IncomingMessage, publicUrl: string): string | undefined {
  const { host, protocol } = asked.get(req) ?? {
    host: new URL(publicUrl).host,
    protocol: new URL(publicUrl).protocol.slice(0, -1),
  };
  if (protocol !== 'http' || isLoopback(host)) return undefined;
  return host;
}

/** Hosts that browsers treat as secure without TLS (W3C Secure Contexts, section 3.1). */
function isLoopback(host: string): boolean {
  const name = URL.parse(`http://${host}`)?.hostname ?? '';
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(name);
}

function first(header: string | string[] | undefined): string | undefined {
  const value = Array.isArray(header) ? header[0] : header;
  return value?.split(',')[0]?.trim() || undefined;
}
