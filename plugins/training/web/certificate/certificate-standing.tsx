import type { Tone } from '@linli/contracts';
import { StateTag } from '@linli/sdk-web';
import type { CertificateStanding } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

const TONES: Readonly<Record<CertificateStanding, Tone>> = {
  'not-yet': 'warning',
  valid: 'success',
  expired: 'neutral',
  reissued: 'neutral',
  revoked: 'danger',
};

/** How a certificate stands today, in a word. */
export function CertificateStandingTag({ standing }: { standing: CertificateStanding }) {
  const t = plugin.useTexts();
  return <StateTag tone={TONES[standing]}>{t(`certificate.standing.${standing}`)}</StateTag>;
}
