import type { Context } from 'koa';
import { SHORTEST_PASSWORD } from '../password.ts';
import type { Person } from '../people.ts';
import { html } from './html.ts';
import { sendPage, type PageWords } from './layout.ts';
import { faultNote } from './password.page.ts';

/** After a temporary password, or when an administrator asks for it: one of one's own. */
export function renderChange(
  ctx: Context,
  words: PageWords,
  { uid, person, fault }: { uid: string; person: Person; fault?: string },
): void {
  const { locale, t } = words;
  const shortest = String(SHORTEST_PASSWORD);
  sendPage(ctx, words, {
    title: t('change.title'),
    width: 'narrow',
    switchable: true,
    body: html`<div class="message">
      <h1>${t('change.title')}</h1>
      <p class="hint">${t('change.lead', { name: person.displayName })}</p>
      ${faultNote(fault)}
      <form class="fields" method="post" action="/idp/interaction/${uid}?ui_locales=${locale}&with=new-password">
        <input
          class="unseen"
          name="username"
          value="${person.username}"
          autocomplete="username"
          readonly
          tabindex="-1"
          aria-hidden="true"
        />
        <label for="new">${t('change.new')}</label>
        <input
          id="new"
          name="new"
          type="password"
          autocomplete="new-password"
          minlength="${shortest}"
          aria-describedby="rules"
          required
        />
        <p class="rules" id="rules">${t('change.rules', { shortest })}</p>
        <label for="again">${t('change.again')}</label>
        <input id="again" name="again" type="password" autocomplete="new-password" required />
        <div class="actions"><button class="button primary">${t('change.submit')}</button></div>
      </form>
    </div>`,
  });
}
