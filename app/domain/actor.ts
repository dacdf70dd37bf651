import type { CalendarDate } from './calendar';

/** Who does something, when, and in which request: what every write carries into its audit row. */
export interface Actor {
  /** null: a command of whoever runs the installation */
  readonly userId: number | null;
  readonly requestId: string | null;
  /** the network address it came from; null where no request of a person did it */
  readonly from: string | null;
  /** the product clock's moment, ISO */
  readonly at: string;
  /** the product clock's day */
  readonly today: CalendarDate;
}

/** A person who is signed in. */
export interface PersonActor extends Actor {
  readonly userId: number;
}
