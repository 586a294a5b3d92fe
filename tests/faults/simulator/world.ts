import { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';

/** Something that runs and may die: a tab, a service worker. `memory` names the profile it shares with others. */
export interface Process {
  readonly name: string;
  readonly memory: string;
  alive: boolean;
  /** Nothing of it runs until it is thawed. */
  frozen: boolean;
}

interface Task {
  readonly due: number;
  readonly owner: Process | undefined;
  readonly run: () => unknown;
  called: boolean;
}

/**
 * Time that passes only here, and the one place where anything starts. Between two tasks every promise that can go on has gone
 * on, so a process that dies between two tasks may have died at any of its awaits.
 */
export class World {
  /** Milliseconds since 1970. */
  now: number;
  /** The process whose code is running. */
  current: Process | undefined;
  tasks = 0;
  readonly chance: Chance;
  readonly trace: string[] = [];
  readonly errors: string[] = [];
  /** Called before each task of a living process; may kill it. */
  beforeTask: (owner: Process) => void = () => undefined;
  readonly #startedAt: number;
  readonly #tracing: boolean;
  readonly #agenda = new Agenda<Task>();
  readonly #thawing: Task[] = [];
  readonly #afterTask: (() => void)[] = [];

  constructor(startAt: number, chance: Chance, tracing: boolean) {
    this.now = startAt;
    this.chance = chance;
    this.#startedAt = startAt;
    this.#tracing = tracing;
  }

  note(line: () => string): void {
    if (!this.#tracing) return;
    const seconds = ((this.now - this.#startedAt) / 1000).toFixed(3).padStart(9);
    this.trace.push(`${seconds}  ${line()}`);
  }

  /** Runs once after a while, as long as its owner lives. Returns what calls it off. */
  after(delayMs: number, owner: Process | undefined, run: () => unknown): () => void {
    const task: Task = { due: this.now + Math.max(0, delayMs), owner, run, called: true };
    this.#agenda.add(task);
    return () => {
      task.called = false;
    };
  }

  /** Runs when the task that is running has come to rest. */
  whenAtRest(run: () => void): void {
    this.#afterTask.push(run);
  }

  thaw(process: Process): void {
    process.frozen = false;
    for (const task of this.#thawing.splice(0)) {
      if (task.owner === process) this.#agenda.add({ ...task, due: this.now });
      else this.#thawing.push(task);
    }
  }

  /** Lets time pass, until then or until nothing more is to come. */
  async passUntil(instant: number): Promise<void> {
    for (;;) {
      const next = this.#agenda.earliest();
      if (next === undefined || next.due > instant) break;
      this.#agenda.take();
      await this.#run(next);
    }
    this.now = Math.max(this.now, instant);
  }

  async #run(task: Task): Promise<void> {
    this.now = Math.max(this.now, task.due);
    if (!task.called) return;
    const { owner } = task;
    if (owner !== undefined) {
      if (owner.alive && !owner.frozen) this.beforeTask(owner);
      if (!owner.alive) return;
      if (owner.frozen) {
        this.#thawing.push(task);
        return;
      }
    }
    this.tasks += 1;
    this.current = owner;
    await task.run();
    await atRest();
    while (this.#afterTask.length > 0) {
      for (const run of this.#afterTask.splice(0)) run();
      await atRest();
    }
    this.current = undefined;
  }
}

const nextTurn = setImmediate;

/** Every promise that can go on has gone on. */
function atRest(): Promise<void> {
  return new Promise((resolve) => nextTurn(resolve));
}
