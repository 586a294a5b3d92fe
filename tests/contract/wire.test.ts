import { createHash } from 'node:crypto';
import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { accessPageSchema, accessQuerySchema } from '../../src/contract/access-log.ts';
import { boardSchema } from '../../src/contract/board.ts';
import * as digest from '../../src/contract/digest.ts';
import * as enrolment from '../../src/contract/enrolment.ts';
import { healthSchema } from '../../src/contract/health.ts';
import { PROTOCOL } from '../../src/contract/protocol.ts';
import { pullPageSchema, pullQuerySchema } from '../../src/contract/pull.ts';
import { pushAnswerSchema, pushRequestSchema } from '../../src/contract/push.ts';
import { problemSchema } from '../../src/contract/refusal.ts';
import * as retention from '../../src/contract/retention.ts';
import { ROUTES } from '../../src/contract/routes.ts';
import { wakeSchema } from '../../src/contract/wake.ts';

/** Everything that travels between a tablet and the endpoint. */
const MESSAGES: Readonly<Record<string, v.GenericSchema>> = {
  accessPage: accessPageSchema,
  accessQuery: accessQuerySchema,
  board: boardSchema,
  codeAnswer: enrolment.codeAnswerSchema,
  codeRequest: enrolment.codeRequestSchema,
  dayPage: digest.dayPageSchema,
  dayQuery: digest.dayQuerySchema,
  device: enrolment.deviceSchema,
  devicesAnswer: enrolment.devicesAnswerSchema,
  digestAnswer: digest.digestAnswerSchema,
  digestRequest: digest.digestRequestSchema,
  enrolRequest: enrolment.enrolRequestSchema,
  health: healthSchema,
  lookAnswer: enrolment.lookAnswerSchema,
  lookRequest: enrolment.lookRequestSchema,
  postesRequest: enrolment.postesRequestSchema,
  previewAnswer: retention.previewAnswerSchema,
  previewRequest: retention.previewRequestSchema,
  problem: problemSchema,
  pullPage: pullPageSchema,
  pullQuery: pullQuerySchema,
  pushAnswer: pushAnswerSchema,
  pushRequest: pushRequestSchema,
  wake: wakeSchema,
};

/**
 * The hash of the messages of each protocol that was released. When this test fails, tablets in the field will meet
 * messages they do not know: raise `PROTOCOL` and add its line, or, while the protocol is not released, correct its line.
 */
const RELEASED: Readonly<Record<number, string>> = {
  1: '674cb82a55e420e8',
  2: '5e44afab5df977b2',
};

describe('the messages of the wire', () => {
  it('change only together with the number of the protocol', () => {
    const schemas = Object.entries(MESSAGES).map(([name, schema]) => [
      name,
      toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' }),
    ]);
    const hash = createHash('sha256')
      .update(JSON.stringify([ROUTES, schemas]))
      .digest('hex')
      .slice(0, 16);
    expect({ protocol: PROTOCOL, hash }).toEqual({ protocol: PROTOCOL, hash: RELEASED[PROTOCOL] });
  });
});
