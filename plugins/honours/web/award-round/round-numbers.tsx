import { DetailSection, QueryState } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { NOMINATION_MACHINE, NOMINATION_SOURCES } from '../../contract/index.ts';
import type { RoundNumbers as Numbers } from '../../contract/index.ts';
import { nominations } from '../nomination/nomination.queries.ts';
import { plugin } from '../plugin.ts';
import { roundNumbersQuery } from './award-round.queries.ts';
import styles from './round-numbers.module.css';

/** How many nominations of the round stand where and where they come from; each number opens to them. */
export function RoundNumbers({ roundId }: { roundId: string }) {
  const t = plugin.useTexts();
  const query = useQuery(roundNumbersQuery(plugin.useApi(), roundId));
  return (
    <DetailSection title={t('award-round.numbers.states')}>
      <QueryState query={query} size="inline">
        {(numbers) => <Shown roundId={roundId} numbers={numbers} />}
      </QueryState>
    </DetailSection>
  );
}

function Shown({ roundId, numbers }: { roundId: string; numbers: Numbers }) {
  const t = plugin.useTexts();
  const address = nominations.useAddress();
  const { states, sources } = numbers;
  const known = Object.keys(NOMINATION_MACHINE.states).filter((state) => (states[state] ?? 0) > 0);
  const n = NOMINATION_SOURCES.reduce((sum, source) => sum + (sources[source] ?? 0), 0);
  if (known.length === 0) return <p className={styles.quiet}>{t('award-round.numbers.none')}</p>;
  return (
    <>
      <ul className={styles.numbers}>
        {known.map((state) => (
          <li key={state}>
            <Link to={address.list({ round: roundId, state })}>
              <strong>{states[state]}</strong>
              <span>{t(`nomination.state.${state}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <h3 className={styles.title}>{t('award-round.numbers.sources')}</h3>
      <ul className={styles.numbers}>
        {NOMINATION_SOURCES.filter((source) => (sources[source] ?? 0) > 0).map((source) => (
          <li key={source}>
            <Link to={address.list({ round: roundId, source })}>
              <strong>{sources[source]}</strong>
              <span>{t(`nomination.source.${source}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {n > 0 && (
        <p className={styles.quiet}>
          {t('award-round.numbers.share', { share: Math.round(((sources.resident ?? 0) / n) * 100), n })}
        </p>
      )}
    </>
  );
}
