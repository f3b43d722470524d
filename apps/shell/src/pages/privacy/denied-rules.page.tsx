import { EmptyState, PageHeader, QueryState, useApi } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { deniedRulesQuery } from './privacy.queries.ts';
import styles from './privacy.module.css';

/** What must not be collected, in words, and why: no plugin is started and no file taken that brings such a field. */
export function DeniedRulesPage() {
  const t = useShellTexts();
  useDocumentTitle(t('menu.denied'));
  const rules = useQuery(deniedRulesQuery(useApi()));
  return (
    <article>
      <PageHeader title={t('menu.denied')} description={t('privacy.denied.description')} />
      <QueryState query={rules}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('privacy.denied.empty')} />
          ) : (
            <ul className={styles.rules}>
              {items.map(({ id, title, why, examples }) => (
                <li key={id} className={styles.rule}>
                  <h2 className={styles.heading}>{title}</h2>
                  <p className={styles.text}>{why}</p>
                  {examples.length > 0 && (
                    <p className={styles.quiet}>
                      {t('privacy.denied.examples')}
                      {examples.map((example) => (
                        <code key={example} className={styles.example}>
                          {example}
                        </code>
                      ))}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </article>
  );
}
