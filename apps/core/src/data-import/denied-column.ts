import { deniedField } from '@linli/contracts';

/** Why a file may not bring a column (what must not exist, whoever wants it); undefined when it may. */
export function deniedColumn(header: string): { column: string; reason: string } | undefined {
  const denied = deniedField(header);
  return denied ? { column: header.trim().slice(0, 40), reason: denied.rule } : undefined;
}
