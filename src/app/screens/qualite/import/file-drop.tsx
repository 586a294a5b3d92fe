import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/icon.tsx';
import './import.css';

/** Takes the file of an old register, chosen or dropped. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's shortcut; the button does the same for all.
    <div
      class={classNames('q-drop', over && 'q-drop--over')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file !== undefined) onFile(file);
      }}
    >
      <Icon class="q-drop__icon" name="upload" />
      <p class="q-strong">Déposez ici le fichier CSV des visites passées</p>
      <p class="q-note">
        Colonnes : date, heure ou créneau, service, nombre. Séparateur et encodage sont reconnus.
      </p>
      <Button variant="primary" icon="document" onClick={() => input.current?.click()}>
        Choisir un fichier
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        aria-label="Fichier CSV des visites passées"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </div>
  );
}
