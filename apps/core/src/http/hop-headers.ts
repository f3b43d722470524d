import type { IncomingHttpHeaders } from 'node:http';

/** Headers of one connection (RFC 9110, section 7.6.1), and `expect`, which the origin has answered itself. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'http2-settings',
]);

/** A copy of headers as another connection may carry them, without those of which `drop` says so. */
export function endToEnd(
  headers: IncomingHttpHeaders,
  drop: (name: string) => boolean,
): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && !HOP_BY_HOP.has(name) && !drop(name)) kept[name] = value;
  }
  return kept;
}
