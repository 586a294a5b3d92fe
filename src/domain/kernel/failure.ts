/**
 * Every expected failure of Guichet, one closed list of tagged plain objects.
 * `domain` gives the code, `i18n` the sentence a person reads. A bug is not in this list: it throws.
 */
export type Failure =
  | { readonly code: 'invalid'; readonly field: string; readonly rule: string }
  | { readonly code: 'not-found'; readonly id: string }
  | { readonly code: 'not-allowed'; readonly kind: string; readonly fact: string }
  | { readonly code: 'already-done'; readonly what: string }
  | { readonly code: 'wrong-state'; readonly state: string }
  | { readonly code: 'nobody-waiting' }
  | { readonly code: 'slot-taken'; readonly start: number }
  | { readonly code: 'closed'; readonly day: string }
  | { readonly code: 'storage-full' }
  | { readonly code: 'storage-lost'; readonly detail: string }
  | { readonly code: 'network' }
  | { readonly code: 'not-guichet'; readonly status: number }
  | { readonly code: 'endpoint'; readonly status: number }
  | { readonly code: 'busy'; readonly retryAfterSeconds: number }
  | { readonly code: 'revoked' }
  | { readonly code: 'cloned' }
  | { readonly code: 'code-unknown' }
  | { readonly code: 'code-expired' }
  | { readonly code: 'code-locked' }
  | { readonly code: 'clock'; readonly endpointTime: number }
  | { readonly code: 'protocol'; readonly endpointProtocol: number }
  | { readonly code: 'too-large'; readonly limit: number }
  /** A passphrase, recovery code or PIN that is not the one. */
  | { readonly code: 'wrong-secret' }
  | { readonly code: 'too-many-tries'; readonly retryAfterSeconds: number }
  /** A contact sealed to a key that is not open here. */
  | { readonly code: 'locked' }
  /** A browser that cannot seal a contact: nothing of the record was kept. */
  | { readonly code: 'cannot-seal' }
  /** A sealed contact that was altered, or moved from another record. */
  | { readonly code: 'not-readable' };

export type FailureCode = Failure['code'];
