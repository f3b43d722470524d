import type { Context } from 'koa';
import type { Staff, StaffMember, UnitGroup } from '../staff.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { sendPage, type PageWords } from './layout.ts';

/** The list of demo accounts, by unit, each one click away; and the way to the form for accounts with a password. */
export function renderLogin(
  ctx: Context,
  words: PageWords,
  { staff, disabled, uid }: { staff: Staff; disabled: ReadonlySet<string>; uid: string },
): void {
  const { locale, t } = words;
  const action = `/idp/interaction/${uid}?ui_locales=${locale}`;
  sendPage(ctx, words, {
    title: t('login.title'),
    width: 'wide',
    switchable: true,
    body: html`<h1>${t('login.title')}</h1>
      <p class="lead">
        ${t('login.lead')} <a class="other-way" href="${action}&with=password">${t('login.with-password')}</a>
      </p>
      <p class="note">${t('login.note')}</p>
      <form method="post" action="${action}">
        ${staff.groups.map((group) => renderGroup(group, disabled, words))}
      </form>`,
  });
}

function renderGroup(group: UnitGroup, disabled: ReadonlySet<string>, words: PageWords): Html {
  const heading = `unit-${group.unitCode}`;
  return html`<section class="unit" aria-labelledby="${heading}">
    <h2 id="${heading}">
      ${group.unitName}<small>${words.t('login.count', { count: String(group.members.length) })}</small>
    </h2>
    <ul>
      ${group.members.map((member) => renderMember(member, { group, disabled: disabled.has(member.subject) }, words))}
    </ul>
  </section> `;
}

function renderMember(
  member: StaffMember,
  { group, disabled }: { group: UnitGroup; disabled: boolean },
  { locale, t }: PageWords,
): Html {
  return html`<li>
    <button class="account" name="username" value="${member.username}">
      <span class="who"
        ><strong>${member.displayName}</strong
        ><span class="post">${t(`post.${member.post}`)}</span
        >${disabled ? html`<span class="shut">${t('login.disabled')}</span>` : undefined}</span
      >
      <span class="may">${member.may[locale]}</span>
      <span class="where">${place(member, group)}${member.username}</span>
    </button>
  </li>`;
}

/** Where somebody works, unless the heading says it already. */
function place(member: StaffMember, group: UnitGroup): string {
  return member.unitName && member.unitName !== group.unitName ? `${member.unitName} · ` : '';
}
