import type { Translate } from '@linli/sdk-web';
import { PANEL_SEATS } from '../../contract/index.ts';
import type { Panel } from '../../contract/index.ts';

/** Who sits on a panel, as what: 居民代表 2 人，社区 1 人. */
export function panelWords(t: Translate, panel: Panel): string {
  const seats = PANEL_SEATS.filter((seat) => panel[seat] > 0);
  return seats
    .map((seat) => t('acceptance.seat.count', { seat: t(`acceptance.seat.${seat}`), count: panel[seat] }))
    .join(t('list.comma'));
}

export const panelSize = (panel: Panel): number => PANEL_SEATS.reduce((sum, seat) => sum + panel[seat], 0);
