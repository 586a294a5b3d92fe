import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { classNames } from './class-names.ts';
import './dialog.css';
import { IconButton } from './icon-button.tsx';

export interface DialogProps {
  open: boolean;
  title: string;
  /** Escape, the cross, and the device's « back » call it; the screen then sets `open` to false. */
  onClose: () => void;
  closeLabel: string;
  /** Buttons at the bottom, the main one last. */
  footer?: ComponentChildren;
  size?: 'sm' | 'md' | 'lg' | undefined;
  /** `alertdialog` for a question that must be answered. */
  role?: 'dialog' | 'alertdialog' | undefined;
  class?: string | undefined;
  children?: ComponentChildren;
}

/** Where focus starts: what is to be filled in, else the first (harmless) answer, not the cross. */
const firstField =
  '.g-dialog__body :is(input, select, textarea, [role="spinbutton"]):not(:disabled), .g-dialog__footer button';

/**
 * A native modal dialog: focus is kept in by the browser and given back to what had it. A press
 * outside does not close it, since what was typed would be lost. Its content lives only while open.
 */
export function Dialog(props: DialogProps): JSX.Element | null {
  return props.open ? <OpenDialog {...props} /> : null;
}

function OpenDialog(props: DialogProps): JSX.Element {
  const { title, onClose, closeLabel, footer, size = 'md', role, class: extra, children } = props;
  const titleId = useId();
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>(firstField)?.focus();
    }
    // Closing before the element goes is what makes the browser give the focus back.
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      class={classNames('g-dialog', `g-dialog--${size}`, extra)}
      role={role}
      aria-labelledby={titleId}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
    >
      <div class="g-dialog__header">
        <h2 class="g-dialog__title" id={titleId}>
          {title}
        </h2>
        <IconButton icon="x" label={closeLabel} onClick={onClose} />
      </div>
      <div class="g-dialog__body">{children}</div>
      {footer && <div class="g-dialog__footer">{footer}</div>}
    </dialog>
  );
}
