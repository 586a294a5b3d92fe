import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import './error-summary.css';
import { Icon } from './icon.tsx';

export interface ErrorSummaryProps {
  /** « 2 réponses à corriger » */
  title: string;
  /** One line a refused field; `fieldId` is the `id` given to that field. */
  errors: readonly { fieldId: string; message: string }[];
  /** Changes at each refused attempt (a counter), so that focus comes back here each time. */
  attempt?: number | undefined;
}

/** Above a refused form: takes focus, lists what is wrong, each line goes to its field. */
export function ErrorSummary({ title, errors, attempt }: ErrorSummaryProps): JSX.Element | null {
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  // A new attempt brings the focus back, even with the same mistakes.
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown, attempt]);
  if (!shown) return null;
  return (
    <div ref={box} class="g-error-summary" role="alert" tabIndex={-1}>
      <h2 class="g-error-summary__title">
        <Icon name="alert" />
        {title}
      </h2>
      <ul>
        {errors.map(({ fieldId, message }) => (
          <li key={fieldId}>
            <a
              href={`#${fieldId}`}
              onClick={(event) => {
                event.preventDefault();
                const field = document.getElementById(fieldId);
                field?.focus();
                field?.scrollIntoView({ block: 'center' });
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
