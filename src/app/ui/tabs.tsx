import type { ComponentChildren, JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { classNames } from './class-names.ts';
import './tabs.css';

export interface Tab<T extends string> {
  id: T;
  label: string;
  /** A figure after the label. */
  count?: number | undefined;
}

export interface TabsProps<T extends string> {
  /** What the tabs are about, for those who hear it. */
  label: string;
  tabs: readonly Tab<T>[];
  selected: T;
  onSelect: (id: T) => void;
  /** The selected panel's content. */
  children: ComponentChildren;
  class?: string | undefined;
}

/** Tabs after the ARIA pattern: one tab stop, arrows move and select (mirrored in RTL), Home, End. */
export function Tabs<T extends string>(props: TabsProps<T>): JSX.Element {
  const { label, tabs, selected, onSelect, children } = props;
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const rtl = list.current !== null && getComputedStyle(list.current).direction === 'rtl';
    const current = tabs.findIndex((tab) => tab.id === selected);
    const target = tabs[targetIndex(event.key, current, tabs.length, rtl) ?? -1];
    if (!target) return;
    event.preventDefault();
    onSelect(target.id);
    document.getElementById(`${base}-tab-${target.id}`)?.focus();
  };
  return (
    <div class={classNames('g-tabs', props.class)}>
      <div ref={list} class="g-tabs__list" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${base}-tab-${tab.id}`}
            class="g-tabs__tab"
            aria-selected={tab.id === selected}
            aria-controls={tab.id === selected ? `${base}-panel` : undefined}
            tabIndex={tab.id === selected ? 0 : -1}
            onClick={() => onSelect(tab.id)}
          >
            {tab.label}
            {tab.count !== undefined && <span class="g-tabs__count"> {tab.count}</span>}
          </button>
        ))}
      </div>
      <div
        class="g-tabs__panel"
        role="tabpanel"
        id={`${base}-panel`}
        aria-labelledby={`${base}-tab-${selected}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the ARIA pattern makes the panel the next stop.
        tabIndex={0}
      >
        {children}
      </div>
    </div>
  );
}

function targetIndex(key: string, current: number, length: number, rtl: boolean): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return undefined;
  return (current + (rtl ? -step : step) + length) % length;
}
