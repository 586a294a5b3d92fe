import type { Desk, Done } from '../../commands/desk.ts';
import { undo } from '../../commands/undo.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { StoreFailure } from '../../domain/kernel/store-failure.ts';
import type { Guichet } from '../services.ts';
import { useGuichet } from './guichet-context.ts';
import { useSessionStore } from './session-context.ts';
import {
  forgetUndoable,
  rememberUndoable,
  type SessionStore,
  showMessage,
  type Undoable,
} from './session-store.ts';

/** A command whose act may be undone: one of `src/commands`. */
export type Command<Input, D extends Done = Done> = (desk: Desk, input: Input) => Promise<Result<D>>;

export interface ActOptions<D extends Done = Done> {
  /** What the person reads once it is on disk (« Visite enregistrée »). `null`: the screen says success and failure itself. */
  readonly said: string | null | ((done: D) => string);
  /** Says nothing on success, since the screen shows it where it happened (a chip that lights up); it can be undone all the same. */
  readonly quiet?: boolean;
}

export type Act = <Input, D extends Done>(
  command: Command<Input, D>,
  input: Input,
  options: ActOptions<D>,
) => Promise<Result<D>>;

/**
 * Runs a command and tells the person: what was done, once it is durable, with « Annuler » where it can be undone; or why it
 * was not done, in a sentence that stays. A disk that is full comes back as a failure too; a bug throws.
 */
export function useAct(): Act {
  const guichet = useGuichet();
  const session = useSessionStore();
  return (command, input, options) => runCommand(guichet, session, command, input, options);
}

async function runCommand<Input, D extends Done>(
  guichet: Guichet,
  session: SessionStore,
  command: Command<Input, D>,
  input: Input,
  { said, quiet = false }: ActOptions<D>,
): Promise<Result<D>> {
  const result = await expected(() => command(guichet.desk, input));
  if (said === null) return result;
  if (!result.ok) {
    showMessage(session, { says: result.failure, tone: 'danger', stays: true });
    return result;
  }
  const words = typeof said === 'function' ? said(result.value) : said;
  const undoable: Undoable = { done: result.value, said: words };
  const canUndo = result.value.undo.length > 0;
  if (canUndo) rememberUndoable(session, undoable);
  if (quiet) return result;
  showMessage(session, { says: words, tone: 'success', ...(canUndo ? { undoes: undoable } : {}) });
  return result;
}

/** Takes back one act. Does nothing when it was taken back already (« Annuler » and Ctrl+Z pressed together). */
export async function undoOne(guichet: Guichet, session: SessionStore, undoable: Undoable): Promise<void> {
  if (!forgetUndoable(session, undoable)) return;
  const result = await expected(async () => ok(await undo(guichet.desk, undoable.done)));
  if (result.ok) {
    showMessage(session, { says: `Annulé — ${undoable.said}`, tone: 'info' });
    return;
  }
  rememberUndoable(session, undoable);
  showMessage(session, { says: result.failure, tone: 'danger', stays: true });
}

/** Takes back the last act of this session, if one is left. */
export async function undoLast(guichet: Guichet, session: SessionStore): Promise<void> {
  const last = session.getState().undoables.at(-1);
  if (last !== undefined) await undoOne(guichet, session, last);
}

async function expected<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreFailure) return fail(error.failure);
    throw error;
  }
}
