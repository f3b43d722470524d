import { HistoryOutlined } from '@ant-design/icons';
import { dayOf } from '@linli/contracts';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';
import { useShellTexts } from '../../texts/shell-texts.ts';

/** Chooses a past day (`?asOf=`); without one it is today. */
export function AsOfPicker() {
  const t = useShellTexts();
  const [params, setParams] = useSearchParams();
  const asOf = params.get('asOf');
  const today = dayOf(new Date());
  return (
    <DatePicker
      suffixIcon={<HistoryOutlined />}
      placeholder={t('governance.today')}
      aria-label={t('governance.as-of')}
      value={asOf ? dayjs(asOf) : null}
      disabledDate={(day) => day.format('YYYY-MM-DD') > today}
      onChange={(day) =>
        setParams((previous) => {
          const next = new URLSearchParams(previous);
          next.delete('page');
          if (day) next.set('asOf', day.format('YYYY-MM-DD'));
          else next.delete('asOf');
          return next;
        })
      }
    />
  );
}
