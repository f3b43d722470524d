import type { UnitCommand, UnitDetail } from '@linli/contracts';
import { ApiError, useApi } from '@linli/sdk-web';
import type { FormIntent } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { ChangePreview } from './change-preview.tsx';
import { versionOf } from './rename-unit.form.tsx';
import { changeUnit, forgetUnits, previewChange } from './unit.queries.ts';

type Body<K extends UnitCommand['kind']> = Omit<Extract<UnitCommand, { kind: K }>, 'kind' | 'version'>;

/** Sends a change of a unit: first shows what it would do, then does it, or keeps it for its day. */
export function useChange(unit: UnitDetail) {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { modal, message } = App.useApp();

  const send = async <K extends UnitCommand['kind']>(kind: K, body: Body<K>, intent: FormIntent): Promise<boolean> => {
    const version = versionOf(intent.current) ?? unit.version;
    const command = { ...body, kind, version } as unknown as UnitCommand;
    const preview = await previewChange(api, unit.id, command);
    const agreed = await modal.confirm({
      title: t('units.preview.title', { kind: t(`plan.kind.${kind}`), name: unit.name }),
      icon: null,
      width: 560,
      content: <ChangePreview preview={preview} />,
      okText: preview.atOnce
        ? t('units.preview.do', { kind: t(`plan.kind.${kind}`) })
        : t('units.preview.plan', { day: preview.effectiveOn }),
      cancelText: t('units.preview.back'),
    });
    if (!agreed) throw notSaved(t('units.preview.not-saved'), t('units.preview.not-saved-how'));
    await changeUnit(api, unit.id, command, intent.idempotencyKey);
    return preview.atOnce;
  };
  const done = (kind: UnitCommand['kind'], atOnce: boolean) => {
    void forgetUnits(queries);
    void message.success(
      t(atOnce ? 'units.change.done' : 'units.change.planned', { kind: t(`plan.kind.${kind}`), name: unit.name }),
    );
  };
  return { send, done };
}

/** Whoever goes back to the form is told that nothing has happened, where forms say what went wrong. */
function notSaved(title: string, remedy: string): ApiError {
  return new ApiError({ type: 'about:blank', title, remedy, status: 409, code: 'shell.not-saved', traceId: '' });
}
