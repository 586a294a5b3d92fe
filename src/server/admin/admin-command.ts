import { parseArgs } from 'node:util';
import { ACCESS_PAGE_MAX } from '../../domain/access/access.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { POSTES, type Poste } from '../../domain/rights.ts';
import type { AdminFailure } from './admin-failure.ts';

/** What the person asked for. `site` may be left out where there is only one. */
export type AdminCommand =
  | { readonly does: 'help' }
  | { readonly does: 'backup'; readonly file: string }
  | { readonly does: 'restore'; readonly file: string; readonly replace: boolean }
  | {
      readonly does: 'create-site';
      readonly name: string;
      readonly department: string;
      readonly zone?: string;
      readonly holidays?: string;
    }
  | {
      readonly does: 'enrol-code';
      readonly postes: readonly Poste[];
      readonly name?: string;
      readonly site?: string;
    }
  | { readonly does: 'revoke'; readonly device: string; readonly site?: string }
  | { readonly does: 'devices'; readonly site?: string }
  | { readonly does: 'access-log'; readonly site?: string; readonly limit: number }
  | { readonly does: 'retention'; readonly dryRun: boolean };

type Does = Exclude<AdminCommand['does'], 'help'>;
type Options = Readonly<Record<string, string | boolean | undefined>>;

/** Each command: its argument, its options (beside `--json` and `--help`), and how they are read. */
const COMMANDS: Readonly<
  Record<Does, { argument?: string; options: readonly string[]; required?: readonly string[] }>
> = {
  backup: { argument: 'FICHIER', options: [] },
  restore: { argument: 'FICHIER', options: ['replace'] },
  'create-site': { options: ['name', 'department', 'zone', 'holidays'], required: ['name', 'department'] },
  'enrol-code': { options: ['site', 'postes', 'name'] },
  revoke: { argument: 'POSTE', options: ['site'] },
  devices: { options: ['site'] },
  'access-log': { options: ['site', 'limit'] },
  retention: { options: ['dry-run'] },
};

const FLAGS: ReadonlySet<string> = new Set(['replace', 'dry-run', 'json', 'help']);

/** Reads what follows `npm run admin --`. No command, or `--help`, asks for help. */
export function readAdminCommand(argv: readonly string[]): Result<AdminCommand, AdminFailure> {
  const [does, ...rest] = argv.filter((argument) => argument !== '--json');
  if (does === undefined || argv.includes('--help')) return ok({ does: 'help' });
  if (!isCommand(does)) return fail({ code: 'unknown-command', command: does });
  const { argument, options: names, required = [] } = COMMANDS[does];
  const parsed = parse(rest, names);
  if (!parsed.ok) return parsed;
  const { options, others } = parsed.value;
  const missing = required.find((name) => !options[name]);
  if (missing !== undefined) return fail({ code: 'missing-argument', argument: `--${missing}` });
  if (argument !== undefined && !others[0]) return fail({ code: 'missing-argument', argument });
  const extra = others[argument === undefined ? 0 : 1];
  if (extra !== undefined) return fail({ code: 'unknown-option', option: extra });
  return commandOf(does, others[0] ?? '', options);
}

function isCommand(text: string): text is Does {
  return Object.hasOwn(COMMANDS, text);
}

function parse(
  args: readonly string[],
  names: readonly string[],
): Result<{ options: Options; others: readonly string[] }, AdminFailure> {
  const options = Object.fromEntries(
    names.map((name) => [name, { type: FLAGS.has(name) ? ('boolean' as const) : ('string' as const) }]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return ok({ options: values as Options, others: positionals });
  } catch (error) {
    const option = /'(-[^' ]*)/.exec((error as Error).message)?.[1] ?? '';
    return fail({ code: 'unknown-option', option });
  }
}

function commandOf(does: Does, argument: string, options: Options): Result<AdminCommand, AdminFailure> {
  const text = (name: string) => (typeof options[name] === 'string' ? { [name]: options[name] } : {});
  switch (does) {
    case 'backup':
      return ok({ does, file: argument });
    case 'restore':
      return ok({ does, file: argument, replace: options.replace === true });
    case 'create-site': {
      const identity = { name: String(options.name), department: String(options.department) };
      return ok({ does, ...identity, ...text('zone'), ...text('holidays') });
    }
    case 'enrol-code': {
      const postes = postesIn(String(options.postes ?? 'qualite'));
      return postes.ok ? ok({ does, postes: postes.value, ...text('name'), ...text('site') }) : postes;
    }
    case 'revoke':
      return ok({ does, device: argument, ...text('site') });
    case 'devices':
      return ok({ does, ...text('site') });
    case 'access-log': {
      const limit = Number(options.limit ?? ACCESS_PAGE_MAX);
      const isCount = Number.isInteger(limit) && limit >= 1;
      return isCount ? ok({ does, limit, ...text('site') }) : fail({ code: 'invalid', field: '--limit' });
    }
    case 'retention':
      return ok({ does, dryRun: options['dry-run'] === true });
  }
}

/** `accueil,pan`, or `tous`. */
function postesIn(text: string): Result<readonly Poste[], AdminFailure> {
  if (text === 'tous') return ok(POSTES);
  const words = text.split(',').map((word) => word.trim());
  const unknown = words.find((word) => !POSTES.some((poste) => poste === word));
  if (unknown !== undefined) return fail({ code: 'unknown-poste', poste: unknown });
  return ok(POSTES.filter((poste) => words.includes(poste)));
}
