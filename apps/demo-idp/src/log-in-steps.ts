import type { Context } from 'koa';
import type { InteractionResults } from 'oidc-provider';
import { errors } from 'oidc-provider';
import { CONFIRMED_ACR, DEMO_ACR } from './claims.ts';
import { noteFailure } from './failures.ts';
import type { LoginParts } from './interaction.ts';
import { renderChange } from './pages/change-password.page.ts';
import { renderConfirm } from './pages/confirm.page.ts';
import type { PageWords } from './pages/layout.ts';
import { renderDisabled } from './pages/message.page.ts';
import { renderPassword } from './pages/password.page.ts';
import type { Attempt } from './password-log-in.ts';
import type { Person } from './people.ts';

/** One request in a log-in. */
export interface LoginStep {
  ctx: Context;
  /** The log-in that it belongs to. */
  uid: string;
  words: PageWords;
  /** Who is logged in already and is asked for more. */
  confirming: Person | undefined;
}

type Login = InteractionResults['login'];

/** One click on the name of an invented person. */
export async function clickStep(
  { ctx, uid, words }: LoginStep,
  form: URLSearchParams,
  { people, database }: LoginParts,
): Promise<Login> {
  const username = form.get('username') ?? '';
  const person = await people.byUsername(username);
  if (!person || person.ownPassword) {
    await noteFailure(database, username, 'user_not_found');
    throw new errors.InvalidRequest('no such demo account');
  }
  if (!person.disabled) return { accountId: person.subject, acr: DEMO_ACR, amr: ['demo'] };
  await noteFailure(database, username, 'user_disabled');
  renderDisabled(ctx, words, { person, back: `/idp/interaction/${uid}?ui_locales=${words.locale}` });
  return undefined;
}

/** One click by an invented person who is logged in. */
export async function confirmStep({ subject }: Person): Promise<Login> {
  return Promise.resolve({ accountId: subject, acr: CONFIRMED_ACR, amr: ['demo'] });
}

/** A password, to log in or to confirm who one is. After a temporary one the next page asks for one of one's own. */
export async function passwordStep(step: LoginStep, form: URLSearchParams, { logIn, change }: LoginParts) {
  const { ctx, uid, words, confirming } = step;
  const username = confirming?.username ?? form.get('username') ?? '';
  const attempt = await logIn.attempt(username, form.get('password') ?? '');
  if (attempt.outcome === 'disabled') {
    const back = `/idp/interaction/${uid}?with=password&ui_locales=${words.locale}`;
    renderDisabled(ctx, words, { person: attempt.person, back });
    return undefined;
  }
  if (attempt.outcome !== 'passed') {
    ctx.status = attempt.outcome === 'wait' ? 429 : 400;
    const fault = faultWords(attempt, words);
    if (confirming) renderConfirm(ctx, words, confirming, uid, fault);
    else renderPassword(ctx, words, { uid, username, fault });
    return undefined;
  }
  if (!attempt.mustChange) return loginOf(step, attempt.person);
  await change.begin(uid, attempt.person);
  ctx.status = 303;
  ctx.redirect(`/idp/interaction/${uid}?with=new-password&ui_locales=${words.locale}`);
  return undefined;
}

/** A new password, by whoever has just shown the old one. */
export async function changeStep(step: LoginStep, form: URLSearchParams, { change }: LoginParts): Promise<Login> {
  const { ctx, uid, words } = step;
  const person = await change.who(uid);
  if (!person) {
    // Took too long, or an administrator set the password anew meanwhile.
    ctx.status = 400;
    renderPassword(ctx, words, { uid, fault: words.t('password.fault.late') });
    return undefined;
  }
  const fault = await change.choose(uid, person, form.get('new') ?? '', form.get('again') ?? '');
  if (!fault) return loginOf(step, person);
  ctx.status = 400;
  renderChange(ctx, words, { uid, person, fault: words.t(`change.fault.${fault}`) });
  return undefined;
}

function loginOf({ confirming }: LoginStep, { subject }: Person): Login {
  return { accountId: subject, acr: confirming ? CONFIRMED_ACR : DEMO_ACR, amr: ['pwd'] };
}

function faultWords(attempt: Attempt, { t }: PageWords): string {
  return attempt.outcome === 'wait'
    ? t('password.fault.wait', { minutes: String(attempt.minutes) })
    : t('password.fault.wrong');
}
