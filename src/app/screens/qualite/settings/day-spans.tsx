import type { JSX } from 'preact';
import { Button } from '../../../ui/button.tsx';
import { FieldSet } from '../../../ui/field-set.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { TimeField } from '../../../ui/time-field.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { MOST_SPANS, type TypedSpan } from './typed-week.ts';

export interface DaySpansProps {
  /** « lundi » */
  day: string;
  spans: readonly TypedSpan[];
  /** What is wrong with each span. */
  refusals: readonly (string | undefined)[];
  onChange: (spans: readonly TypedSpan[]) => void;
}

/** The opening spans of one weekday. None means closed. */
export function DaySpans({ day, spans, refusals, onChange }: DaySpansProps): JSX.Element {
  const set = (index: number, change: Partial<TypedSpan>): void =>
    onChange(spans.map((span, other) => (other === index ? { ...span, ...change } : span)));
  return (
    <FieldSet class="q-week__day" legend={day}>
      {spans.length === 0 && <p class="q-note">fermé</p>}
      {spans.map((span, index) => (
        <div key={index} class="q-week__span">
          <TimeField
            labelHidden
            label={`${day}, plage ${index + 1}, de`}
            value={span.from}
            onInput={(from) => set(index, { from })}
            error={refusals[index]}
          />
          <span class="q-week__to" aria-hidden="true">
            à
          </span>
          <TimeField
            labelHidden
            label={`${day}, plage ${index + 1}, à`}
            value={span.to}
            onInput={(to) => set(index, { to })}
          />
          <IconButton
            icon="trash"
            label={`Retirer la plage ${index + 1} du ${day}`}
            onClick={() => onChange(spans.filter((_, other) => other !== index))}
          />
        </div>
      ))}
      {spans.length < MOST_SPANS && (
        <div>
          <Button variant="quiet" icon="plus" onClick={() => onChange([...spans, { from: '', to: '' }])}>
            Ajouter une plage<VisuallyHidden> le {day}</VisuallyHidden>
          </Button>
        </div>
      )}
    </FieldSet>
  );
}
