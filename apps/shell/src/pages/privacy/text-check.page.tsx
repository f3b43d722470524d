import { scanText, type FoundText } from '@linli/contracts';
import { PageHeader } from '@linli/sdk-web';
import { Alert, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useDebounced } from '../../frame/use-debounced.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from './privacy.module.css';

const MOST_LETTERS = 50_000;
const PAUSE_MS = 200;

/** Shows where a text says who somebody is, before it goes out. It is looked through here in the browser and sent nowhere. */
export function TextCheckPage() {
  const t = useShellTexts();
  useDocumentTitle(t('menu.text-check'));
  const [typed, setTyped] = useState('');
  const text = useDebounced(typed, PAUSE_MS);
  const found = useMemo(() => scanText(text), [text]);
  return (
    <article className={styles.check}>
      <PageHeader title={t('menu.text-check')} description={t('privacy.check.description')} />
      <label className={styles.label} htmlFor="text-check">
        {t('privacy.check.label')}
      </label>
      <Input.TextArea
        id="text-check"
        value={typed}
        maxLength={MOST_LETTERS}
        rows={10}
        placeholder={t('privacy.check.placeholder')}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div role="status">{text.trim() !== '' && <Result text={text} found={found} />}</div>
    </article>
  );
}

function Result({ text, found }: { text: string; found: readonly FoundText[] }) {
  const t = useShellTexts();
  if (found.length === 0) return <Alert type="success" showIcon title={t('privacy.check.none')} />;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t('privacy.check.found', { count: found.length })}
        description={
          <ul className={styles.found}>
            {found.map(({ kind, start, from, to, excerpt }) => (
              <li key={start}>
                {t('privacy.check.place', { kind: t(`privacy.found.${kind}`), from, to })}
                <span className={styles.quiet}>{excerpt}</span>
              </li>
            ))}
          </ul>
        }
      />
      <h2 className={styles.heading}>{t('privacy.check.marked')}</h2>
      <p className={styles.marked}>
        <Marked text={text} found={found} />
      </p>
    </>
  );
}

/** The text with what was found marked in it. */
function Marked({ text, found }: { text: string; found: readonly FoundText[] }) {
  const t = useShellTexts();
  return (
    <>
      {found.map(({ kind, start, end }, index) => (
        <span key={start}>
          {text.slice(found[index - 1]?.end ?? 0, start)}
          <mark className={styles.mark} title={t(`privacy.found.${kind}`)}>
            {text.slice(start, end)}
          </mark>
        </span>
      ))}
      {text.slice(found.at(-1)?.end ?? 0)}
    </>
  );
}
