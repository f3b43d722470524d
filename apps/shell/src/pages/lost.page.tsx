import { FileSearchOutlined } from '@ant-design/icons';
import { EmptyState } from '@linli/sdk-web';
import { Button } from 'antd';
import { Link, useLocation } from 'react-router';
import { withUnit } from '../frame/keep-unit.ts';
import { useDocumentTitle } from '../frame/use-document-title.ts';
import { useShellTexts } from '../texts/shell-texts.ts';

/**
 * One page for what is not there and for what is not for this person: the difference would tell too much. `plugin`: the id of
 * one that the address names and that nobody here has; which plugins run is no secret.
 */
export function LostPage({ plugin }: { plugin?: string | undefined }) {
  const t = useShellTexts();
  const { search } = useLocation();
  useDocumentTitle(t('lost.short'));
  return (
    <EmptyState
      icon={<FileSearchOutlined />}
      title={plugin === undefined ? t('lost.title') : t('lost.plugin', { plugin })}
      description={t(plugin === undefined ? 'lost.why' : 'lost.plugin-why')}
      action={
        <Link to={withUnit('/', search)}>
          <Button type="primary">{t('lost.home')}</Button>
        </Link>
      }
    />
  );
}
