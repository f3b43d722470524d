import { DetailSection, DetailText, RecordPage } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { sixMustLists } from './six-must-list.queries.ts';
import styles from './six-must.module.css';

export function SixMustListDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage
      id={id}
      records={sixMustLists}
      list={t('nav.six-must-lists')}
      title={({ title }) => title}
      facts={({ inForceFrom, inForceUntil }) =>
        Object.entries({ 'in-force-from': inForceFrom, 'in-force-until': inForceUntil }).flatMap(([key, day]) =>
          day === null ? [] : [{ key, label: t(`six-must-list.field.${key}`), value: day }],
        )
      }
    >
      {({ items, note }) => (
        <>
          <DetailSection title={t('six-must-list.field.items')}>
            <ol className={styles.items}>
              {items.map(({ title, look }) => (
                <li key={title}>
                  <span>{title}</span>
                  <span className={styles.said}>{look}</span>
                </li>
              ))}
            </ol>
          </DetailSection>
          <DetailText title={t('six-must-list.field.note')} text={note} none={t('six-must-list.note.none')} />
        </>
      )}
    </RecordPage>
  );
}
