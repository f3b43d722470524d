import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import styles from './signature-sheet.module.css';

export interface SheetColumn<T> {
  key: string;
  title: string;
  /** Default: the row's field of that key. */
  render?(row: T): ReactNode;
  /** In per cent of the page. */
  width?: number;
}

export interface SignatureSheetProps<T> {
  title: string;
  /** Above the table: when, where, what. */
  facts?: readonly { label: string; value: ReactNode }[];
  columns: readonly SheetColumn<T>[];
  /** Columns that are left empty, to be filled in by hand: 签名, 备注. */
  blanks: readonly string[];
  rows: readonly T[];
  rowKey(row: T): string;
  /** Empty rows behind the others, for whoever is not on the list. Default 0. */
  blankRows?: number;
}

/** A4, with the number of the page at its foot, only while a sheet is shown: a rule in a style file would be everybody's. */
function usePageNumbers() {
  useEffect(() => {
    if (!('adoptedStyleSheets' in document)) return undefined;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '@page { size: a4 portrait; margin: 16mm 14mm 18mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif } }',
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, []);
}

/**
 * A sheet to be signed by hand: numbered rows, empty columns, its header again on every page, and the page's number. It is
 * the whole of its page of the shell, since paper shows nothing beside it.
 */
export function SignatureSheet<T>(props: SignatureSheetProps<T>) {
  const { title, facts = [], columns, blanks, rows, rowKey, blankRows = 0 } = props;
  const t = useSdkTexts();
  usePageNumbers();
  return (
    <section className={styles.page} data-signature-sheet>
      <div className={styles.sheet}>
        <h1 className={styles.title}>{title}</h1>
        {facts.length > 0 && (
          <dl className={styles.facts}>
            {facts.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.number}>
                {t('sheet.number')}
              </th>
              {columns.map(({ key, title: header, width }) => (
                <th key={key} scope="col" style={width === undefined ? undefined : { width: `${width}%` }}>
                  {header}
                </th>
              ))}
              {blanks.map((header) => (
                <th key={header} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={rowKey(row)}>
                <td className={styles.number}>{index + 1}</td>
                {columns.map(({ key, render }) => (
                  <td key={key}>{render ? render(row) : String((row as Record<string, unknown>)[key] ?? '')}</td>
                ))}
                {blanks.map((header) => (
                  <td key={header} />
                ))}
              </tr>
            ))}
            {Array.from({ length: blankRows }, (_, index) => (
              <tr key={`blank-${index}`}>
                <td className={styles.number}>{rows.length + index + 1}</td>
                {[...columns.map(({ key }) => key), ...blanks].map((key) => (
                  <td key={key} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button
        type="primary"
        icon={<PrinterOutlined aria-hidden="true" />}
        className={styles.print}
        onClick={() => window.print()}
      >
        {t('sheet.print')}
      </Button>
    </section>
  );
}
