import { useEffect, useState } from 'preact/hooks';
import type { PreviewAnswer } from '../../../../contract/retention.ts';
import type { Result } from '../../../../domain/kernel/result.ts';
import { useGuichet, useSettings } from '../../../state/guichet-context.ts';

/** What the endpoint would remove by the site's durations; undefined until it answers. Asked again when they change. */
export function usePreview(): Result<PreviewAnswer> | undefined {
  const { office } = useGuichet();
  const { retention } = useSettings();
  const [answer, setAnswer] = useState<Result<PreviewAnswer>>();
  const rules = JSON.stringify(retention);
  useEffect(() => {
    let current = true;
    void office.previewRetention(JSON.parse(rules)).then((result) => current && setAnswer(result));
    return () => {
      current = false;
    };
  }, [office, rules]);
  return answer;
}
