import { Alert } from 'antd';
import type { HireDetail, HireState } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { HireMatches } from './hire-matches.tsx';
import styles from './hire.module.css';

const TONES: Readonly<Record<HireState, 'info' | 'success' | 'warning' | 'error'>> = {
  listed: 'info',
  pending: 'info',
  refused: 'error',
  done: 'success',
  removed: 'warning',
  dropped: 'warning',
};

/** How far it has come, and why not further: in a sentence. */
export function HireProgress({ hire }: { hire: HireDetail }) {
  const { state, problem, matches, personId } = hire;
  const t = plugin.useTexts();
  const way = state === 'pending' ? t('hire.problem.pending') : t(`hire.progress.${state}`);
  const half = state !== 'done' && personId !== null ? t('hire.progress.person') : null;
  return (
    <div className={styles.progress}>
      <Alert
        type={problem?.away ? 'warning' : TONES[state]}
        showIcon
        title={problem?.title ?? way}
        description={
          [problem?.remedy, problem && state === 'pending' ? way : null, half].filter(Boolean).join('；') || undefined
        }
      />
      {matches.length > 0 && <HireMatches hire={hire} />}
    </div>
  );
}
