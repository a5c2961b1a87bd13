import { dayInStockholm, type LocalDate } from '../../../kernel/date.ts';
import type { RegisterData } from './view.ts';

/**
 * The day to ask "as known at" when nobody says otherwise: today, or the day of the latest entry when the machine's
 * clock is behind what has been recorded.
 */
export function knownToday(data: RegisterData, today: LocalDate): LocalDate {
  return data.journal.reduce((latest, entry) => {
    const day = dayInStockholm(entry.recordedAt);
    return day > latest ? day : latest;
  }, today);
}
