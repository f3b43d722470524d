import type { Context } from 'koa';
import type { Staff, StaffMember, UnitGroup } from '../staff.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { sendPage, type PageWords } from './layout.ts';

/** The list of demo accounts, by unit, each one click away. */
export function renderLogin(ctx: Context, words: PageWords, staff: Staff, uid: string): void {
  const { locale, t } = words;
  const action = `/idp/interaction/${uid}?ui_locales=${locale}`;
  sendPage(ctx, words, {
    title: t('login.title'),
    width: 'wide',
    switchable: true,
    body: html`<h1>${t('login.title')}</h1>
      <p class="lead">${t('login.lead')}</p>
      <p class="note">${t('login.note')}</p>
      <form method="post" action="${action}">${staff.groups.map((group) => renderGroup(group, words))}</form>`,
  });
}

function renderGroup(group: UnitGroup, words: PageWords): Html {
  const heading = `unit-${group.unitCode}`;
  return html`<section class="unit" aria-labelledby="${heading}">
    <h2 id="${heading}">
      ${group.unitName}<small>${words.t('login.count', { count: String(group.members.length) })}</small>
    </h2>
    <ul>
      ${group.members.map((member) => renderMember(member, group, words))}
    </ul>
  </section> `;
}

function renderMember(member: StaffMember, group: UnitGroup, { locale, t }: PageWords): Html {
  return html`<li>
    <button class="account" name="username" value="${member.username}">
      <span class="who"
        ><strong>${member.displayName}</strong><span class="post">${t(`post.${member.post}`)}</span></span
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
