import type { Figure } from './figure.ts';
import { asMarkdown } from './table.ts';

/** Everything that one run found out. */
export interface Report {
  at: string;
  cores: number;
  processor: string;
  memoryGb: number;
  node: string;
  loadAtEnd: number;
  figures: readonly Figure[];
  plans: Readonly<Record<string, string>>;
  /** Parts that were not measured, with the reason. */
  skipped: Readonly<Record<string, string>>;
}

/** The run as a page: table, what a request costs each process, plans. */
export function asPage(report: Report): string {
  const { at, cores, processor, memoryGb, node, loadAtEnd, figures, plans, skipped } = report;
  const costs = figures.filter(({ more }) => more !== undefined);
  return `${[
    '# Figures of the last run',
    `Written by \`npm run bench\` on ${at}: ${cores} cores (${processor}), ${memoryGb} GB, Node ${node}, load ${loadAtEnd.toFixed(1)} at the end. [Performance](performance.md) says what they mean.`,
    asMarkdown(figures),
    ...Object.entries(skipped).map(([name, reason]) => `Not measured: ${name}, ${reason}.`),
    ...(costs.length > 0 ? ['## Beside the ratios', ...costs.map(costOf)] : []),
    ...(Object.keys(plans).length > 0 ? ['## Plans', ...Object.entries(plans).map(planOf)] : []),
  ].join('\n\n')}\n`;
}

function costOf({ part, work, scale, more = {} }: Figure): string {
  const parts = Object.entries(more).map(([name, value]) => `${name} ${Number(value.toFixed(3))}`);
  return `- ${part}, ${work}, ${scale * 100} %: ${parts.join(', ')}`;
}

function planOf([name, plan]: [string, string]): string {
  return `### ${name}\n\n\`\`\`\n${plan}\n\`\`\``;
}
