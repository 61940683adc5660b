/** Where the model is and how long it may take; read and checked in `config.ts`. */
export interface PhrasingSettings {
  /** The address that `/chat/completions` is added to, without a slash at the end. */
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly model: string;
  /** Added to every request as it is: `{"enable_thinking": false}`. */
  readonly extraBody: Readonly<Record<string, unknown>>;
  /** For an answer as a whole, with every attempt, in ms. */
  readonly timeoutMs: number;
}
