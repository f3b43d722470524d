import type { UnitPreview } from '@linli/contracts';
import { Alert } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from './change-preview.module.css';

const LISTED = 5;

/** What a change would do, in figures and words, before it is confirmed. */
export function ChangePreview({ preview }: { preview: UnitPreview }) {
  const t = useShellTexts();
  const { atOnce, effectiveOn, ended, moved, codesChanged, codesPending, codes, names, rows, grants, waitsAt } =
    preview;
  const more = (total: number) => (total > LISTED ? t('units.preview.more', { count: total - LISTED }) : '');
  return (
    <div className={styles.preview}>
      <Alert
        type="info"
        showIcon
        title={t('units.preview.unsaved')}
        description={t(atOnce ? 'units.preview.at-once' : 'units.preview.later', { day: effectiveOn })}
      />
      <dl className={styles.facts}>
        {ended.length > 0 && <Fact label={t('units.preview.ended')}>{ended.map(({ name }) => name).join('、')}</Fact>}
        <Fact label={t('units.preview.moved')}>{t('units.total', { total: moved })}</Fact>
        {codesChanged + codesPending > 0 && (
          <Fact label={t('units.preview.codes')}>
            {t('units.preview.codes-counts', { changed: codesChanged, pending: codesPending })}
            {codes.slice(0, LISTED).map(({ unit, before, after }) => (
              <span key={unit.id} className={styles.line}>
                {unit.name} {before} → {after ?? t('units.code-pending')}
              </span>
            ))}
            {more(codes.length)}
          </Fact>
        )}
        {names.length > 0 && (
          <Fact label={t('units.preview.names')}>
            {names.slice(0, LISTED).map(({ before, after }) => (
              <span key={after} className={styles.line}>
                {before} → {after}
              </span>
            ))}
            {more(names.length)}
          </Fact>
        )}
        {rows.map(({ plugin, title, follow, wait, stay }) => (
          <Fact key={`${plugin} ${title}`} label={title}>
            {[
              follow > 0 && t('units.preview.follow', { count: follow }),
              wait > 0 && t('units.preview.wait', { count: wait, unit: waitsAt?.name ?? '' }),
              stay > 0 && t('units.preview.stay', { count: stay }),
            ]
              .filter(Boolean)
              .join('；')}
          </Fact>
        ))}
        {grants.length > 0 && (
          <Fact label={t('units.preview.grants')}>
            {grants.slice(0, LISTED).map(({ account, role, unit, fate }, index) => (
              <span key={index} className={styles.line}>
                {t(`units.preview.grant-${fate}`, { account, role, unit })}
              </span>
            ))}
            {more(grants.length)}
          </Fact>
        )}
      </dl>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
