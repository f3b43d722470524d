import { describeError, useSdkTexts } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useDebounced } from '../../frame/use-debounced.ts';

/** One thing that can be chosen. */
export interface PickerHit {
  id: string;
  name: string;
  /** Second line: what tells it from others of the same name. */
  detail: string;
}

export interface RemotePickerProps {
  id?: string;
  value: string | null;
  onChange(id: string | null): void;
  onBlur?(): void;
  'aria-label'?: string;
  placeholder: string;
  /** Said when a search found nothing. */
  none: string;
  /** What is chosen already, so that its name stands there before anything is searched. */
  known?: PickerHit;
  queryKey: readonly unknown[];
  search(text: string, signal: AbortSignal): Promise<PickerHit[]>;
  disabled?: boolean;
}

/** Chooses one of many by searching on the server; the first hits stand there before anything is typed. */
export function RemotePicker(props: RemotePickerProps) {
  const { value, onChange, known } = props;
  const sdk = useSdkTexts();
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState(known);
  const text = useDebounced(typed.trim(), 200);
  const hits = useQuery({
    queryKey: [...props.queryKey, text],
    queryFn: ({ signal }) => props.search(text, signal),
    enabled: opened,
    staleTime: 10_000,
  });
  const label = chosen?.id === value ? chosen?.name : known?.id === value ? known?.name : undefined;
  const options = (hits.data ?? []).map((hit) => ({ value: hit.id, label: hit.name, hit }));
  return (
    <Select<{ value: string; label: ReactNode } | null, { value: string; label: ReactNode; hit?: PickerHit }>
      id={props.id}
      aria-label={props['aria-label']}
      labelInValue
      allowClear
      disabled={props.disabled}
      placeholder={props.placeholder}
      value={value === null ? null : { value, label: label ?? '…' }}
      options={options}
      optionRender={({ data }) => (
        <span style={{ display: 'block', lineHeight: '20px', paddingBlock: 2 }}>
          {data.hit?.name}
          <small style={{ display: 'block', color: 'var(--ant-color-text-secondary)' }}>{data.hit?.detail}</small>
        </span>
      )}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      notFoundContent={
        hits.error ? describeError(hits.error, sdk).title : hits.isFetching ? sdk('unit.searching') : props.none
      }
      onOpenChange={setOpened}
      onBlur={props.onBlur}
      onChange={(next) => {
        setTyped('');
        setChosen(options.find((option) => option.value === next?.value)?.hit);
        onChange(next?.value ?? null);
      }}
    />
  );
}
