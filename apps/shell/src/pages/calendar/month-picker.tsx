import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, DatePicker, Space } from 'antd';
import dayjs from 'dayjs';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from './calendar.module.css';

/** Turns the pages of the calendar, or opens it at a month. */
export function MonthPicker({ month, onChange }: { month: string; onChange: (month: string) => void }) {
  const t = useShellTexts();
  const at = dayjs(`${month}-01`);
  const go = (to: dayjs.Dayjs) => onChange(to.format('YYYY-MM'));
  return (
    <Space.Compact>
      <Button
        icon={<LeftOutlined />}
        aria-label={t('calendar.month-before')}
        onClick={() => go(at.subtract(1, 'month'))}
      />
      <DatePicker
        picker="month"
        format={t('calendar.month-format')}
        className={styles.month}
        aria-label={t('calendar.month')}
        allowClear={false}
        value={at}
        onChange={(next) => next && go(next)}
      />
      <Button icon={<RightOutlined />} aria-label={t('calendar.month-after')} onClick={() => go(at.add(1, 'month'))} />
    </Space.Compact>
  );
}
