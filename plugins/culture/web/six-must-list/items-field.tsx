import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { Form, Input } from 'antd';
import { SIX, SIX_MUST_LIST_PERMISSION } from '../../contract/index.ts';
import type { SixMustItem } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './six-must.module.css';

const BLANK: SixMustItem = { title: '', look: '' };

/** The six items one below the other: none can be added, and none left out. */
function ItemsField({ id, value, onChange, onBlur, 'aria-label': label }: FieldControlProps) {
  const t = plugin.useTexts();
  const { status } = Form.Item.useStatus();
  const said = (value as readonly SixMustItem[] | undefined) ?? [];
  const items = Array.from({ length: SIX }, (_, at) => said[at] ?? BLANK);
  const put = (at: number, part: Partial<SixMustItem>) =>
    onChange(items.map((each, n) => (n === at ? { ...each, ...part } : each)));
  // Which of the twelve is wrong; without a status of its own each would take that of the whole field.
  const mark = (wrong: boolean) => (status === 'error' && wrong ? 'error' : 'success');
  const names = items.map(({ title }) => title.trim());
  const nameless = (at: number) => names[at] === '' || names.filter((name) => name === names[at]).length > 1;
  return (
    <div
      id={id}
      tabIndex={-1}
      role="group"
      aria-label={label}
      className={styles.form}
      onBlur={({ currentTarget, relatedTarget }) => currentTarget.contains(relatedTarget) || onBlur()}
    >
      {items.map(({ title, look }, at) => (
        <fieldset key={at} className={styles.item}>
          <legend>{t('six-must-list.item', { n: at + 1 })}</legend>
          <Form.Item className={styles.part} validateStatus={mark(nameless(at))}>
            <Input
              value={title}
              maxLength={20}
              aria-label={t('six-must-list.item.title', { n: at + 1 })}
              placeholder={t('six-must-list.item.title-example')}
              onChange={({ target }) => put(at, { title: target.value })}
            />
          </Form.Item>
          <Form.Item className={styles.part} validateStatus={mark(look.trim() === '')}>
            <Input
              value={look}
              maxLength={120}
              aria-label={t('six-must-list.item.look', { n: at + 1 })}
              placeholder={t('six-must-list.item.look-example')}
              onChange={({ target }) => put(at, { look: target.value })}
            />
          </Form.Item>
        </fieldset>
      ))}
    </div>
  );
}

/** What the schema of a list does not tell about its form. */
export const SIX_MUST_LIST_FIELDS: Record<string, FieldHint> = {
  items: { render: (props) => <ItemsField {...props} /> },
  note: { rows: 2 },
  unitId: { control: 'unit', permission: SIX_MUST_LIST_PERMISSION.manage, levels: ['district'] },
};
