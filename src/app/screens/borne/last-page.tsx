import type { JSX, RefObject } from 'preact';
import { ONLINE_SEARCHES } from '../../../domain/response/response.ts';
import { USER_TYPES } from '../../../domain/visit/visit.ts';
import type { BorneMessages } from '../../../i18n/visitors/borne-messages.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { Answered } from './answered.ts';

export interface LastPageProps {
  words: BorneMessages;
  headingRef: RefObject<HTMLHeadingElement | null>;
  answered: Answered;
  onChange: (change: (before: Answered) => Answered) => void;
  sending: boolean;
  onSend: () => void;
}

/** A comment longer than this is a letter: it has its own page. */
const COMMENT_MAX = 1000;

/** What helps to read the answers, all of it optional, and the one button that sends. */
export function LastPage({
  words,
  headingRef,
  answered,
  onChange,
  sending,
  onSend,
}: LastPageProps): JSX.Element {
  const { questionnaire: said } = words;
  const isEmpty = Object.keys(answered.grades).length === 0;
  const isTooLong = (answered.comment?.length ?? 0) > COMMENT_MAX;
  return (
    <Stack gap={5}>
      <Stack gap={2}>
        <h2 class="g-borne__question" ref={headingRef} tabIndex={-1}>
          {said.lastTitle}
        </h2>
        <p class="g-borne__lead">{said.lastHint}</p>
      </Stack>
      <SegmentedControl
        legend={said.userType}
        layout="wrap"
        options={USER_TYPES.map((value) => ({ value, label: said.userTypes[value] }))}
        value={answered.userType}
        onChange={(userType) => onChange((before) => ({ ...before, userType }))}
      />
      <SegmentedControl
        legend={said.online}
        layout="wrap"
        options={ONLINE_SEARCHES.map((value) => ({ value, label: said.onlines[value] }))}
        value={answered.online}
        onChange={(online) => onChange((before) => ({ ...before, online }))}
      />
      <TextArea
        label={said.comment}
        optionalLabel={words.optional}
        hint={said.commentHint}
        value={answered.comment ?? ''}
        onInput={(comment) => onChange((before) => ({ ...before, comment }))}
        maxLength={COMMENT_MAX}
        countText={words.charactersLeft}
        {...(isTooLong ? { error: words.feedback.tooLong } : {})}
      />
      {isEmpty && <Notice tone="info">{said.nothingAnswered}</Notice>}
      <Button
        variant="primary"
        size="xl"
        icon="check"
        busy={sending}
        disabled={isEmpty || isTooLong}
        onClick={onSend}
      >
        {said.send}
      </Button>
    </Stack>
  );
}
