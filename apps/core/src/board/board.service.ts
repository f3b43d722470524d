import { ownerOf } from '@linli/contracts';
import type { Board, BoardIndicator, BoardLine, BoardOwner, Indicator, SetBoard } from '@linli/contracts';
import { AuditTrail, ScopedDb, Texts } from '@linli/sdk-server';
import type { Locale } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { PluginHost } from '../plugin/plugin-host.ts';
import { BoardRepository, type BoardList } from './board.repository.ts';
import { CORE_INDICATORS } from './core-indicators.ts';

/** What one owner declares, with the words for its keys. */
interface Declared {
  indicators: readonly Indicator[];
  word(key: string): string;
}

/**
 * What the board is made of: the district's list, joined with what the owners declare. It asks nobody for a figure: a
 * browser asks each owner for its own, so that one that is slow or away holds nothing but itself.
 */
@Injectable()
export class BoardService {
  constructor(
    private readonly db: ScopedDb,
    private readonly board: BoardRepository,
    private readonly plugins: PluginHost,
    private readonly texts: Texts,
    private readonly audit: AuditTrail,
  ) {}

  async get(): Promise<Board> {
    return this.describe(await this.board.get());
  }

  async set(command: SetBoard): Promise<Board> {
    const before = await this.board.get();
    const saved = await this.board.set(command);
    const told = ({ lines }: BoardList) => ({ lines: lines.map(({ indicator }) => indicator) });
    this.audit.changed({
      target: { type: 'board', id: 'board', title: this.texts.find('zh-CN', 'board.title') ?? 'board' },
      unit: null,
      before: told(before),
      after: told(saved),
    });
    return this.describe(saved);
  }

  private describe({ version, lines }: BoardList): Board {
    const { locale } = this.db.context;
    const listed = lines.map((line) => this.listed(line, locale));
    const names = new Set(lines.map(({ indicator }) => indicator));
    const owners = [
      ...new Set([
        'core',
        ...lines.map(({ indicator }) => ownerOf(indicator)),
        ...this.plugins.all().map(({ id }) => id),
      ]),
    ];
    const others = owners.flatMap((owner) => {
      const { indicators, word } = this.declaredBy(owner, locale);
      return indicators.filter(({ id }) => !names.has(id)).map((indicator) => declaredOf(indicator, word, false));
    });
    const indicators = [...listed, ...others];
    return {
      version,
      owners: owners
        .filter((owner) => indicators.some(({ id }) => ownerOf(id) === owner))
        .map((owner) => this.owner(owner, lines, locale)),
      indicators,
    };
  }

  /** The district's words for it; what it counts in and opens to its owner knows, once it is there. */
  private listed({ indicator, title, rule, unit, approximate }: BoardLine, locale: Locale): BoardIndicator {
    const { indicators, word } = this.declaredBy(ownerOf(indicator), locale);
    const declared = indicators.find(({ id }) => id === indicator);
    const own = { title: title[locale], rule: rule[locale], listed: true };
    if (declared)
      return { ...declaredOf(declared, word, true), ...own, approximate: approximate || declared.approximate === true };
    return {
      ...{ id: indicator, ...own, definition: null, unit, approximate, window: null },
      ...{ declared: false, drilldown: null, whole: null },
    };
  }

  private declaredBy(owner: string, locale: Locale): Declared {
    if (owner === 'core') {
      return { indicators: CORE_INDICATORS, word: (key) => this.texts.find(locale, key) ?? key };
    }
    const plugin = this.plugins.find(owner);
    return {
      indicators: plugin?.manifest?.indicators ?? [],
      word: (key) => plugin?.texts[locale]?.[key] ?? plugin?.texts['zh-CN']?.[key] ?? key,
    };
  }

  private owner(id: string, lines: readonly BoardLine[], locale: Locale): BoardOwner {
    if (id === 'core')
      return { id, title: this.texts.find(locale, 'board.core') ?? id, state: 'running', reason: null };
    const plugin = this.plugins.find(id);
    if (plugin) {
      const reason = plugin.state === 'running' ? null : plugin.reasonIn(locale);
      return { id, title: plugin.nameIn(locale), state: plugin.state, reason };
    }
    const line = lines.find(({ indicator }) => ownerOf(indicator) === id);
    return { id, title: line?.owner[locale] ?? id, state: 'absent', reason: null };
  }
}

function declaredOf(indicator: Indicator, word: (key: string) => string, listed: boolean): BoardIndicator {
  const said = (text: string) => word(text.replaceAll('%', ''));
  const { id, title, definition, rule, unit, approximate = false, window = null, drilldown, whole = null } = indicator;
  return {
    ...{ id, title: said(title), definition: said(definition), rule: said(rule), unit, approximate, window },
    ...{ listed, declared: true, drilldown, whole },
  };
}
