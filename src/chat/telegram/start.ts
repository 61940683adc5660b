import type { Knowledge } from '../../question/understand.ts';
import type { TelegramSettings } from './settings.ts';

/** Runs the bot until it is stopped. @returns the exit code */
export async function startTelegram(_settings: TelegramSettings, _knowledge: Knowledge): Promise<number> {
  return 1;
}
