import type { ImportNoun } from '@linli/contracts';
import type { NounImport } from './import.types.ts';

/** What can be imported, by noun. */
export class NounImports {
  private readonly byNoun: ReadonlyMap<ImportNoun, NounImport>;

  constructor(nouns: readonly NounImport[]) {
    this.byNoun = new Map(nouns.map((each) => [each.noun, each]));
  }

  get(noun: ImportNoun): NounImport {
    const found = this.byNoun.get(noun);
    if (!found) throw new Error(`${noun} cannot be imported`);
    return found;
  }
}
