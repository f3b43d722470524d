import { useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { App, Drawer } from 'antd';
import type { z } from 'zod';
import { usePhone } from '../kit/use-phone.ts';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import type { SchemaFormProps } from './form.types.ts';
import { SchemaForm } from './schema-form.tsx';

export interface FormDrawerProps<S extends z.ZodObject, R = unknown> extends Omit<SchemaFormProps<S, R>, 'footer'> {
  open: boolean;
  /** A verb and its object: 上报事件. */
  title: string;
  /** Closed without sending, or just before `onDone`. */
  onClose(): void;
}

/** A {@link SchemaForm} in a drawer from the right; the whole screen on a phone. Closing keeps what was typed. */
export function FormDrawer<S extends z.ZodObject, R = unknown>(props: FormDrawerProps<S, R>) {
  const { open, title, onClose, onDone, ...form } = props;
  const t = useSdkTexts();
  const { message } = App.useApp();
  const phone = usePhone();
  const [footer, setFooter] = useState<HTMLDivElement | null>(null);
  const [dirty, setDirty] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const focusFirst = (isOpen: boolean) => {
    // On a phone this would bring up the keyboard over the form.
    if (isOpen && !phone) {
      body.current?.querySelector<HTMLElement>('input, textarea')?.focus();
    }
  };
  const close = () => {
    if (dirty) {
      void message.info(t('form.kept'));
    }
    onClose();
  };
  return (
    <Drawer
      open={open}
      title={title}
      size={phone ? '100%' : 520}
      onClose={close}
      afterOpenChange={focusFirst}
      destroyOnHidden
      mask={{ closable: !dirty }}
      footer={<div ref={setFooter} />}
    >
      <div ref={body}>
        <SchemaForm<S, R>
          {...form}
          onDirty={setDirty}
          onCancel={close}
          onDone={(result) => {
            // Closing may change the address (`?create=1`): where `onDone` leads comes after it.
            onClose();
            onDone?.(result);
          }}
          footer={(buttons) => footer && createPortal(buttons, footer)}
        />
      </div>
    </Drawer>
  );
}
