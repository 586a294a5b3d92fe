import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { syncSentence } from '../../i18n/fr/sync-sentence.ts';
import { useGuichet, useNow, useSync } from '../state/guichet-context.ts';
import { Badge } from '../ui/badge.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import './sync-badge.css';

/** Where this device's records stand, in words; leads to the page that lists them. */
export function SyncBadge(): JSX.Element {
  const { desk } = useGuichet();
  const state = useSync();
  const sentence = syncSentence(state, useNow(30_000), desk.time);
  const spoken = useSpoken(sentence.calm, sentence.text);
  return (
    <>
      <a class="sync-badge" href="/envois">
        <VisuallyHidden>Envois : </VisuallyHidden>
        <Badge tone={sentence.tone} dot class="sync-badge__words">
          {sentence.text}
        </Badge>
      </a>
      <VisuallyHidden>
        <span role="status">{spoken}</span>
      </VisuallyHidden>
    </>
  );
}

const SETTLED_MS = 3_000;

/**
 * What is said aloud: alarms, once they have lasted (a network that blinks is not told), and their end. Counts that go up and
 * down while people are registered are only seen.
 */
function useSpoken(calm: boolean, text: string): string {
  const [spoken, setSpoken] = useState('');
  const alarmed = useRef(false);
  const current = useRef(text);
  current.current = text;
  useEffect(() => {
    if (calm && !alarmed.current) return;
    const timer = setTimeout(() => {
      alarmed.current = !calm;
      setSpoken(current.current);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [calm]);
  return spoken;
}
