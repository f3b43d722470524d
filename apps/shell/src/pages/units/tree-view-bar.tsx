import { HistoryOutlined } from '@ant-design/icons';
import { dayOf } from '@linli/contracts';
import { Checkbox, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useShellTexts } from '../../texts/shell-texts.ts';
import type { TreeView } from './unit.queries.ts';
import styles from './unit-tree.module.css';

/** Looks at the tree of a past day, and at what is planned or has ended. */
export function TreeViewBar({ view, onView }: { view: TreeView; onView: (view: TreeView) => void }) {
  const t = useShellTexts();
  const today = dayOf(new Date());
  return (
    <div className={styles.view}>
      <DatePicker
        size="small"
        className={styles.day}
        suffixIcon={<HistoryOutlined />}
        placeholder={t('units.as-of')}
        aria-label={t('units.as-of')}
        value={view.asOf ? dayjs(view.asOf) : null}
        disabledDate={(day) => day.format('YYYY-MM-DD') > today}
        onChange={(day) => onView({ ...view, asOf: day ? day.format('YYYY-MM-DD') : null })}
      />
      <Checkbox checked={view.inactive} onChange={({ target }) => onView({ ...view, inactive: target.checked })}>
        {t('units.with-inactive')}
      </Checkbox>
    </div>
  );
}
