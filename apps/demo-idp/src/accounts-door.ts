import { loginActionSchema, type LoginAction } from '@linli/contracts';
import { z } from 'zod';
import { UsernameTakenError, type Accounts } from './accounts.ts';
import { answer, isPassedOn, readJson, type Door } from './operator-http.ts';
import type { People, Person } from './people.ts';
import type { Staff } from './staff.ts';

const newAccountSchema = z.object({ username: z.string().min(1).max(64), displayName: z.string().min(1).max(60) });
const actionSchema = z.enum([...loginActionSchema.options, 'remove']);
const PATH = /^\/operator\/accounts(?:\/([^/]+)(?:\/([a-z-]+))?)?$/;

/** Of those whom one click lets in there is no password to reset; a second factor nobody has here. */
const WITHOUT_PASSWORD: readonly LoginAction[] = ['disable', 'enable', 'end-sessions'];
const WITH_PASSWORD: readonly LoginAction[] = [...WITHOUT_PASSWORD, 'reset-password', 'require-password-change'];

/**
 * What core does with accounts: `POST /operator/accounts` makes one, `GET /operator/accounts/<sub>` says what can be done
 * with it, and `POST /operator/accounts/<sub>/<action>` does it.
 */
export function accountsDoor({ staff, people, accounts }: { staff: Staff; people: People; accounts: Accounts }): Door {
  return async (req, res) => {
    const [, subject, action] = PATH.exec(req.url ?? '') ?? [];
    const post = req.method === 'POST';
    if (isPassedOn(req) || (!post && (req.method !== 'GET' || !subject || action)))
      return answer(res, 404, { error: 'not_found' });
    if (!subject) {
      const wanted = newAccountSchema.safeParse(await readJson(req));
      if (!wanted.success) return answer(res, 400, { error: 'invalid_request' });
      const { username, displayName } = wanted.data;
      if (staff.byUsername(username)) return answer(res, 409, { error: 'username_taken' });
      return accounts.create(username, displayName).then(
        (made) => answer(res, 201, made),
        (error: unknown) => {
          if (!(error instanceof UsernameTakenError)) throw error;
          answer(res, 409, { error: 'username_taken' });
        },
      );
    }
    const person = await people.bySubject(decodeURIComponent(subject));
    if (!person) return answer(res, 404, { error: 'unknown_account' });
    if (!post) return answer(res, 200, { actions: possibleFor(person) });
    const wanted = actionSchema.safeParse(action);
    if (!wanted.success) return answer(res, 404, { error: 'not_found' });
    if (!isPossible(person, wanted.data)) return answer(res, 422, { error: 'not_possible' });
    return answer(res, 200, await act(accounts, person.subject, wanted.data));
  };
}

function possibleFor({ ownPassword }: Person): readonly LoginAction[] {
  return ownPassword ? WITH_PASSWORD : WITHOUT_PASSWORD;
}

function isPossible(person: Person, action: z.infer<typeof actionSchema>): boolean {
  return action === 'remove' ? person.ownPassword : possibleFor(person).includes(action);
}

async function act(accounts: Accounts, subject: string, action: z.infer<typeof actionSchema>): Promise<object> {
  if (action === 'reset-password') return { temporaryPassword: await accounts.resetPassword(subject) };
  if (action === 'remove') await accounts.remove(subject);
  else if (action === 'disable') await accounts.disable(subject);
  else if (action === 'enable') await accounts.enable(subject);
  else if (action === 'end-sessions') await accounts.endSessions(subject);
  else if (action === 'require-password-change') await accounts.requirePasswordChange(subject);
  return {};
}
