import type { JSX } from 'preact';
import { referenceOf } from '../../../domain/kernel/ids.ts';
import type { GuichetRecord } from '../../../domain/kernel/record.ts';
import { kindWord, settingWord } from '../../../i18n/fr/words.ts';
import './record-cell.css';
import { factsText } from './record-words.ts';

/** What a record is and which of its facts are told of; nothing of what they hold. */
export function RecordCell({
  record,
  facts,
}: {
  record: GuichetRecord;
  facts: readonly string[];
}): JSX.Element {
  const { kind, id } = record;
  return (
    <span class="record-cell">
      <span>
        {kindWord(kind)}{' '}
        {kind === 'setting' ? (
          `: ${settingWord(id)}`
        ) : (
          <span class="record-cell__reference">{referenceOf(id)}</span>
        )}
      </span>{' '}
      <span class="record-cell__facts">{factsText(record, facts)}</span>
    </span>
  );
}
