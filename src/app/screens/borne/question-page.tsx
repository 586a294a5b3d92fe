import type { JSX, RefObject } from 'preact';
import type { Grade } from '../../../domain/response/response.ts';
import type { BorneMessages } from '../../../i18n/visitors/borne-messages.ts';
import { FaceScale } from '../../ui/face-scale.tsx';

export interface QuestionPageProps {
  headingRef: RefObject<HTMLHeadingElement | null>;
  question: string;
  words: BorneMessages['questionnaire'];
  grade: Grade | undefined;
  onGrade: (grade: Grade) => void;
}

/** Worst to best, as the reading direction goes; « non concerné » under them. */
const FACES = [1, 2, 3, 4, 0] as const;

export function QuestionPage({
  headingRef,
  question,
  words,
  grade,
  onGrade,
}: QuestionPageProps): JSX.Element {
  return (
    <section>
      <h2 class="g-borne__question" ref={headingRef} tabIndex={-1}>
        {question}
      </h2>
      <FaceScale
        large
        legend={question}
        legendHidden
        options={FACES.map((face) => ({
          value: String(face),
          label: words.grades[face],
          face: face === 0 ? ('none' as const) : face,
        }))}
        value={grade === undefined ? undefined : String(grade)}
        onChange={(value) => onGrade(Number(value) as Grade)}
      />
    </section>
  );
}
