import { CreateRecordForm, DetailSection, StateTag, useAddressFlag, useCan } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { OPINION_PERMISSION, askOpinionSchema } from '../../contract/index.ts';
import type { CandidacyDetail, Opinion } from '../../contract/index.ts';
import { organisationField } from '../opinion/organisation-field.tsx';
import { opinions } from '../opinion/opinion.queries.ts';
import { plugin } from '../plugin.ts';
import styles from './candidacy.module.css';

const MOST = 50;

/** What departments were asked, and what they said. */
export function CandidacyOpinions({ candidacy: { id, state } }: { candidacy: CandidacyDetail }) {
  const t = plugin.useTexts();
  const address = opinions.useAddress();
  const [asking, setAsking] = useAddressFlag('ask');
  const mayRead = useCan(OPINION_PERMISSION.read);
  const mayAsk = useCan(OPINION_PERMISSION.ask) && state === 'opinions';
  const { data } = useQuery({
    ...opinions.page(plugin.useApi(), { candidacy: id, pageSize: MOST }),
    enabled: mayRead,
  });
  if (!mayRead) return null;
  const items = data?.items ?? [];
  return (
    <DetailSection
      title={t('candidacy.opinions.section')}
      extra={mayAsk && <Button onClick={() => setAsking(true)}>{t('candidacy.opinions.ask')}</Button>}
    >
      {items.length === 0 && <p className={styles.quiet}>{t('candidacy.opinions.none')}</p>}
      <ul className={styles.list}>
        {items.map((each) => (
          <li key={each.id}>
            <Link to={address.record(each.id)}>{each.organisation}</Link>
            <Said opinion={each} />
          </li>
        ))}
      </ul>
      {mayAsk && (
        <CreateRecordForm
          records={opinions}
          schema={askOpinionSchema}
          fields={{ candidacyId: { hidden: true }, organisationId: organisationField }}
          initialValues={{ candidacyId: id, days: 5 }}
          open={asking}
          onClose={() => setAsking(false)}
        />
      )}
    </DetailSection>
  );
}

/** What was answered, or until when it is to be. */
function Said({ opinion: { state, verdict, dueOn, isOverdue } }: { opinion: Opinion }) {
  const t = plugin.useTexts();
  if (state === 'taken-back') return <span className={styles.quiet}>{t('opinion.state.taken-back')}</span>;
  if (verdict !== null)
    return <StateTag tone={verdict === 'concern' ? 'warning' : 'success'}>{t(`opinion.verdict.${verdict}`)}</StateTag>;
  return (
    <StateTag tone={isOverdue ? 'danger' : 'active'}>
      {t(`candidacy.opinions.${isOverdue ? 'overdue' : 'due'}`, { day: dueOn })}
    </StateTag>
  );
}
