import type { Day, UnitId } from '@linli/contracts';
import { ErrorState, Late, useApi, zonedParts } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { figureOf, monthEndsBefore, trendOf, type BoardGroup } from './board.model.ts';
import styles from './board.module.css';
import { figuresQuery } from './board.queries.ts';
import { FigureTile } from './figure-tile.tsx';
import { TileSkeletons } from './tile-skeletons.tsx';

/** After this long a page says whom it waits for. */
const SLOW_MS = 4_000;

interface Props {
  group: BoardGroup;
  unitId: UnitId | null;
  asOf: Day | null;
}

/** The figures of one owner. It is asked by itself: one that is slow or away holds up no other. */
export function OwnerSection({ group: { owner, indicators }, unitId, asOf }: Props) {
  const t = useShellTexts();
  const api = useApi();
  const units = unitId === null ? null : [unitId];
  const figures = useQuery(figuresQuery(api, { owner: owner.id, units, days: asOf === null ? null : [asOf] }));
  const day = figures.data?.figures[0]?.asOf;
  // What was is asked when what is stands there: it is worth less, and costs more.
  const earlier = useQuery({
    ...figuresQuery(api, { owner: owner.id, units, days: monthEndsBefore(day ?? '2000-01-01') }),
    enabled: day !== undefined,
  });
  const heading = `board-${owner.id}`;
  return (
    <section className={styles.group} aria-labelledby={heading}>
      <header className={styles.head}>
        <h2 id={heading} className={styles.heading}>
          {owner.title}
        </h2>
        {figures.data && (
          <span className={styles.computed}>
            {t('board.computed', { time: zonedParts(figures.data.computedAt).time })}
          </span>
        )}
      </header>
      {figures.error && (
        <div className={styles.away}>
          <ErrorState
            error={figures.error}
            size="inline"
            retrying={figures.isFetching}
            onRetry={() => void figures.refetch()}
          />
          <p className={styles.rest}>{t('board.rest-stays')}</p>
        </div>
      )}
      {figures.data ? (
        <ul className={styles.tiles}>
          {indicators.map((indicator) => {
            const figure = figureOf(figures.data.figures, indicator.id, unitId);
            return (
              <li key={indicator.id}>
                <FigureTile
                  indicator={indicator}
                  owner={owner}
                  figure={figure}
                  trend={figure && earlier.data ? trendOf(indicator, unitId, earlier.data.figures, figure) : null}
                  trendFailed={earlier.isError}
                />
              </li>
            );
          })}
        </ul>
      ) : (
        !figures.error && (
          <>
            <Late>
              <TileSkeletons count={indicators.length} />
            </Late>
            <Late afterMs={SLOW_MS}>
              <p className={styles.rest}>{t('board.slow', { owner: owner.title })}</p>
            </Late>
          </>
        )
      )}
    </section>
  );
}
