import { useCan } from '@linli/sdk-web';
import { Tabs } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';

/** The two questions about access; what both ask (unit, permission) is kept when one goes from one to the other. */
export function AccessTabs({ active }: { active: 'who' | 'why' }) {
  const t = useShellTexts();
  const navigate = useNavigate();
  const { search } = useLocation();
  const permission = new URLSearchParams(search).get('permission');
  const mayAsk = useCan('core.grant.read');
  if (!mayAsk) return null;
  return (
    <Tabs
      style={{ marginBlockEnd: 16 }}
      activeKey={active}
      onChange={(key) =>
        void navigate(withUnit(`/access/${key}${permission ? `?permission=${permission}` : ''}`, search))
      }
      items={[
        { key: 'who', label: t('access.who.title') },
        { key: 'why', label: t('access.why.title') },
      ]}
    />
  );
}
