import { bringNation, insertBare } from '../data/nation.ts';
import type { Part } from './part.ts';

/** The tree of the nation through the product's importer: upload, check, apply, until it is in force. */
export const importNation: Part = async (workshop) => {
  const imported = await bringNation(workshop);
  workshop.say('the same rows by a bare INSERT');
  const bare = await insertBare(workshop.client);
  return [
    {
      work: 'import of the nation’s units, upload to in force',
      unit: 's',
      product: imported.seconds,
      limit: bare,
      target: { atMost: 3 },
      more: { units: imported.rows, 'MB above idle': imported.memoryMb },
    },
  ];
};
