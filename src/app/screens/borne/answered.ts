import type { ResponseAnswers } from '../../../domain/response/response.ts';

/** What a visitor has answered so far. */
export type Answered = Pick<ResponseAnswers, 'grades' | 'userType' | 'online' | 'comment'>;
