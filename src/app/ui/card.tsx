import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import './card.css';
import { classNames } from './class-names.ts';
import type { Hue } from './hue.ts';

export interface CardProps {
  /** With a heading the card is a named section. */
  heading?: string | undefined;
  headingLevel?: 2 | 3 | 4 | undefined;
  /** At the end of the heading line. */
  actions?: ComponentChildren;
  /** A thin band of a category's colour at the start edge. */
  hue?: Hue | undefined;
  padding?: 'none' | 'md' | 'lg' | undefined;
  /** Sunken: quieter, for what is aside. */
  sunken?: boolean | undefined;
  class?: string | undefined;
  children?: ComponentChildren;
}

/** A sheet on the paper: what belongs together. */
export function Card(props: CardProps): JSX.Element {
  const { heading, headingLevel = 2, actions, hue, padding = 'md', sunken, class: extra, children } = props;
  const headingId = useId();
  const Heading = `h${headingLevel}` as const;
  const classes = classNames(
    'g-card',
    `g-card--${padding}`,
    sunken && 'g-card--sunken',
    hue && 'g-card--hue',
    extra,
  );
  const header = (heading !== undefined || actions) && (
    <div class="g-card__header">
      {heading !== undefined && (
        <Heading class="g-card__heading" id={headingId}>
          {heading}
        </Heading>
      )}
      {actions && <div class="g-card__actions">{actions}</div>}
    </div>
  );
  if (heading === undefined) {
    return (
      <div class={classes} data-hue={hue}>
        {header}
        {children}
      </div>
    );
  }
  return (
    <section class={classes} data-hue={hue} aria-labelledby={headingId}>
      {header}
      {children}
    </section>
  );
}
