import type { Context } from 'koa';
import type { Person } from '../people.ts';
import { html, Html } from './html.ts';
import { sendPage, setSecurityHeaders, wordsFor, type PageWords } from './layout.ts';

/** What a page says: what happened, what to do, and the way back. */
interface Message {
  title: string;
  happened: string;
  remedy: string;
  status: number;
  action?: Html;
  steps?: string[];
}

function renderMessage(ctx: Context, words: PageWords, message: Message): void {
  if (message.status) ctx.status = message.status;
  sendPage(ctx, words, {
    title: message.title,
    width: 'narrow',
    body: html`<div class="message">
      <h1>${message.title}</h1>
      <p>${message.happened}</p>
      <p>${message.remedy}</p>
      ${
        message.steps
          ? html`<ol>
              ${message.steps.map((step) => html`<li>${step}</li>`)}
            </ol>`
          : undefined
      }
      <div class="actions">
        ${message.action ?? html`<a class="button primary" href="/">${words.t('action.home')}</a>`}
      </div>
    </div>`,
  });
}

/** Errors that a person can bring about or run into, by the code of the protocol; the rest share one page. */
const KNOWN_ERRORS: Record<string, string> = {
  session_not_found: 'expired',
  invalid_redirect_uri: 'redirect',
  invalid_client: 'client',
  temporarily_unavailable: 'unavailable',
  access_denied: 'denied',
  server_error: 'server',
  not_found: 'missing',
};

/** An error as a page in the reader's language; the code stays visible, small, for whoever looks after the installation. */
export function renderError(ctx: Context, code: string, error: Error): void {
  setSecurityHeaders(ctx);
  const words = wordsFor(ctx);
  const key = KNOWN_ERRORS[error.name === 'SessionNotFound' ? 'session_not_found' : code] ?? 'request';
  if (ctx.status === 503) ctx.set('retry-after', '2');
  const detail =
    'error_description' in error && typeof error.error_description === 'string' ? error.error_description : '';
  renderMessage(ctx, words, {
    status: ctx.status,
    title: words.t(`error.${key}.title`),
    happened: words.t(`error.${key}.happened`),
    remedy: words.t(`error.${key}.remedy`),
    action: html`<a class="button primary" href="/"
        >${words.t(key === 'unavailable' ? 'action.retry' : 'action.home')}</a
      >
      <small class="code">${code}${detail && detail !== code ? `: ${detail}` : ''}</small>`,
  });
}

/** Why log-in cannot work at this address, and what to do about it. */
export function renderInsecure(ctx: Context, words: PageWords, host: string, port: string): void {
  const { t } = words;
  renderMessage(ctx, words, {
    status: 400,
    title: t('insecure.title'),
    happened: t('insecure.happened', { host }),
    remedy: t('insecure.remedy'),
    steps: [t('insecure.step-local', { port }), t('insecure.step-tls')],
  });
}

/** An administrator has shut the account out: who, and whom to ask. */
export function renderDisabled(
  ctx: Context,
  words: PageWords,
  { person, back }: { person: Person; back: string },
): void {
  const { t } = words;
  renderMessage(ctx, words, {
    status: 403,
    title: t('disabled.title'),
    happened: t('disabled.happened', { name: person.displayName, username: person.username }),
    remedy: t('disabled.remedy'),
    action: html`<a class="button primary" href="${back}">${t('disabled.back')}</a>`,
  });
}

export function renderLogoutQuestion(ctx: Context, form: string): void {
  setSecurityHeaders(ctx);
  const words = wordsFor(ctx);
  renderMessage(ctx, words, {
    status: 200,
    title: words.t('logout.title'),
    happened: words.t('logout.happened'),
    remedy: words.t('logout.remedy'),
    // The form comes from the provider, whole; its buttons are ours.
    action: html`${new Html(form)}
      <button class="button primary" type="submit" form="op.logoutForm" name="logout" value="yes">
        ${words.t('logout.yes')}
      </button>
      <a class="button" href="/">${words.t('logout.no')}</a>`,
  });
}

export function renderLoggedOut(ctx: Context): void {
  setSecurityHeaders(ctx);
  const words = wordsFor(ctx);
  renderMessage(ctx, words, {
    status: 200,
    title: words.t('logged-out.title'),
    happened: words.t('logged-out.happened'),
    remedy: words.t('logged-out.remedy'),
    action: html`<a class="button primary" href="/">${words.t('logged-out.again')}</a>`,
  });
}
