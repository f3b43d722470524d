import type { FieldControlProps } from '@linli/sdk-web';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import type { RuleClause } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './rule-document.module.css';

const NEW: RuleClause = { no: '', text: '', words: [], firm: false };
const BETWEEN = /[、，,\s]+/;

/** The negative list, clause by clause. */
export function ClausesField({ id, value, onChange, 'aria-label': label }: FieldControlProps) {
  const t = plugin.useTexts();
  const clauses = Array.isArray(value) && value.length > 0 ? (value as RuleClause[]) : [NEW];
  const put = (at: number, part: Partial<RuleClause>) =>
    onChange(clauses.map((each, n) => (n === at ? { ...each, ...part } : each)));
  return (
    <div id={id} role="group" aria-label={label} className={styles.parts}>
      {clauses.map((clause, at) => (
        <fieldset key={at} className={styles.part}>
          <Input
            aria-label={t('rule-document.clause.no')}
            placeholder={t('rule-document.clause.no')}
            value={clause.no}
            maxLength={20}
            onChange={(event) => put(at, { no: event.target.value })}
          />
          <Input.TextArea
            aria-label={t('rule-document.clause.text')}
            placeholder={t('rule-document.clause.text')}
            value={clause.text}
            maxLength={200}
            rows={2}
            onChange={(event) => put(at, { text: event.target.value })}
          />
          <WordsInput words={clause.words} onChange={(words) => put(at, { words })} />
          <div className={styles.line}>
            <Radio.Group
              // A group of its own: antd names all buttons of a form's field alike, and of one name a browser lets only one be pressed.
              name={`${id}-${at}`}
              value={clause.firm}
              onChange={(event) => put(at, { firm: event.target.value as boolean })}
              options={[
                { value: false, label: t('rule-document.clause.hint') },
                { value: true, label: t('rule-document.clause.firm') },
              ]}
            />
            {clauses.length > 1 && (
              <Button type="text" onClick={() => onChange(clauses.filter((_, n) => n !== at))}>
                {t('rule-document.clause.remove')}
              </Button>
            )}
          </div>
        </fieldset>
      ))}
      <Button onClick={() => onChange([...clauses, NEW])}>{t('rule-document.clause.add')}</Button>
    </div>
  );
}

/** Keeps what is being typed: a comma at the end is not lost before the next word begins. */
function WordsInput({ words, onChange }: { words: readonly string[]; onChange(words: string[]): void }) {
  const t = plugin.useTexts();
  const [text, setText] = useState(words.join('、'));
  return (
    <Input
      aria-label={t('rule-document.clause.words')}
      placeholder={t('rule-document.clause.words')}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onChange(event.target.value.split(BETWEEN).filter((word) => word !== ''));
      }}
    />
  );
}
