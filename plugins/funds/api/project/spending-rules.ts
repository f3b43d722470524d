import type { Day } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { fenOf, yuanText } from '../../contract/index.ts';
import type { ProjectFinding, ProjectType } from '../../contract/index.ts';
import { RuleCheck } from '../rule-document/rule-check.ts';
import { ProjectWords } from './project-words.ts';

/** What is looked at by the rules of a fund: what for, how much, and in which words. */
export interface Spending {
  category: ProjectType;
  fen: number;
  text: string;
}

/** The rules in force of a fund, in the words of a project: which document, which clause. */
@Injectable()
export class SpendingRules {
  constructor(
    private readonly rules: RuleCheck,
    private readonly words: ProjectWords,
  ) {}

  async of(fundId: string, on: Day, spending: Spending): Promise<ProjectFinding[]> {
    const found = await this.rules.of(fundId, on, spending);
    return found.map(({ documentTitle, clause, text, kind, blocks }) => ({
      clause: this.words.say('project.rule.clause', { title: documentTitle, clause }),
      text: kind === 'cap' ? this.words.say('project.rule.limit', { amount: yuanText(fenOf(text)) }) : text,
      kind,
      blocks,
    }));
  }
}
