import type { NoticeDetail } from '@linli/contracts';
import { Link, useLocation } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useRegistry } from '../../registry/registry.context.tsx';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from './notice.module.css';

/** The record that a notice is about: a link where its plugin is there, otherwise its name with a word that it is not. */
export function RecordLink({ notice: { owner, record } }: { notice: Pick<NoticeDetail, 'owner' | 'record'> }) {
  const t = useShellTexts();
  const { search } = useLocation();
  const isThere = useRegistry().plugins.some(({ id, state }) => id === owner.id && state === 'running');
  if (isThere && record.route !== null)
    return <Link to={withUnit(`/p/${owner.id}/${record.route}`, search)}>{record.title}</Link>;
  return (
    <>
      {record.title}
      {!isThere && owner.id !== 'core' && (
        <div className={styles.quiet}>{t('notice.owner-away', { owner: owner.name })}</div>
      )}
    </>
  );
}
