import { useEffect, useState } from 'preact/hooks';
import { type ImportReceipt, importVisits } from '../../../../commands/import-visits.ts';
import { fail, type Result } from '../../../../domain/kernel/result.ts';
import { StoreFailure } from '../../../../domain/kernel/store-failure.ts';
import { failureSentence } from '../../../../i18n/fr/failure-sentence.ts';
import { type CheckedImport, planImport } from '../../../../reports/plan-import.ts';
import { useGuichet, useSettings } from '../../../state/guichet-context.ts';
import { breather } from './breathe.ts';
import { type ImportChoices, missingChoice, readingOf } from './import-choices.ts';
import { fileRefusal, type ImportSource, readSource } from './import-source.ts';

/** Work under way. `share` is 0 to 1. */
export interface Work {
  readonly what: 'reading' | 'checking' | 'writing';
  readonly share: number;
}

export interface ImportState {
  readonly source: ImportSource | undefined;
  readonly choices: ImportChoices;
  readonly checked: CheckedImport | undefined;
  readonly work: Work | undefined;
  /** Why the last thing asked was not done. */
  readonly refusal: string | undefined;
  readonly receipt: ImportReceipt | undefined;
  open(file: File): void;
  choose(choices: ImportChoices): void;
  write(): void;
  /** Forgets the file. */
  restart(): void;
}

const NO_CHOICES: ImportChoices = { columns: {}, matched: {}, onlyService: undefined };

/** An import from the file chosen to the receipt: read, checked anew at each choice, written in one transaction. */
export function useImport(): ImportState {
  const { desk } = useGuichet();
  const { services } = useSettings();
  const [source, setSource] = useState<ImportSource>();
  const [choices, setChoices] = useState(NO_CHOICES);
  const [checked, setChecked] = useState<CheckedImport>();
  const [work, setWork] = useState<Work>();
  const [refusal, setRefusal] = useState<string>();
  const [receipt, setReceipt] = useState<ImportReceipt>();

  useEffect(() => {
    setChecked(undefined);
    if (source === undefined || missingChoice(choices) !== undefined) return;
    let current = true;
    const breathe = breather();
    const checking = planImport(
      source.rows,
      readingOf(choices, services, desk.time, desk.now()),
      async (share) => {
        await breathe();
        if (current) setWork({ what: 'checking', share });
      },
    );
    void checking.then((result) => {
      if (!current) return;
      setChecked(result);
      setWork(undefined);
    });
    return () => {
      current = false;
    };
  }, [source, choices, services, desk]);

  async function open(file: File): Promise<void> {
    restart();
    const refused = fileRefusal(file);
    if (refused !== undefined) return setRefusal(refused);
    setWork({ what: 'reading', share: 0 });
    const read = await readSource(file, (share) => setWork({ what: 'reading', share })).catch(
      () => undefined,
    );
    setWork(undefined);
    if (read === undefined)
      return setRefusal(
        `« ${file.name} » ne se lit pas. Vérifiez qu’il n’est pas ouvert ailleurs, puis réessayez.`,
      );
    if (read.rows.length === 0) return setRefusal(`« ${file.name} » ne contient aucune ligne de visites.`);
    setChoices({ ...NO_CHOICES, columns: read.found.columns });
    setSource(read);
  }

  async function write(): Promise<void> {
    if (source === undefined || checked === undefined || work !== undefined) return;
    const { plan } = checked;
    const byAppointment = new Set(Object.keys(services).filter((key) => services[key]?.byAppointment));
    const onProgress = (written: number): void => setWork({ what: 'writing', share: written / plan.visits });
    setRefusal(undefined);
    setWork({ what: 'writing', share: 0 });
    const result = await kept(() =>
      importVisits(desk, { plan, file: source.name, byAppointment }, onProgress),
    );
    setWork(undefined);
    if (result.ok) setReceipt(result.value);
    else setRefusal(refusalSentence(result.failure));
  }

  function restart(): void {
    setSource(undefined);
    setChoices(NO_CHOICES);
    setRefusal(undefined);
    setReceipt(undefined);
  }

  return { source, choices, checked, work, refusal, receipt, open, choose: setChoices, write, restart };
}

/** Runs a write; a disk that is full comes back as a failure, a bug throws. */
export async function kept<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreFailure) return fail(error.failure);
    throw error;
  }
}

function refusalSentence(failure: Parameters<typeof failureSentence>[0]): string {
  if (failure.code === 'too-large')
    return `Plus de ${failure.limit.toLocaleString('fr-FR')} visites : découpez le fichier, par exemple par année.`;
  return failureSentence(failure);
}
