import { ATTACHMENT_TYPES } from '@linli/contracts';
import type { AttachmentType } from '@linli/contracts';

const LONGEST = 100;
/** Control characters, halves of characters, marks that turn the direction of text around, and what no file system likes. */
const NOT_IN_NAMES = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]/gu;
const ENDING = /\.([A-Za-z0-9]{1,8})$/;
const KNOWN_ENDINGS = new Set<string>(Object.values(ATTACHMENT_TYPES).flatMap(({ endings }) => endings));

/**
 * A name to show and to save under: of a path only its last part, nothing that could be taken for something else, and the
 * ending that the content has. `报告.pdf.exe` with a PDF in it becomes `报告.pdf.exe.pdf`.
 */
export function fileName(given: string, type: AttachmentType): string {
  const { endings } = ATTACHMENT_TYPES[type];
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const tidy = last.normalize('NFC').replace(NOT_IN_NAMES, '').replace(/\s+/g, ' ').trim();
  const ending = ENDING.exec(tidy)?.[1]?.toLowerCase() ?? '';
  const isRight = (endings as readonly string[]).includes(ending);
  // A wrong ending of a kind that we know misleads; any other belongs to the name.
  const base = KNOWN_ENDINGS.has(ending) ? tidy.slice(0, -ending.length - 1) : tidy;
  const stem = [...base.replace(/^[.\s]+|[.\s]+$/g, '')].slice(0, LONGEST).join('') || endings[0];
  return `${stem}.${isRight ? ending : endings[0]}`;
}
