import type { Context, Next } from 'koa';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import type { Database } from './database.ts';
import { clickStep, confirmStep, passwordStep, changeStep, type LoginStep } from './log-in-steps.ts';
import { insecureHost } from './origin.ts';
import { renderChange } from './pages/change-password.page.ts';
import { renderConfirm } from './pages/confirm.page.ts';
import { wordsFor } from './pages/layout.ts';
import { renderLogin } from './pages/login.page.ts';
import { renderInsecure } from './pages/message.page.ts';
import { renderPassword } from './pages/password.page.ts';
import type { PasswordChange } from './password-change.ts';
import type { PasswordLogIn } from './password-log-in.ts';
import type { People, Person } from './people.ts';
import type { Settings } from './settings.ts';
import type { Staff } from './staff.ts';

const INTERACTION_PATH = /^\/interaction\/([\w-]{1,64})$/;
/** Every step of a log-in, as loosely as the provider takes its addresses: capitals, a slash at the end, any method. */
const LOGIN_PATH = /^\/(auth|interaction)(\/|$)/i;
const MAX_FORM_BYTES = 4096;

export interface LoginParts {
  settings: Settings;
  staff: Staff;
  database: Database;
  people: People;
  logIn: PasswordLogIn;
  change: PasswordChange;
}

/**
 * The pages of a log-in. Whoever is invented clicks on their name; whoever has an account of their own types a password,
 * and a new one after a temporary one. Whoever is logged in confirms it where that is asked for.
 */
export function loginPage(provider: Provider, parts: LoginParts) {
  return async (ctx: Context, next: Next): Promise<void> => {
    // A page elsewhere can point its own name at this machine; nobody logs in under a name that is not ours.
    const insecure = LOGIN_PATH.test(ctx.path) ? insecureHost(ctx.req) : undefined;
    if (insecure) {
      renderInsecure(ctx, wordsFor(ctx), insecure, new URL(parts.settings.publicUrl).port || '80');
      return;
    }
    const uid = INTERACTION_PATH.exec(ctx.path)?.[1];
    if (!uid) return next();
    const interaction = await provider.interactionDetails(ctx.req, ctx.res);
    if (interaction.uid !== uid) throw new errors.SessionNotFound('interaction session and cookie identifier mismatch');
    const confirming = await whoConfirms(interaction, parts.people);
    const words = wordsFor(ctx, interaction.params['ui_locales']);
    const step: LoginStep = { ctx, uid, words, confirming };
    if (ctx.method === 'GET') return show(step, parts);
    if (ctx.method !== 'POST') {
      ctx.set('allow', 'GET, POST');
      ctx.status = 405;
      return;
    }
    const login = await take(step, await readForm(ctx), parts);
    if (!login) return;
    ctx.status = 303;
    ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, { login }));
  };
}

/** The form that the address asks for; without one, what fits the moment. */
async function show({ ctx, uid, words, confirming }: LoginStep, { staff, people, change }: LoginParts): Promise<void> {
  const form = ctx.query['with'];
  const changing = form === 'new-password' ? await change.who(uid) : undefined;
  if (changing) renderChange(ctx, words, { uid, person: changing });
  else if (confirming) renderConfirm(ctx, words, confirming, uid);
  else if (form === 'password') renderPassword(ctx, words, { uid });
  else renderLogin(ctx, words, { staff, disabled: await people.disabled(), uid });
}

/** What a form that was sent comes to: a log-in, or another page. */
function take(step: LoginStep, form: URLSearchParams, parts: LoginParts) {
  if (step.ctx.query['with'] === 'new-password') return changeStep(step, form, parts);
  if (step.confirming && !step.confirming.ownPassword) return confirmStep(step.confirming);
  if (step.confirming || form.has('password')) return passwordStep(step, form, parts);
  return clickStep(step, form, parts);
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** Who is logged in already and is asked for more: a surer or a more recent log-in (RFC 9470). */
async function whoConfirms({ session, prompt }: Interaction, people: People): Promise<Person | undefined> {
  const asked = prompt.reasons.some((reason) => reason === 'essential_acrs' || reason === 'max_age');
  const person = asked && session ? await people.bySubject(session.accountId) : undefined;
  return person?.disabled ? undefined : person;
}

async function readForm(ctx: Context): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of ctx.req) {
    text += String(chunk);
    if (text.length > MAX_FORM_BYTES) throw new errors.InvalidRequest('the form is too large');
  }
  return new URLSearchParams(text);
}
