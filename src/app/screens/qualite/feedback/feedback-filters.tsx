import type { JSX } from 'preact';
import { CHANNELS, FEEDBACK_TYPES } from '../../../../domain/feedback/feedback.ts';
import { CHANNEL_WORDS, TYPE_WORDS } from '../../../../i18n/fr/feedback-words.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import type { FeedbackFilter } from './feedback-row.ts';

const STATUSES = [
  { value: 'all', label: 'Tous' },
  { value: 'todo', label: 'À répondre' },
  { value: 'late', label: 'En retard' },
  { value: 'replied', label: 'Répondues' },
  { value: 'void', label: 'Annulées' },
] as const;
const TYPES = [
  { value: 'all' as const, label: 'Tous' },
  ...FEEDBACK_TYPES.map((value) => ({ value, label: TYPE_WORDS[value] })),
];
const WAYS = [
  { value: 'all' as const, label: 'Tous' },
  ...CHANNELS.map((value) => ({ value, label: CHANNEL_WORDS[value] })),
];

export interface FeedbackFiltersProps {
  filter: FeedbackFilter;
  /** Civil years one may look at, the latest first. */
  years: readonly string[];
  year: string;
  onFilter: (filter: FeedbackFilter) => void;
  onYear: (year: string) => void;
}

export function FeedbackFilters({
  filter,
  years,
  year,
  onFilter,
  onYear,
}: FeedbackFiltersProps): JSX.Element {
  return (
    <div class="q-filters no-print">
      <SelectField
        label="État"
        options={STATUSES}
        value={filter.status}
        onChange={(status) => onFilter({ ...filter, status })}
      />
      <SelectField
        label="Type"
        options={TYPES}
        value={filter.type}
        onChange={(type) => onFilter({ ...filter, type })}
      />
      <SelectField
        label="Moyen"
        options={WAYS}
        value={filter.channel}
        onChange={(channel) => onFilter({ ...filter, channel })}
      />
      <SelectField
        label="Année du dépôt"
        options={years.map((value) => ({ value, label: value }))}
        value={year}
        onChange={onYear}
      />
    </div>
  );
}
