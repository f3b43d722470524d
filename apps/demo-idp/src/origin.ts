import type { IncomingMessage } from 'node:http';

interface Asked {
  hosts: string[];
  protocol: string;
}

/** How a request came, kept before it is overwritten. */
const asked = new WeakMap<IncomingMessage, Asked>();

/**
 * The provider speaks of its public address only, whatever `Host` a request came with: it builds addresses from these
 * headers, and a forged one must not end up in a redirect.
 */
export function pinOrigin(req: IncomingMessage, publicUrl: string): void {
  const host = new URL(publicUrl).host;
  const protocol = new URL(publicUrl).protocol.slice(0, -1);
  asked.set(req, {
    hosts: [req.headers.host, first(req.headers['x-forwarded-host'])].filter((name) => name !== undefined),
    protocol: first(req.headers['x-forwarded-proto']) ?? protocol,
  });
  req.headers.host = host;
  req.headers['x-forwarded-host'] = host;
  req.headers['x-forwarded-proto'] = protocol;
}

/** The host, when the browser will not let a page of this address log in: plain http from another computer. */
export function insecureHost(req: IncomingMessage): string | undefined {
  const { hosts, protocol } = asked.get(req) ?? { hosts: [], protocol: 'http' };
  return protocol === 'http' ? hosts.find((host) => !isLoopback(host)) : undefined;
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
