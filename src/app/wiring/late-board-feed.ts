import type { BoardFeed } from '../services.ts';

/** A feed whose code comes when it is first followed: only a wall screen does, and the kiosk's first screen has no room for it. */
export function lateBoardFeed(load: () => Promise<BoardFeed>): BoardFeed {
  return {
    follow(onBoard) {
      let ended = false;
      let end = () => {
        ended = true;
      };
      load().then((feed) => {
        if (!ended) end = feed.follow(onBoard);
      }, reportError);
      return () => end();
    },
  };
}
