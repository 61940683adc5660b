/** What every surface receives. Complete without any model. See README, "How an answer is made". */
export interface Answer {
  readonly kind: 'figure' | 'list' | 'definition' | 'explanation' | 'check' | 'missing' | 'out_of_scope' | 'clarify';
  /** Plain text for a person, figure first, citations inside. */
  readonly text: string;
  /** Every number that answers the question, the main one first, exact. */
  readonly values: readonly Value[];
  readonly citations: readonly Citation[];
  /** One step a line, operands with their sources; empty where the figure was read, not computed. */
  readonly calculation: readonly string[];
  readonly notes: readonly string[];
  /** What a question back offers, in the order of its numbers: saying the number chooses. */
  readonly choices: readonly Choice[];
  /** Questions that the bot really answers next. */
  readonly followUps: readonly string[];
}

export interface Choice {
  readonly label: string;
  /** As it is shown: 185,361.87元; empty where the name was asked for, not the figure. */
  readonly figure: string;
}

export interface Value {
  readonly label: string;
  /** Decimal string, never rounded for show; quotients to 20 significant digits. */
  readonly value: string;
  readonly unit: string;
}

export interface Citation {
  readonly source: string;
  readonly title: string;
  readonly row: string;
  readonly column: string;
  readonly line: number;
  readonly quote: string;
  readonly document: string;
  readonly page: number | null;
}
