import type { FeedbackType } from '../../domain/feedback/feedback.ts';
import type { Grade, ResponseAnswers } from '../../domain/response/response.ts';
import type { UserType } from '../../domain/visit/visit.ts';
import type { ContactWords } from '../contact-words.ts';

type OnlineSearch = NonNullable<ResponseAnswers['online']>;

/** Everything the kiosk says, in one language. */
export interface BorneMessages {
  readonly title: string;
  readonly skipToContent: string;
  readonly chooseLanguage: string;
  readonly staffExit: string;
  readonly welcome: {
    readonly question: string;
    readonly anonymous: string;
    readonly answer: string;
    /** @param questions how many there are */
    readonly answerHint: (questions: number) => string;
    readonly write: string;
    readonly writeHint: string;
    readonly nothingToAsk: string;
  };
  readonly questionnaire: {
    readonly progress: (current: number, total: number) => string;
    /** Said in place of the progress once every question was seen. */
    readonly lastStep: string;
    readonly grades: Readonly<Record<Grade, string>>;
    readonly back: string;
    readonly skip: string;
    readonly next: string;
    readonly finishNow: string;
    readonly lastTitle: string;
    readonly lastHint: string;
    readonly userType: string;
    readonly userTypes: Readonly<Record<UserType, string>>;
    readonly online: string;
    readonly onlines: Readonly<Record<OnlineSearch, string>>;
    readonly comment: string;
    readonly commentHint: string;
    readonly send: string;
    readonly nothingAnswered: string;
  };
  readonly feedback: {
    readonly title: string;
    readonly type: string;
    readonly types: Readonly<Record<FeedbackType, string>>;
    readonly service: string;
    readonly noService: string;
    readonly text: string;
    readonly textHint: string;
    readonly send: string;
    readonly missingType: string;
    readonly missingText: string;
    readonly tooLong: string;
    readonly errors: string;
    readonly cancel: string;
  };
  readonly contact: ContactWords;
  readonly optional: string;
  readonly charactersLeft: (length: number, max: number) => string;
  readonly thanks: {
    readonly title: string;
    readonly response: string;
    readonly feedback: string;
    readonly done: string;
  };
  readonly notSaved: { readonly title: string; readonly text: string };
  readonly idle: {
    readonly title: string;
    readonly text: (seconds: number) => string;
    readonly stay: string;
    readonly leave: string;
  };
}
