import type { Obstacle, Reason } from '@linli/contracts';
import { Link } from 'react-router';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { UnitLink } from '../directory/refs.tsx';
import styles from './access.module.css';
import { AnchorLink, RoleLink } from './refs.tsx';

type Chain = Extract<Reason | Obstacle, { grantId: string }>;

/** Grant, role, anchor, and the way from there down to the unit that was asked about. */
export function ChainSteps({ chain }: { chain: Chain }) {
  const t = useShellTexts();
  const { grantId, role, path, organisation } = chain;
  return (
    <ol className={styles.steps} aria-label={t('access.why.chain')}>
      <li>
        <Link to={`/access/grants/${grantId}`}>{t('access.who.grant')}</Link>
      </li>
      <li>
        <RoleLink of={role} />
      </li>
      {organisation && (
        <li>
          <AnchorLink of={{ unit: null, organisation }} />
        </li>
      )}
      {path.map((unit) => (
        <li key={unit.id}>
          <UnitLink of={unit} />
        </li>
      ))}
    </ol>
  );
}
