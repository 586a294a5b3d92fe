import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Stack } from '../../ui/stack.tsx';

export interface ThanksProps {
  title: string;
  text: string;
  doneLabel: string;
  onDone: () => void;
}

const SHOWN_MS = 10_000;

/** Shown once the write is on disk, and for a while: a second press in a row does not make a second answer. */
export function Thanks({ title, text, doneLabel, onDone }: ThanksProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    const timer = setTimeout(onDone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Stack gap={5} class="g-borne__thanks">
      <Icon name="check" class="g-borne__tick" />
      <h2 class="g-borne__question" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p class="g-borne__lead">{text}</p>
      <Button variant="primary" size="xl" onClick={onDone}>
        {doneLabel}
      </Button>
    </Stack>
  );
}
