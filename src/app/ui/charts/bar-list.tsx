import type { JSX } from 'preact';
import { classNames } from '../class-names.ts';
import type { Hue } from '../hue.ts';
import '../visually-hidden.css';
import './bar-list.css';

export interface BarListItem {
  label: string;
  /** Length of the bar, 0 to 1; undefined draws none (« aucune demande »). */
  share: number | undefined;
  /** The figure as written: « 73 % ». */
  text: string;
  /** On how many it stands, or why it is weak: « N = 152 ». */
  note?: string | undefined;
  hue?: Hue | undefined;
}

export interface BarListProps {
  caption: string;
  captionHidden?: boolean | undefined;
  labelHeader: string;
  valueHeader: string;
  noteHeader?: string | undefined;
  items: readonly BarListItem[];
  class?: string | undefined;
}

/** Figures compared by the length of a bar; a table underneath, so no other is needed. */
export function BarList(props: BarListProps): JSX.Element {
  const { caption, captionHidden, labelHeader, valueHeader, noteHeader, items } = props;
  const hasNotes = items.some((item) => item.note !== undefined);
  return (
    <table class={classNames('g-bars', props.class)}>
      <caption class={captionHidden ? 'g-visually-hidden' : undefined}>{caption}</caption>
      <thead class="g-visually-hidden">
        <tr>
          <th scope="col">{labelHeader}</th>
          <th scope="col">{valueHeader}</th>
          {hasNotes && <th scope="col">{noteHeader}</th>}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.label} class="g-bars__row">
            <th scope="row" class="g-bars__label">
              {item.label}
            </th>
            <td>
              <div class="g-bars__measure">
                {item.share !== undefined && (
                  <span class="g-bars__track" data-hue={item.hue} aria-hidden="true">
                    <span
                      class="g-bars__bar"
                      style={{ inlineSize: `${Math.min(1, Math.max(0, item.share)) * 100}%` }}
                    />
                  </span>
                )}
                <span class={classNames('g-bars__text', item.share === undefined && 'g-bars__text--words')}>
                  {item.text}
                </span>
              </div>
            </td>
            {hasNotes && <td class="g-bars__note">{item.note}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
