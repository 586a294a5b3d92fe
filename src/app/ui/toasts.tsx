import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import './toasts.css';

export interface Toast {
  id: string;
  text: string;
  tone?: 'success' | 'warning' | 'danger' | 'info' | undefined;
  /** « Annuler »: undoes what the toast tells. The toast leaves when it is pressed. */
  actionLabel?: string | undefined;
  onAction?: (() => void) | undefined;
  /** How long it stays; never under 8 s. 0 stays until dismissed. */
  durationMs?: number | undefined;
}

export interface ToastsProps {
  toasts: readonly Toast[];
  onDismiss: (id: string) => void;
  regionLabel: string;
  dismissLabel: string;
}

const shortestStayMs = 8_000;

/**
 * Short messages over the page. The region is always there, so that what enters is said aloud.
 * Time stops while a pointer or the focus is on any of them.
 */
export function Toasts({ toasts, onDismiss, regionLabel, dismissLabel }: ToastsProps): JSX.Element {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  return (
    <section
      class="g-toasts"
      aria-label={regionLabel}
      aria-live="polite"
      aria-relevant="additions text"
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocusIn={() => setFocused(true)}
      onFocusOut={(event) => setFocused(event.currentTarget.contains(event.relatedTarget as Node | null))}
    >
      {toasts.map((toast) => (
        <ToastView
          key={toast.id}
          toast={toast}
          paused={pointed || focused}
          onDismiss={onDismiss}
          dismissLabel={dismissLabel}
        />
      ))}
    </section>
  );
}

interface ToastViewProps {
  toast: Toast;
  paused: boolean;
  onDismiss: (id: string) => void;
  dismissLabel: string;
}

function ToastView({ toast, paused, onDismiss, dismissLabel }: ToastViewProps): JSX.Element {
  const { id, text, tone = 'success', actionLabel, onAction, durationMs } = toast;
  const stays = durationMs === 0;
  const stayMs = Math.max(shortestStayMs, durationMs ?? shortestStayMs);
  useEffect(() => {
    if (paused || stays) return;
    const timer = setTimeout(() => onDismiss(id), stayMs);
    return () => clearTimeout(timer);
  }, [id, paused, stays, stayMs]);
  return (
    <div class={classNames('g-toast', `g-toast--${tone}`)}>
      <Icon class="g-toast__icon" name={tone === 'success' ? 'check' : tone === 'info' ? 'info' : 'alert'} />
      <p class="g-toast__text">{text}</p>
      {actionLabel !== undefined && (
        <Button
          class="g-toast__action"
          icon="undo"
          onClick={() => {
            onAction?.();
            onDismiss(id);
          }}
        >
          {actionLabel}
        </Button>
      )}
      <IconButton icon="x" label={dismissLabel} onClick={() => onDismiss(id)} />
    </div>
  );
}
