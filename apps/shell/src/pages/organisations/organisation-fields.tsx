import type { OrganisationRule } from '@linli/contracts';
import { anchorLevels } from '@linli/contracts';
import type { FieldHint } from '@linli/sdk-web';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { OrganisationPicker } from '../directory/organisation-picker.tsx';
import type { OrganisationFormValues } from './organisation-form.model.ts';

type Fields = Partial<Record<keyof OrganisationFormValues, FieldHint>>;

/** Which fields a body of this kind has, and what each of them offers. */
export function useOrganisationFields(rule: OrganisationRule, superior?: { id: string; name: string }): Fields {
  const t = useShellTexts();
  const kinds = rule.anchors.map(({ kind }) => kind);
  const levels = [...new Set(rule.anchors.filter(({ kind }) => kind !== 'organisation').flatMap(anchorLevels))];
  const hosts = rule.anchors.flatMap(({ organisationTypes }) => organisationTypes ?? []);
  const kindOf = (values: Readonly<Record<string, unknown>>) => values['anchorKind'] ?? kinds[0];
  const pick = (types: OrganisationRule['superiors'], known?: { id: string; name: string }): FieldHint['render'] =>
    function pickOrganisation(props) {
      return (
        <OrganisationPicker
          {...props}
          value={typeof props.value === 'string' ? props.value : null}
          types={types}
          known={known && { id: known.id, name: known.name, detail: '' }}
        />
      );
    };
  return {
    line: {
      hidden: rule.lines.length === 1,
      options: rule.lines.map((value) => ({ value, label: t(`organisation.line.${value}`) })),
    },
    anchorKind: {
      hidden: kinds.length === 1,
      options: kinds.map((value) => ({ value, label: t(`organisation.anchor.${value}`) })),
    },
    unitId: {
      permission: 'core.organisation.propose',
      levels,
      required: true,
      visibleWhen: (values) => kindOf(values) !== 'organisation',
    },
    place: { required: true, visibleWhen: (values) => kindOf(values) === 'entrance' || kindOf(values) === 'club' },
    anchorOrganisationId: {
      required: true,
      visibleWhen: (values) => kindOf(values) === 'organisation',
      render: pick(hosts),
    },
    superiorId: {
      hidden: rule.superiors.length === 0,
      required: rule.needsSuperior,
      render: pick(rule.superiors, superior),
    },
    creditCode: { hidden: rule.lines[0] === 'party' },
  };
}
