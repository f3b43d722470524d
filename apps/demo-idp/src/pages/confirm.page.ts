import type { Context } from 'koa';
import type { Person } from '../people.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { sendPage, type PageWords } from './layout.ts';
import { faultNote } from './password.page.ts';

/** What stands here for a second factor: one more click by whoever is logged in, or the password of who has one. */
export function renderConfirm(ctx: Context, words: PageWords, person: Person, uid: string, fault?: string): void {
  const { locale, t } = words;
  const { displayName: name, post, ownPassword } = person;
  const who = post ? t('confirm.happened', { name, post: t(`post.${post}`) }) : t('confirm.happened-plain', { name });
  sendPage(ctx, words, {
    title: t('confirm.title'),
    width: 'narrow',
    switchable: true,
    body: html`<div class="message">
      <h1>${t('confirm.title')}</h1>
      <p>${who}</p>
      <p>${ownPassword ? t('confirm.remedy-password') : t('confirm.remedy')}</p>
      ${faultNote(fault)}
      <form
        class="${ownPassword ? 'fields' : 'actions'}"
        method="post"
        action="/idp/interaction/${uid}?ui_locales=${locale}"
      >
        ${ownPassword ? passwordField(person, words) : undefined}
        <button class="button primary" name="confirm" value="yes">${t('confirm.yes', { name })}</button>
      </form>
    </div>`,
  });
}

function passwordField({ username }: Person, { t }: PageWords): Html {
  return html`<input
      class="unseen"
      name="username"
      value="${username}"
      autocomplete="username"
      readonly
      tabindex="-1"
      aria-hidden="true"
    />
    <label for="password">${t('password.password')}</label>
    <input id="password" name="password" type="password" autocomplete="current-password" required />`;
}
