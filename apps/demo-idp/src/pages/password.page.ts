import type { Context } from 'koa';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { sendPage, type PageWords } from './layout.ts';

/** For people whose account was opened here: they have a password. */
export function renderPassword(
  ctx: Context,
  words: PageWords,
  { uid, username = '', fault }: { uid: string; username?: string; fault?: string },
): void {
  const { locale, t } = words;
  const address = `/idp/interaction/${uid}?ui_locales=${locale}`;
  sendPage(ctx, words, {
    title: t('password.title'),
    width: 'narrow',
    switchable: true,
    body: html`<div class="message">
      <h1>${t('password.title')}</h1>
      <p class="hint">${t('password.lead')}</p>
      ${faultNote(fault)}
      <form class="fields" method="post" action="${address}&with=password">
        <label for="username">${t('password.username')}</label>
        <input
          id="username"
          name="username"
          value="${username}"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          required
        />
        <label for="password">${t('password.password')}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
        <div class="actions">
          <button class="button primary">${t('password.submit')}</button>
          <a class="button" href="${address}">${t('password.back')}</a>
        </div>
      </form>
    </div>`,
  });
}

/** What was wrong with what was sent, read out as soon as the page is there. */
export function faultNote(fault: string | undefined): Html | undefined {
  return fault === undefined ? undefined : html`<p class="fault" role="alert">${fault}</p>`;
}
