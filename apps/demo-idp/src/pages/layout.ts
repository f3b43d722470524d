import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'koa';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { chooseLocale, textsOf, type Locale, type Texts } from '../texts.ts';

export interface Asset {
  body: Buffer;
  type: string;
}

const stylesheet = readFileSync(join(import.meta.dirname, '..', '..', 'assets', 'idp.css'));
const version = createHash('sha256').update(stylesheet).digest('hex').slice(0, 12);
/** Files a page refers to, by path below the issuer; the digest in the name lets browsers keep them. */
export const ASSETS: ReadonlyMap<string, Asset> = new Map([
  [`/assets/idp-${version}.css`, { body: stylesheet, type: 'text/css; charset=utf-8' }],
]);
const stylesheetPath = `/idp/assets/idp-${version}.css`;

/** `script-src` must be there for the provider to add the digest of its one inline script (a form that sends itself). */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "script-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function setSecurityHeaders(ctx: Context): void {
  ctx.set('content-security-policy', POLICY);
  ctx.set('x-content-type-options', 'nosniff');
  ctx.set('referrer-policy', 'same-origin');
  ctx.set('cross-origin-opener-policy', 'same-origin');
  ctx.set('permissions-policy', 'camera=(), geolocation=(), microphone=()');
}

export interface PageWords {
  locale: Locale;
  t: Texts;
}

export function wordsFor(ctx: Context, uiLocales?: unknown): PageWords {
  const locale = chooseLocale(ctx.query['ui_locales'] ?? uiLocales, ctx.get('accept-language'));
  return { locale, t: textsOf(locale) };
}

export interface Page {
  title: string;
  body: Html;
  /** Narrow pages hold a message, wide ones a list. */
  width: 'narrow' | 'wide';
  /** Whether the same address shows the page again, so that the language can be switched by a link. */
  switchable?: boolean;
}

export function sendPage(ctx: Context, { locale, t }: PageWords, page: Page): void {
  const state = ctx.state as { districtName?: string };
  const name = state.districtName ? t('brand.with-district', { district: state.districtName }) : t('brand.name');
  const other: Locale = locale === 'zh-CN' ? 'en' : 'zh-CN';
  ctx.type = 'html';
  ctx.set('cache-control', 'no-store');
  ctx.set('content-language', locale);
  ctx.set('vary', 'accept-language');
  ctx.body = html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${page.title} · ${name}</title>
        <link rel="stylesheet" href="${stylesheetPath}" />
      </head>
      <body>
        <header class="top">
          <a class="brand" href="/">${mark()}<span>${name}</span></a>
          ${page.switchable ? html`<a class="language" href="${sameIn(ctx, other)}" hreflang="${other}" lang="${other}">${t('language.other')}</a>` : undefined}
        </header>
        <main class="${page.width}">${page.body}</main>
      </body>
    </html>`.text;
}

/** The same page in the other language. */
function sameIn(ctx: Context, locale: Locale): string {
  const { with: form } = ctx.query;
  return `?${new URLSearchParams({ ...(typeof form === 'string' ? { with: form } : {}), ui_locales: locale })}`;
}

/** Two roofs, one behind the other: neighbours. */
function mark(): Html {
  return html`<svg class="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
    <rect width="32" height="32" rx="7" />
    <path class="far" d="M15.5 13.2 20.6 9 26 13.4V23h-5" />
    <path d="M6 15.4 12.2 10l6.3 5.4V23H6z" />
    <path d="M12.2 23v-4.2" />
  </svg>`;
}
