import type { Context, Next } from 'koa';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import { DEMO_ACR } from './claims.ts';
import { insecureHost } from './origin.ts';
import { renderInsecure } from './pages/message.page.ts';
import { renderLogin } from './pages/login.page.ts';
import { wordsFor } from './pages/layout.ts';
import type { Settings } from './settings.ts';
import type { Staff } from './staff.ts';

const INTERACTION_PATH = /^\/interaction\/([\w-]{1,64})$/;
/** Every step of a log-in, as loosely as the provider takes its addresses: capitals, a slash at the end, any method. */
const LOGIN_PATH = /^\/(auth|interaction)(\/|$)/i;
const MAX_FORM_BYTES = 2048;

/** The log-in page: shows the demo accounts, and takes the one that was clicked. */
export function loginPage(provider: Provider, staff: Staff, settings: Settings) {
  return async (ctx: Context, next: Next): Promise<void> => {
    // A page elsewhere can point its own name at this machine; nobody logs in under a name that is not ours.
    const insecure = LOGIN_PATH.test(ctx.path) ? insecureHost(ctx.req) : undefined;
    if (insecure) {
      renderInsecure(ctx, wordsFor(ctx), insecure, new URL(settings.publicUrl).port || '80');
      return;
    }
    const uid = INTERACTION_PATH.exec(ctx.path)?.[1];
    if (!uid) return next();
    const interaction = await provider.interactionDetails(ctx.req, ctx.res);
    if (interaction.uid !== uid) throw new errors.SessionNotFound('interaction session and cookie identifier mismatch');
    if (ctx.method === 'GET') {
      renderLogin(ctx, wordsFor(ctx, interaction.params['ui_locales']), staff, uid);
      return;
    }
    if (ctx.method !== 'POST') {
      ctx.set('allow', 'GET, POST');
      ctx.status = 405;
      return;
    }
    const member = staff.byUsername((await readForm(ctx)).get('username') ?? '');
    if (!member) throw new errors.InvalidRequest('no such demo account');
    ctx.status = 303;
    ctx.redirect(
      await provider.interactionResult(ctx.req, ctx.res, {
        login: { accountId: member.subject, acr: DEMO_ACR, amr: ['demo'] },
      }),
    );
  };
}

async function readForm(ctx: Context): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of ctx.req) {
    text += String(chunk);
    if (text.length > MAX_FORM_BYTES) throw new errors.InvalidRequest('the form is too large');
  }
  return new URLSearchParams(text);
}
