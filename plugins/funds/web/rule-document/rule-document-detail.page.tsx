import { DetailSection, DetailText, RecordPage } from '@linli/sdk-web';
import { Link } from 'react-router';
import { fenOf } from '../../contract/index.ts';
import type { RuleDocumentDetail } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { ruleDocuments } from './rule-document.queries.ts';
import styles from './rule-document.module.css';

export function RuleDocumentDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const address = ruleDocuments.useAddress();
  return (
    <RecordPage
      id={id}
      records={ruleDocuments}
      list={t('nav.rule-documents')}
      title={({ title, edition }) => `${title} · ${t('rule-document.edition', { edition })}`}
      facts={({ inForceFrom, inForceUntil, fundTitle, revises }) => [
        { key: 'from', label: t('rule-document.field.in-force-from'), value: inForceFrom },
        { key: 'until', label: t('rule-document.field.in-force-until'), value: inForceUntil },
        { key: 'fund', label: t('rule-document.field.fund'), value: fundTitle ?? t('rule-document.all-funds') },
        {
          key: 'revises',
          label: t('rule-document.field.revises'),
          value: revises && (
            <Link to={address.record(revises.id)}>{t('rule-document.edition', { edition: revises.edition })}</Link>
          ),
        },
      ]}
    >
      {(document) => (
        <>
          <Clauses document={document} />
          <Caps document={document} />
          <DetailText title={t('rule-document.field.note')} text={document.note} none={t('rule-document.note.none')} />
        </>
      )}
    </RecordPage>
  );
}

function Clauses({ document: { clauses } }: { document: RuleDocumentDetail }) {
  const t = plugin.useTexts();
  return (
    <DetailSection title={t('rule-document.field.clauses')}>
      <ol className={styles.clauses}>
        {clauses.map(({ no, text, words, firm }) => (
          <li key={`${no} ${text}`} className={styles.clause}>
            <p>
              <span className={styles.no}>{no}</span> {text}
            </p>
            <p className={styles.words}>
              {[t(`rule-document.clause.${firm ? 'firm' : 'hint'}`), words.join('、')].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ol>
    </DetailSection>
  );
}

function Caps({ document: { caps } }: { document: RuleDocumentDetail }) {
  const t = plugin.useTexts();
  return (
    <DetailSection title={t('rule-document.field.caps')}>
      {caps.length === 0 ? (
        <p className={styles.words}>{t('rule-document.caps.none')}</p>
      ) : (
        <ol className={styles.clauses}>
          {caps.map(({ no, category, amount }) => (
            <li key={`${no} ${category}`}>
              <span className={styles.no}>{no}</span> {t(`ledger.category.${category}`)} {moneyText(fenOf(amount))}
            </li>
          ))}
        </ol>
      )}
    </DetailSection>
  );
}
