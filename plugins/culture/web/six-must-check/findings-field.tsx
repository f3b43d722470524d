import type { FieldControlProps } from '@linli/sdk-web';
import { Form, Input, Radio } from 'antd';
import { SIX_MUST_RESULTS } from '../../contract/index.ts';
import type { SixMustFinding, SixMustItem } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from '../six-must-list/six-must.module.css';

/** What is said of an item so far. */
type Draft = Partial<SixMustFinding>;

/** What has still to be said of an item, as its text is named. */
function lackOf({ result, note = '' }: Draft): 'result' | 'note' | null {
  if (result === undefined) return 'result';
  return result !== 'met' && note.trim() === '' ? 'note' : null;
}

/** The six items one below the other, each with what is looked for and what was found. */
export function SixMustFindingsField({
  id,
  value,
  onChange,
  onBlur,
  items,
}: FieldControlProps & { items: readonly SixMustItem[] }) {
  const t = plugin.useTexts();
  const { status } = Form.Item.useStatus();
  const said = (value as readonly Draft[] | undefined) ?? [];
  const drafts = items.map((_, at): Draft => said[at] ?? {});
  const change = (at: number, more: Draft) => {
    onChange(drafts.map((draft, n) => (n === at ? kept({ ...draft, ...more }) : draft)));
  };
  // The form puts the focus on its first error by this id.
  const first = Math.max(
    drafts.findIndex((draft) => lackOf(draft) !== null),
    0,
  );
  return (
    <div
      className={styles.form}
      // Only whoever leaves all of it has left something out.
      onBlur={({ currentTarget, relatedTarget }) => currentTarget.contains(relatedTarget) || onBlur()}
    >
      {items.map(({ title, look }, at) => {
        const { result, note } = drafts[at] ?? {};
        const lack = status === 'error' ? lackOf(drafts[at] ?? {}) : null;
        return (
          <fieldset key={title} id={at === first ? id : undefined} tabIndex={-1} className={styles.item}>
            <legend>{t('six-must-check.item', { n: at + 1, title })}</legend>
            <p className={styles.look}>{look}</p>
            <Radio.Group
              // A group of its own: antd names all buttons of a form's field alike, and of one name a browser lets only one be pressed.
              name={`${id}-${at}`}
              value={result}
              options={SIX_MUST_RESULTS.map((each) => ({ value: each, label: t(`six-must-check.result.${each}`) }))}
              onChange={({ target }) => change(at, { result: target.value as SixMustFinding['result'] })}
            />
            {result !== undefined && (
              <Form.Item className={styles.part} validateStatus={lack === 'note' ? 'error' : 'success'}>
                <Input
                  value={note}
                  maxLength={120}
                  aria-label={t('six-must-check.note', { title })}
                  placeholder={t(`six-must-check.note.${result === 'met' ? 'free' : 'asked'}`)}
                  onChange={({ target }) => change(at, { note: target.value })}
                />
              </Form.Item>
            )}
            {lack && <p className={styles.lacks}>{t(`six-must-check.lacks.${lack}`)}</p>}
          </fieldset>
        );
      })}
    </div>
  );
}

/** A note that was emptied is none. */
function kept({ note, ...draft }: Draft): Draft {
  return note === undefined || note.trim() === '' ? draft : { ...draft, note };
}
