import type { ComponentChildren, JSX } from 'preact';
import { classNames } from './class-names.ts';
import type { Hue } from './hue.ts';
import { KeyHint } from './key-hint.tsx';
import './touch-tile.css';

export interface TouchTileProps {
  label: string;
  subLabel?: string | undefined;
  hue: Hue;
  /** One or two letters, or an icon, that say the category where the hue cannot. */
  mark?: ComponentChildren;
  /** A figure at the end of the tile, with the words that explain it. */
  count?: number | string | undefined;
  countLabel?: string | undefined;
  /** The key that presses it (shown, and told to assistive technology; the screen listens for it). */
  shortcut?: string | undefined;
  disabled?: boolean | undefined;
  onPress: () => void;
  class?: string | undefined;
}

/** The huge button of a counter: one press, one act. The press shows in the same frame. */
export function TouchTile(props: TouchTileProps): JSX.Element {
  const { label, subLabel, hue, mark, count, countLabel, shortcut, disabled, onPress, class: extra } = props;
  return (
    <button
      type="button"
      class={classNames('g-tile', extra)}
      data-hue={hue}
      disabled={disabled}
      aria-keyshortcuts={shortcut}
      onClick={onPress}
    >
      {mark !== undefined && (
        <span class="g-tile__mark" aria-hidden="true">
          {mark}
        </span>
      )}
      <span class="g-tile__words">
        <span class="g-tile__label">{label}</span>{' '}
        {subLabel !== undefined && <span class="g-tile__sub">{subLabel}</span>}
      </span>{' '}
      {count !== undefined && (
        <span class="g-tile__count">
          <span class="g-tile__figure">{count}</span>{' '}
          {countLabel !== undefined && <span class="g-tile__count-label">{countLabel}</span>}
        </span>
      )}
      {shortcut !== undefined && <KeyHint class="g-tile__key" keys={shortcut} />}
    </button>
  );
}
