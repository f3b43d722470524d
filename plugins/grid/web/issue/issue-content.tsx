import type { Attachment, AttachmentKind } from '@linli/contracts';
import { DetailSection, Facts } from '@linli/sdk-web';
import type { ReactNode } from 'react';
import { CHECK_PHOTO, ISSUE_PHOTO, RESULT_PHOTO } from '../../contract/index.ts';
import type { IssueDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { IssuePhotos, hasPhotos } from './issue-photos.tsx';
import styles from './issue.module.css';

interface Props {
  issue: IssueDetail;
  /** Opens the form that takes a photo off. */
  onRemovePhoto?: ((values: { photoId: string; reason: undefined }) => void) | undefined;
}

/** What the issue is about, what came of it, and what was seen of both. */
export function IssueContent({ issue, onRemovePhoto }: Props) {
  const t = plugin.useTexts();
  const onRemove = onRemovePhoto && (({ id }: Attachment) => onRemovePhoto({ photoId: id, reason: undefined }));
  const photos = (kind: AttachmentKind, label: string) => (
    <IssuePhotos issue={issue} kind={kind} label={t(`issue.field.${label}`)} onRemove={onRemove} />
  );
  return (
    <>
      <DetailSection title={t('issue.field.text')}>
        <p className={styles.text}>{issue.text}</p>
        {photos(ISSUE_PHOTO, 'photos')}
      </DetailSection>
      <Result issue={issue}>{issue.outcome && photos(RESULT_PHOTO, 'result-photos')}</Result>
      {!issue.outcome && hasPhotos(issue, RESULT_PHOTO) && (
        <DetailSection title={t('issue.field.result-photos')}>{photos(RESULT_PHOTO, 'result-photos')}</DetailSection>
      )}
      {hasPhotos(issue, CHECK_PHOTO) && (
        <DetailSection title={t('issue.field.check-photos')}>{photos(CHECK_PHOTO, 'check-photos')}</DetailSection>
      )}
    </>
  );
}

function Result({ issue, children }: { issue: IssueDetail; children: ReactNode }) {
  const t = plugin.useTexts();
  const { state, outcome, reply, reason, namedBody } = issue;
  if (!outcome && !reason) return null;
  const title = outcome ? 'result' : state === 'not-accepted' ? 'not-accepted' : 'rework';
  return (
    <DetailSection title={t(`issue.section.${title}`)}>
      {reply && <p className={styles.text}>{reply}</p>}
      {!outcome && <p className={styles.text}>{reason}</p>}
      {children}
      <Facts
        items={[
          { key: 'outcome', label: t('issue.field.outcome'), value: outcome && t(`issue.outcome.${outcome}`) },
          { key: 'reason', label: t('issue.field.reason'), value: outcome && reason },
          { key: 'namedBody', label: t('issue.field.named-body'), value: namedBody },
        ]}
      />
    </DetailSection>
  );
}
