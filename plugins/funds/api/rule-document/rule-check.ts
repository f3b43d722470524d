import type { Day } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { fenOf } from '../../contract/index.ts';
import type { FundCategory, RuleCap, RuleClause, RuleFinding } from '../../contract/index.ts';

/** What is to be paid for: its category, what it costs in fen, and everything that it says of itself. */
export interface CheckedMatter {
  category: FundCategory;
  fen: number;
  text: string;
}

interface RuleInForce {
  id: string;
  title: string;
  clauses: RuleClause[];
  caps: RuleCap[];
}

/** What the rules in force say about something that money of a fund is to be spent on, clause by clause. */
@Injectable()
export class RuleCheck {
  constructor(private readonly db: ScopedDb) {}

  /**
   * Findings of the rules that are in force on the day, for the fund or for all funds of its unit, in the order of the
   * documents. Nothing is refused here: whoever submits does so while no finding `blocks`.
   */
  async of(fundId: string, on: Day, matter: CheckedMatter): Promise<RuleFinding[]> {
    const rules = await this.db.manager.query<RuleInForce[]>(
      `SELECT d.id, d.title, d.clauses, d.caps FROM rule_document d JOIN fund f ON f.id = $1
       WHERE d.state IN ('issued', 'ended') AND d.in_force_from <= $2::date AND COALESCE(d.in_force_until > $2::date, true)
         AND (d.fund_id = f.id OR (d.fund_id IS NULL AND d.unit_path OPERATOR(public.@>) f.unit_path))
       ORDER BY d.title, d.id`,
      [fundId, on],
    );
    return rules.flatMap((rule) => findingsOf(rule, matter));
  }
}

/** Pure: what one document says. */
export function findingsOf(
  { id, title, clauses, caps }: RuleInForce,
  { category, fen, text }: CheckedMatter,
): RuleFinding[] {
  const said = { documentId: id, documentTitle: title };
  const plain = plainOf(text);
  const forbidden = clauses.flatMap((clause): RuleFinding[] => {
    const word = clause.words.find((each) => plain.includes(plainOf(each)));
    if (word === undefined) return [];
    return [{ ...said, clause: clause.no, text: clause.text, kind: 'forbidden', word, blocks: clause.firm }];
  });
  const over = caps
    .filter((cap) => cap.category === category && fen > fenOf(cap.amount))
    .map((cap): RuleFinding => ({ ...said, clause: cap.no, text: cap.amount, kind: 'cap', word: null, blocks: true }));
  return [...forbidden, ...over];
}

/** Full-width letters, capitals and blanks hide nothing. */
function plainOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
