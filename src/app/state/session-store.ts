import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Done } from '../../commands/desk.ts';
import type { Failure } from '../../domain/kernel/failure.ts';

/** A short message over the page. */
export interface Message {
  readonly id: string;
  /** A sentence, or the failure whose sentence is shown. */
  readonly says: string | Failure;
  readonly tone: 'success' | 'warning' | 'danger' | 'info';
  /** What « Annuler » takes back. */
  readonly undoes?: Undoable;
  /** Stays until dismissed. */
  readonly stays?: boolean;
}

/** Something this person did since the page was opened, that can be taken back. */
export interface Undoable {
  readonly done: Done;
  readonly said: string;
}

/**
 * What lives as long as the page does: messages, what can be undone, the counter this person sits at. Never a record.
 */
export interface Session {
  readonly messages: readonly Message[];
  /** Oldest first. */
  readonly undoables: readonly Undoable[];
  /** Key of the counter (setting `counters`) this browser calls from. */
  readonly counter: string | undefined;
  /** Forms that hold what is not saved yet: an update waits for them. */
  readonly dirtyForms: number;
  /** Loads the new version; there when one is ready. */
  readonly applyUpdate: (() => void) | undefined;
  /** This page can save no more, or soon will not: a newer version (`awaited`, then `outdated`) or nobody (`gone`) has its memory. */
  readonly memoryEnd: 'awaited' | 'outdated' | 'gone' | undefined;
}

export type SessionStore = StoreApi<Session>;

const UNDO_KEPT = 50;
const MESSAGES_SHOWN = 3;
const COUNTER_KEY = 'guichet-counter';

export function createSessionStore(): SessionStore {
  return createStore<Session>(() => ({
    messages: [],
    undoables: [],
    counter: rememberedCounter(),
    dirtyForms: 0,
    applyUpdate: undefined,
    memoryEnd: undefined,
  }));
}

let given = 0;

/**
 * One passing message at a time, the latest: a heap of them would lie over what the person does next, and Ctrl+Z still takes
 * back what the former ones told. Those that stay, stay.
 */
export function showMessage(store: SessionStore, message: Omit<Message, 'id'>): void {
  given += 1;
  const shown = { ...message, id: `message-${given}` };
  store.setState(({ messages }) => ({
    messages: [...messages.filter(({ stays }) => stays), shown].slice(-MESSAGES_SHOWN),
  }));
}

export function dismissMessage(store: SessionStore, id: string): void {
  store.setState(({ messages }) => ({ messages: messages.filter((message) => message.id !== id) }));
}

export function rememberUndoable(store: SessionStore, undoable: Undoable): void {
  store.setState(({ undoables }) => ({ undoables: [...undoables, undoable].slice(-UNDO_KEPT) }));
}

/** Takes it off the list, with the message that offered it. @returns whether it was still there */
export function forgetUndoable(store: SessionStore, undoable: Undoable): boolean {
  if (!store.getState().undoables.includes(undoable)) return false;
  store.setState(({ undoables, messages }) => ({
    undoables: undoables.filter((other) => other !== undoable),
    messages: messages.filter((message) => message.undoes !== undoable),
  }));
  return true;
}

/** The counter outlives the page: the tablet of counter 2 is at counter 2 tomorrow. */
export function chooseCounter(store: SessionStore, counter: string): void {
  store.setState({ counter });
  try {
    localStorage.setItem(COUNTER_KEY, counter);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

function rememberedCounter(): string | undefined {
  try {
    return localStorage.getItem(COUNTER_KEY) ?? undefined;
  } catch {
    return undefined;
  }
}
