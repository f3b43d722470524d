import type { Explanation, Obstacle, Reason } from '@linli/contracts';
import { useCan } from '@linli/sdk-web';
import { Link } from 'react-router';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from './access.module.css';
import { ChainSteps } from './chain-steps.tsx';
import { giveAddress } from './give-address.ts';
import { AccountLink, RoleLink } from './refs.tsx';
import { useExplanationWords } from './use-explanation-words.ts';

/** Yes or no in a sentence, and what it rests on; for a no the first missing link, and whom to ask. */
export function ExplanationView({ explanation }: { explanation: Explanation }) {
  const t = useShellTexts();
  const words = useExplanationWords(explanation);
  const { allowed, unit, reasons, obstacles } = explanation;
  const [first, ...others] = obstacles;
  return (
    <>
      <p className={styles.verdict} role="status">
        <span className={allowed ? styles.yes : styles.no}>{t(allowed ? 'access.why.yes' : 'access.why.no')}</span>
        {words.verdict}
      </p>
      <p className={styles.where}>{[...unit.path, unit].map(({ name }) => name).join(' / ')}</p>
      {allowed ? (
        <ul className={styles.links}>
          {reasons.map((reason, index) => (
            <Because key={index} tone={styles.held} of={reason} sentence={words.reason(reason)} />
          ))}
        </ul>
      ) : (
        <>
          {first && (
            <ul className={styles.links}>
              <Because tone={styles.missing} of={first} sentence={words.obstacle(first)} />
            </ul>
          )}
          {others.length > 0 && <h2 className={styles.heading}>{t('access.why.also')}</h2>}
          <ul className={styles.links}>
            {others.map((obstacle, index) => (
              <Because key={index} of={obstacle} sentence={words.obstacle(obstacle)} />
            ))}
          </ul>
          <WhomToAsk explanation={explanation} />
        </>
      )}
    </>
  );
}

function Because({ of, sentence, tone = '' }: { of: Reason | Obstacle; sentence: string; tone?: string | undefined }) {
  const t = useShellTexts();
  const why = 'reason' in of ? of.reason : null;
  return (
    <li className={`${styles.link} ${tone}`}>
      <p>{sentence}</p>
      {'grantId' in of && <ChainSteps chain={of} />}
      {why && <p className={styles.note}>{t('access.why.reason', { reason: why })}</p>}
    </li>
  );
}

/** Who can give what is missing; whoever may do so themselves gets there with one click. */
function WhomToAsk({ explanation }: { explanation: Explanation }) {
  const t = useShellTexts();
  const mayGive = useCan('core.grant.create');
  const { account, unit, roles, givers, obstacles } = explanation;
  const shutOut = obstacles.some(({ kind }) => kind === 'account-disabled');
  return (
    <>
      <h2 className={styles.heading}>{t('access.why.whom')}</h2>
      {givers.length === 0 ? (
        <p className={styles.secondary}>{t('access.why.whom-none', { unit: unit.name })}</p>
      ) : (
        <ul className={styles.givers}>
          {givers.map((giver) => (
            <li key={giver.accountId}>
              <AccountLink of={{ id: giver.accountId, displayName: giver.displayName }} />{' '}
              <small>{giver.unit.name}</small>
            </li>
          ))}
        </ul>
      )}
      {roles.length > 0 && (
        <>
          <h2 className={styles.heading}>{t('access.why.roles')}</h2>
          <ul className={styles.givers}>
            {roles.map((role) => (
              <li key={role.id}>
                <RoleLink of={role} />{' '}
                {mayGive && !shutOut && (
                  <Link to={giveAddress({ account: account.id, role: role.id, unit: unit.id })}>
                    {t('access.why.give')}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
