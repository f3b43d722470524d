import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { lastDayOf } from '../../contract/index.ts';
import type { CertificateDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './certificate.module.css';

/** A page across, only while a certificate is shown: a rule in a style file would turn every other page of the product. */
function useLandscape() {
  useEffect(() => {
    if (!('adoptedStyleSheets' in document)) return undefined;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@page { size: a4 landscape; margin: 0 }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, []);
}

/** The paper itself, as it is printed: A4 across, alone on its page. */
export function CertificateSheet({ certificate }: { certificate: CertificateDetail }) {
  const t = plugin.useTexts();
  useLandscape();
  const { title, holder, issuedOn, validTo, code, basis, path, standing } = certificate;
  const until = lastDayOf(validTo);
  return (
    <section className={styles.part}>
      <div className={styles.sheet} data-certificate="sheet">
        <div className={styles.frame}>
          <h2 className={styles.heading}>{title}</h2>
          <p className={styles.holder}>{holder.name}</p>
          <p className={styles.sentence}>{t('certificate.sheet.sentence', { title, basis })}</p>
          <div className={styles.foot}>
            <p>
              {t('certificate.sheet.code', { code })}
              <br />
              {until ? t('certificate.sheet.valid', { from: issuedOn, until }) : t('certificate.sheet.for-good')}
            </p>
            <p className={styles.giver}>
              {path[0]?.name}
              <br />
              {issuedOn}
            </p>
          </div>
          {standing !== 'valid' && <p className={styles.stamp}>{t(`certificate.standing.${standing}`)}</p>}
        </div>
      </div>
      <Button icon={<PrinterOutlined />} className={styles.print} onClick={() => window.print()}>
        {t('certificate.print')}
      </Button>
    </section>
  );
}
