import { useEffect } from 'react';
import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { HONOUR_CLASSES } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './nomination-sheet.module.css';

/** One page of A4, only while the form is shown: a rule in a style file would be everybody's. */
function useA4() {
  useEffect(() => {
    if (!('adoptedStyleSheets' in document)) return undefined;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@page { size: a4 portrait; margin: 16mm 14mm 18mm }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, []);
}

/** The empty form, for whoever nominates on paper: it is the whole of its page, since paper shows nothing beside it. */
export function NominationSheetPage() {
  const t = plugin.useTexts();
  useA4();
  return (
    <section className={styles.page} data-signature-sheet>
      <div className={styles.sheet}>
        <h1 className={styles.title}>{t('sheet.title')}</h1>
        <table className={styles.table}>
          <tbody>
            <tr>
              <th scope="row">{t('sheet.class')}</th>
              <td colSpan={3}>
                <span className={styles.classes}>
                  {HONOUR_CLASSES.map((each) => (
                    <span key={each}>□ {t(`honour-class.${each}`)}</span>
                  ))}
                </span>
              </td>
            </tr>
            <tr>
              <th scope="row">{t('sheet.nominee')}</th>
              <td />
              <th scope="row">{t('sheet.community')}</th>
              <td />
            </tr>
            <tr>
              <th scope="row">{t('sheet.contact')}</th>
              <td colSpan={3} />
            </tr>
            <tr className={styles.deed}>
              <th scope="row">{t('sheet.deed')}</th>
              <td colSpan={3} />
            </tr>
            <tr>
              <th scope="row">{t('sheet.nominator')}</th>
              <td />
              <th scope="row">{t('sheet.nominator-contact')}</th>
              <td />
            </tr>
            <tr>
              <th scope="row">{t('sheet.date')}</th>
              <td />
              <th scope="row">{t('sheet.entered')}</th>
              <td />
            </tr>
          </tbody>
        </table>
        <p className={styles.note}>{t('sheet.note')}</p>
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
