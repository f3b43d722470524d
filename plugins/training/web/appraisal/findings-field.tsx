import type { FieldControlProps } from '@linli/sdk-web';
import { Form, Input, Radio } from 'antd';
import { FINDINGS } from '../../contract/index.ts';
import type { Finding } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './appraisal.module.css';

/** What is said of a point so far. */
type Draft = Partial<Finding>;
/** What has still to be said of a point, as its text is named; null for one that is whole. */
function lackOf({ finding, evidence = '' }: Draft): 'finding' | 'evidence' | 'both' | null {
  const isMute = evidence.trim() === '';
  if (finding === undefined) return isMute ? 'both' : 'finding';
  return isMute ? 'evidence' : null;
}

/** The points of a standard one below the other: nothing to count, and none that could be left out. */
export function FindingsField({
  id,
  value,
  onChange,
  onBlur,
  points,
}: FieldControlProps & { points: readonly string[] }) {
  const t = plugin.useTexts();
  const { status } = Form.Item.useStatus();
  const said = (value as readonly Draft[] | undefined) ?? [];
  const drafts = points.map((_, at): Draft => said[at] ?? {});
  const change = (at: number, more: Draft) =>
    onChange(drafts.map((draft, n) => (n === at ? { ...draft, ...more } : draft)));
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
      {points.map((point, at) => {
        const { finding, evidence } = drafts[at] ?? {};
        const lack = status === 'error' ? lackOf(drafts[at] ?? {}) : null;
        return (
          // Two points may be worded alike.
          <fieldset key={`${at} ${point}`} id={at === first ? id : undefined} tabIndex={-1} className={styles.point}>
            <legend>
              {at + 1}. {point}
            </legend>
            <Radio.Group
              // A group of its own: antd names all buttons of a form's field alike, and of one name a browser lets only one be pressed.
              name={`${id}-${at}`}
              value={finding}
              options={FINDINGS.map((each) => ({ value: each, label: t(`appraisal.finding.${each}`) }))}
              onChange={({ target }) => change(at, { finding: target.value as Finding['finding'] })}
            />
            <Input.TextArea
              rows={2}
              maxLength={500}
              value={evidence}
              status={lack === 'evidence' || lack === 'both' ? 'error' : ''}
              aria-label={`${point} ${t('appraisal.file.evidence')}`}
              placeholder={t('appraisal.file.evidence')}
              onChange={({ target }) => change(at, { evidence: target.value })}
            />
            {lack && <p className={styles.lacks}>{t(`appraisal.file.lacks.${lack}`)}</p>}
          </fieldset>
        );
      })}
    </div>
  );
}
