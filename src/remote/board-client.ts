import { boardSchema } from '../contract/board.ts';
import { ROUTES } from '../contract/routes.ts';
import type { Result } from '../domain/kernel/result.ts';
import type { Board } from '../domain/statistics/board.ts';
import type { EndpointClient } from './endpoint-client.ts';

/** What a wall screen shows, from the endpoint: for devices that read no record. */
export function fetchBoard(client: EndpointClient): Promise<Result<Board>> {
  return client.get(ROUTES.board, boardSchema);
}
