import type { JSX } from 'preact';
import { TextField } from '../../ui/text-field.tsx';

export interface DeviceNameFieldProps {
  value: string;
  error: string | undefined;
  onInput: (text: string) => void;
}

/** How the quality officer will tell this device from the others. */
export function DeviceNameField({ value, error, onInput }: DeviceNameFieldProps): JSX.Element {
  return (
    <TextField
      id="device-name"
      label="Nom de cet appareil"
      hint="Pour le reconnaître dans la liste des postes. Par exemple : Tablette guichet 2."
      value={value}
      onInput={onInput}
      error={error}
      required
      maxLength={200}
      autoComplete="off"
    />
  );
}

/** What is wrong with a name, in a sentence; `undefined` when nothing is. */
export function deviceNameError(name: string): string | undefined {
  return name.trim() === '' ? 'Donnez un nom à cet appareil.' : undefined;
}
