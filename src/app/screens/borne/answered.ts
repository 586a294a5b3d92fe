import type { ResponseAnswers } from '../../../domain/response/response.ts';

export type Answered = Pick<ResponseAnswers, 'grades' | 'userType' | 'online' | 'comment'>;
