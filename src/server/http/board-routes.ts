import { boardSchema } from '../../contract/board.ts';
import { ROUTES } from '../../contract/routes.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { BoardKeeper } from '../use-cases/board-keeper.ts';
import { type Route, route } from './route.ts';

export function boardRoutes(keeper: BoardKeeper): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: ROUTES.board,
      access: 'any-poste',
      summary: 'What a wall screen shows: counts only',
      answer: boardSchema,
      handle: async ({ caller }) => ok(await keeper.board(caller.site)),
    }),
  ];
}
