import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Grade } from '../../../domain/response/response.ts';
import type { Criterion } from '../../../domain/setting/setting.ts';
import type { BorneMessages } from '../../../i18n/visitors/borne-messages.ts';
import { Button } from '../../ui/button.tsx';
import { Cluster } from '../../ui/cluster.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Stack } from '../../ui/stack.tsx';
import type { Answered } from './answered.ts';
import { LastPage } from './last-page.tsx';
import { QuestionPage } from './question-page.tsx';

export interface QuestionnaireProps {
  words: BorneMessages;
  language: string;
  criteria: readonly (Criterion & { key: string })[];
  sending: boolean;
  onSend: (answered: Answered) => void;
  onLeave: () => void;
}

/** How long the chosen face stays in sight before the next question comes. */
const NEXT_AFTER_MS = 350;

/** One question a page, answered with one touch; a last page for what is optional. What is begun lives here and only here. */
export function Questionnaire(props: QuestionnaireProps): JSX.Element {
  const { words, criteria, language } = props;
  const [page, setPage] = useState(0);
  const [answered, setAnswered] = useState<Answered>({ grades: {} });
  const heading = useRef<HTMLHeadingElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const criterion = criteria[page];

  useEffect(() => heading.current?.focus(), [page]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function goTo(next: number): void {
    clearTimeout(timer.current);
    setPage(next);
  }

  function grade(key: string, value: Grade): void {
    setAnswered((before) => ({ ...before, grades: { ...before.grades, [key]: value } }));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setPage(page + 1), NEXT_AFTER_MS);
  }

  return (
    <Stack gap={5} class="g-borne__questionnaire">
      <ProgressBar
        label={
          criterion === undefined
            ? words.questionnaire.lastStep
            : words.questionnaire.progress(page + 1, criteria.length)
        }
        value={page / criteria.length}
      />
      {criterion === undefined ? (
        <LastPage
          words={words}
          headingRef={heading}
          answered={answered}
          onChange={setAnswered}
          sending={props.sending}
          onSend={() => props.onSend(answered)}
        />
      ) : (
        <QuestionPage
          key={criterion.key}
          headingRef={heading}
          question={criterion.label[language] ?? criterion.label.fr}
          words={words.questionnaire}
          grade={answered.grades[criterion.key]}
          onGrade={(value) => grade(criterion.key, value)}
        />
      )}
      <Cluster justify="between">
        <Button
          variant="secondary"
          size="lg"
          icon="arrow-left"
          onClick={() => (page === 0 ? props.onLeave() : goTo(page - 1))}
        >
          {words.questionnaire.back}
        </Button>
        {criterion !== undefined && (
          <Cluster>
            {Object.keys(answered.grades).length > 0 && (
              <Button variant="quiet" size="lg" onClick={() => goTo(criteria.length)}>
                {words.questionnaire.finishNow}
              </Button>
            )}
            <Button variant="secondary" size="lg" iconEnd="arrow-right" onClick={() => goTo(page + 1)}>
              {answered.grades[criterion.key] === undefined
                ? words.questionnaire.skip
                : words.questionnaire.next}
            </Button>
          </Cluster>
        )}
      </Cluster>
    </Stack>
  );
}
