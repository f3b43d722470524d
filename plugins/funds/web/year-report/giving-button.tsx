import { describeError, saveFile, useLocale, useSdkTexts } from '@linli/sdk-web';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { plugin } from '../plugin.ts';
import styles from './year-report.module.css';

/** What the fund gave to whom, as open data in the columns of 360Giving; its header in the language that is shown. */
export function GivingButton({ fundId, title }: { fundId: string; title: string }) {
  const t = plugin.useTexts();
  const sdk = useSdkTexts();
  const api = plugin.useApi();
  const locale = useLocale();
  const { message } = App.useApp();
  const download = useMutation({
    mutationFn: () => api.download(`year-reports/${fundId}/giving.csv`, { query: { header: locale } }),
    onSuccess: ({ blob }) => saveFile({ blob, name: `${title}.csv` }),
    onError: (error) => void message.error(describeError(error, sdk).title),
  });
  return (
    <div className={styles.line}>
      <Button loading={download.isPending} onClick={() => download.mutate()}>
        {t('year-report.open-data')}
      </Button>
    </div>
  );
}
