import { useState } from 'react';
import { describeError, joinedWords, useSdkTexts } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Space } from 'antd';
import { VOTES } from '../../contract/index.ts';
import type { PanelCase, PanelDetail, Vote } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { panels } from './panel.queries.ts';

/** One's own vote about a candidate. It cannot be told from the others once it is counted, so it is asked about once. */
export function CaseVotes({ panel, one: { candidacyId } }: { panel: PanelDetail; one: PanelCase }) {
  const t = plugin.useTexts();
  const sdk = useSdkTexts();
  const api = plugin.useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState<Vote | null>(null);
  const vote = async (what: Vote) => {
    setBusy(what);
    try {
      panels.keep(queries, await api.post<PanelDetail>(`panels/${panel.id}/vote`, { candidacyId, vote: what }));
      void message.success(t('panel.voted'));
    } catch (error) {
      const { title, remedy } = describeError(error, sdk);
      void message.error(joinedWords(sdk, [title, remedy]));
      panels.forget(queries);
    } finally {
      setBusy(null);
    }
  };
  return (
    <Space wrap>
      {VOTES.map((what) => (
        <Popconfirm
          key={what}
          title={t('panel.vote.sure', { vote: t(`panel.vote.${what}`) })}
          description={t('panel.vote.once')}
          okText={t('panel.vote.cast')}
          disabled={busy !== null}
          onConfirm={() => void vote(what)}
        >
          <Button loading={busy === what} disabled={busy !== null}>
            {t(`panel.vote.${what}`)}
          </Button>
        </Popconfirm>
      ))}
    </Space>
  );
}
