import type { Explanation } from '@linli/contracts';
import { EmptyState, PageHeader, QueryState, UnitPicker, useApi, useCurrentUnit } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { AccessTabs } from './access-tabs.tsx';
import styles from './access.module.css';
import { explainQuery } from './access.queries.ts';
import { AccountPicker } from './account-picker.tsx';
import { ExplanationView } from './explanation-view.tsx';
import { PermissionPicker } from './permission-picker.tsx';
import { useAddress } from './use-address.ts';

/** Why an account may do something at a unit or with a record, or why not. */
export function WhyPage() {
  const t = useShellTexts();
  useDocumentTitle(t('access.why.title'));
  const [params, change] = useAddress();
  const { unitId } = useCurrentUnit();
  const [account, permission] = [params.get('account'), params.get('permission')];
  const record = recordOf(params);
  const asked = account && permission && (record || unitId !== null);
  const found = useQuery({
    ...explainQuery(useApi(), { account, permission, ...(record ?? { unitId }) }),
    enabled: Boolean(asked),
  });
  return (
    <>
      <PageHeader title={t('menu.who')} description={t('access.why.what')} />
      <AccessTabs active="why" />
      <div className={styles.question}>
        <div className={styles.asked}>
          <span className={styles.word}>{t('access.account')}</span>
          <AccountPicker
            aria-label={t('access.account')}
            value={account}
            known={knownOf(found.data, account)}
            onChange={(id) => change({ account: id })}
          />
        </div>
        <div className={styles.asked}>
          <span className={styles.word}>{t('access.permission')}</span>
          <PermissionPicker
            aria-label={t('access.permission')}
            value={permission}
            onChange={(value) => change({ permission: value })}
          />
        </div>
        <div className={styles.asked}>
          <span className={styles.word}>{t(record ? 'access.record' : 'access.unit')}</span>
          {record ? (
            <span>
              {t('access.why.one-record', { id: record.recordId.slice(0, 8) })}{' '}
              <button
                type="button"
                className={styles.plain}
                onClick={() => change({ plugin: null, table: null, record: null })}
              >
                {t('access.why.ask-unit')}
              </button>
            </span>
          ) : (
            <UnitPicker
              aria-label={t('access.unit')}
              permission="core.grant.read"
              value={unitId}
              onChange={(id) => change({ unit: id === null ? null : String(id) })}
            />
          )}
        </div>
      </div>
      <section className={styles.answer} aria-label={t('access.answer')}>
        {asked ? (
          <QueryState query={found}>{(answer) => <ExplanationView explanation={answer} />}</QueryState>
        ) : (
          <EmptyState title={t('access.why.choose')} />
        )}
      </section>
    </>
  );
}

function recordOf(params: URLSearchParams) {
  const [plugin, table, recordId] = [params.get('plugin'), params.get('table'), params.get('record')];
  return plugin && table && recordId ? { plugin, table, recordId } : null;
}

/** A link may name the account by its username; then the answer tells whose it is. */
function knownOf(answer: Explanation | undefined, asked: string | null) {
  if (!answer || !asked || (answer.account.id !== asked && answer.account.username !== asked)) return undefined;
  return { id: asked, name: answer.account.displayName, detail: answer.account.username };
}
