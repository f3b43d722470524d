import type { ServerResponse } from 'node:http';

const YEAR = 365 * 24 * 3600;

/** What every answer of the origin carries, pages and data alike. */
export function setCommonHeaders(res: ServerResponse, https: boolean): void {
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Referrer-Policy', 'same-origin');
  if (https) res.setHeader('Strict-Transport-Security', `max-age=${YEAR}`);
}

/** For data: nothing in it may run, be framed or be kept by a cache, whatever a browser takes it for. */
export function setDataHeaders(res: ServerResponse): void {
  res.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  res.setHeader('Cache-Control', 'no-store');
}

/** For the shell's page. `issuer` is the origin of an external identity provider, null for the embedded one. */
export function setPageHeaders(res: ServerResponse, nonce: string, issuer: string | null): void {
  const provider = issuer ? ` ${issuer}` : '';
  res.setHeader(
    'Content-Security-Policy',
    [
      "default-src 'self'",
      `script-src 'self' 'nonce-${nonce}'`,
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data: blob:",
      `connect-src 'self'${provider}`,
      `frame-src 'self'${provider}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "object-src 'none'",
      "form-action 'self'",
    ].join('; '),
  );
  res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(self), payment=(), usb=()');
  res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  res.setHeader('Cache-Control', 'no-store');
}
