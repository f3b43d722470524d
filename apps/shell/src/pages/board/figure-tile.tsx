import type { BoardIndicator, BoardOwner, Figure } from '@linli/contracts';
import { countText, figureText, levelOf } from '@linli/sdk-web';
import { Link } from 'react-router';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { AboutIndicator } from './about-indicator.tsx';
import { amountOf, changeOf, recordsOf, type TrendPoint } from './board.model.ts';
import styles from './board.module.css';
import { Sparkline } from './sparkline.tsx';

interface Props {
  indicator: BoardIndicator;
  owner: BoardOwner;
  /** Undefined where its owner said nothing of it. */
  figure: Figure | undefined;
  /** Null until it is known. */
  trend: readonly TrendPoint[] | null;
  trendFailed: boolean;
}

/** One figure: what it says, how it has moved, and the way to what it counts. */
export function FigureTile({ indicator, owner, figure, trend, trendFailed }: Props) {
  const t = useShellTexts();
  const amount = amountOf(indicator, figure);
  return (
    <div className={styles.tile} data-indicator={indicator.id}>
      <div className={styles.label}>
        <span>{indicator.title}</span>
        <AboutIndicator indicator={indicator} owner={owner} />
      </div>
      {figure && amount ? (
        <>
          <Link className={styles.value} to={recordsOf(indicator, indicator.drilldown, figure) ?? '#'}>
            {figureText(amount)}
          </Link>
          <ShareOf indicator={indicator} figure={figure} />
          {figure.partial && <span className={styles.note}>{t('board.partial')}</span>}
          <div className={styles.foot}>
            {trend ? (
              <Trend trend={trend} indicator={indicator} />
            ) : (
              <span className={styles.note}>{trendFailed ? t('board.trend.failed') : ' '}</span>
            )}
          </div>
        </>
      ) : (
        <span className={styles.none}>{t(`board.state.${figure?.state ?? 'not-recorded'}`)}</span>
      )}
    </div>
  );
}

/** A share never stands without how many it is of, and both open. */
function ShareOf({ indicator, figure }: { indicator: BoardIndicator; figure: Figure }) {
  const t = useShellTexts();
  if (indicator.unit !== 'share' || figure.value === null || figure.whole === null) return null;
  const whole = recordsOf(indicator, indicator.whole, figure);
  return (
    <span className={styles.note}>
      {t('board.part', { value: countText(figure.value) })}
      {whole && (
        <Link className={styles.whole} to={whole}>
          {t('board.whole', { whole: countText(figure.whole) })}
        </Link>
      )}
    </span>
  );
}

function Trend({ trend, indicator }: { trend: readonly TrendPoint[]; indicator: BoardIndicator }) {
  const t = useShellTexts();
  const change = changeOf(trend);
  const words = trend.map(({ day, amount }) =>
    t('board.trend.point', { day, figure: amount ? figureText(amount) : t('board.state.not-recorded') }),
  );
  return (
    <>
      <Sparkline
        points={trend.map(({ amount }) => (amount ? levelOf(amount) : null))}
        label={t('board.trend.label', { points: words.join(t('board.trend.and')) })}
      />
      {change && (
        <span className={styles.note}>
          {t(`board.change.${change.direction}`, {
            since: change.since.slice(5),
            by:
              indicator.unit === 'share'
                ? t('board.change.points', { points: change.by })
                : figureText({ unit: indicator.unit, value: change.by, whole: null }),
          })}
        </span>
      )}
    </>
  );
}
