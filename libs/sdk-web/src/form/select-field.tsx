import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { ErrorState } from '../kit/error-state.tsx';
import type { Question } from '../plugin/records.ts';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import type { FieldControlProps } from './form.types.ts';

export interface SelectOption {
  value: string;
  label: string;
}

interface ChoiceProps extends FieldControlProps {
  /** Several may be chosen: the value is a list. */
  multiple?: boolean;
  placeholder?: string;
  /** Said when there is nothing to choose, and best how that comes; default 没有可选的内容. */
  none?: string;
}

export type SelectFieldProps<T> = ChoiceProps &
  ({ options: readonly SelectOption[] } | { query: Question<T>; toOptions(answer: T): readonly SelectOption[] });

/**
 * A field of a form that is chosen from options: known ones, or those that a query asks for. While they come it says so,
 * and where they do not come it says why and tries again. The `render` of a `FieldHint`:
 * `(props) => <SelectField {...props} query={…} toOptions={…} />`.
 */
export function SelectField<T>(props: SelectFieldProps<T>) {
  return 'query' in props ? <AskedSelect {...props} /> : <Choice {...props} />;
}

function AskedSelect<T>({
  query,
  toOptions,
  ...choice
}: ChoiceProps & { query: Question<T>; toOptions(answer: T): readonly SelectOption[] }) {
  const { data, error, isPending, isFetching, refetch } = useQuery(query);
  if (data === undefined && error)
    return <ErrorState error={error} retrying={isFetching} onRetry={() => void refetch()} size="inline" />;
  return <Choice {...choice} loading={isPending} options={data === undefined ? [] : toOptions(data)} />;
}

/** A choice among more than this is made by typing. */
const SEARCHED_FROM = 10;

function Choice(props: ChoiceProps & { options: readonly SelectOption[]; loading?: boolean }) {
  const { id, value, onChange, onBlur, options, multiple, placeholder, none, loading = false } = props;
  const t = useSdkTexts();
  return (
    <Select
      id={id}
      mode={multiple ? 'multiple' : undefined}
      aria-label={props['aria-label']}
      placeholder={placeholder}
      loading={loading}
      // Before its options are there, all that could be shown of a value is an id.
      value={loading ? undefined : (value ?? (multiple ? [] : undefined))}
      showSearch={multiple || options.length > SEARCHED_FROM ? { optionFilterProp: 'label' } : false}
      options={[...options]}
      notFoundContent={loading ? t('form.select.loading') : (none ?? t('form.select.none'))}
      onBlur={onBlur}
      onChange={onChange}
    />
  );
}
