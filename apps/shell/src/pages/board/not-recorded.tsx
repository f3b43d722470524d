import type { BoardIndicator, BoardOwner } from '@linli/contracts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { AboutIndicator } from './about-indicator.tsx';
import styles from './board.module.css';

/** Figures that the district reports and that nobody answers for yet: said in words, never as a number. */
export function NotRecorded({ lines }: { lines: readonly { indicator: BoardIndicator; owner: BoardOwner }[] }) {
  const t = useShellTexts();
  if (lines.length === 0) return null;
  return (
    <section className={styles.group} aria-labelledby="board-not-recorded">
      <header className={styles.head}>
        <h2 id="board-not-recorded" className={styles.heading}>
          {t('board.not-recorded.title', { count: lines.length })}
        </h2>
        <span className={styles.computed}>{t('board.not-recorded.why')}</span>
      </header>
      <ul className={styles.lines}>
        {lines.map(({ indicator, owner }) => (
          <li key={indicator.id}>
            <span className={styles.lineTitle}>
              {indicator.title}
              <AboutIndicator indicator={indicator} owner={owner} />
            </span>
            <span className={styles.lineOwner}>
              {t(`board.not-recorded.${owner.state === 'absent' ? 'absent' : 'not-yet'}`, { owner: owner.title })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
