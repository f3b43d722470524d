import type { Problem } from '@linli/contracts';
import { Alert, Button } from 'antd';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import { differences } from './form-state.ts';
import type { SchemaField } from './schema-fields.ts';
import styles from './schema-form.module.css';

interface ConflictNoticeProps {
  problem: Problem;
  mine: Readonly<Record<string, unknown>>;
  /** The record as it is now. */
  current: Readonly<Record<string, unknown>>;
  fields: readonly SchemaField[];
  labelOf(field: SchemaField): string;
  optionLabel(field: SchemaField, value: unknown): string;
  onOverwrite(): void;
  onTakeCurrent(): void;
}

/** Somebody else changed the record meanwhile: both versions field by field, and the choice between them. */
export function ConflictNotice(props: ConflictNoticeProps) {
  const { problem, mine, current, fields, labelOf, optionLabel } = props;
  const t = useSdkTexts();
  const names = differences(
    mine,
    current,
    fields.map(({ name }) => name),
  );
  const different = fields.filter(({ name }) => names.includes(name));
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className={styles.notice}
      title={problem.title || t('form.conflict.title')}
      description={
        <>
          <p className={styles.paragraph}>{problem.remedy ?? t('form.conflict.remedy')}</p>
          {different.length > 0 && (
            <table className={styles.versions}>
              <thead>
                <tr>
                  <th scope="col">{t('form.conflict.field')}</th>
                  <th scope="col">{t('form.conflict.mine')}</th>
                  <th scope="col">{t('form.conflict.theirs')}</th>
                </tr>
              </thead>
              <tbody>
                {different.map((field) => (
                  <tr key={field.name}>
                    <th scope="row">{labelOf(field)}</th>
                    <td>{optionLabel(field, mine[field.name])}</td>
                    <td>{optionLabel(field, current[field.name])}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <div className={styles.choices}>
            <Button size="small" onClick={props.onOverwrite}>
              {t('form.conflict.keep-mine')}
            </Button>
            <Button size="small" onClick={props.onTakeCurrent}>
              {t('form.conflict.take-theirs')}
            </Button>
          </div>
        </>
      }
    />
  );
}
