import type { Result } from '../domain/kernel/result.ts';
import type { EndpointClock } from './endpoint-clock.ts';
import type { Remote } from './ports.ts';

/** The endpoint, each of whose answers also tells the clock what time it is there. */
export function timedRemote(remote: Remote, clock: EndpointClock): Remote {
  const timed =
    <Q, A extends { readonly time: number }>(ask: (question: Q) => Promise<Result<A>>) =>
    async (question: Q): Promise<Result<A>> => {
      const asked = clock.asked();
      const answer = await ask(question);
      if (answer.ok) clock.learn(answer.value.time, asked);
      return answer;
    };
  return {
    push: timed(remote.push),
    pull: timed(remote.pull),
    digest: timed(remote.digest),
    recordsOfDay: timed(remote.recordsOfDay),
    time: timed(remote.time),
    device: remote.device,
  };
}
