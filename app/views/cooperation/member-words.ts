/** How the table of who is in something speaks: of the members of a cooperation, or of the participants of a project. */
export interface MemberWords {
  /** in addresses: ?ny-medlem=1 */
  readonly one: 'medlem' | 'deltagare';
  /** where the table stands in its page */
  readonly anchor: string;
  readonly title: string;
  readonly add: string;
  readonly submit: string;
  readonly joining: string;
  readonly changing: string;
}

export const MEMBERS: MemberWords = {
  one: 'medlem',
  anchor: 'medlemmar',
  title: 'Medlemmar',
  add: 'Ny medlem',
  submit: 'Lägg till medlem',
  joining:
    'Från den dagen ser parten allt i samverkan och kan vara med i projekt. Pågående projekt får inga nya deltagare av sig själva, och andelar som redan är inskickade ändras inte.',
  changing:
    'Den som har gått ur ser inte samverkan längre. Andelar som redan är inskickade ändras inte, och deltagandet i pågående projekt avslutas i varje projekt.',
};

export const PARTICIPANTS: MemberWords = {
  one: 'deltagare',
  anchor: 'deltagare',
  title: 'Deltagare',
  add: 'Ny deltagare',
  submit: 'Lägg till deltagare',
  joining:
    'Från den dagen delar parten på kostnader som beräknas. Andelar som redan är inskickade ändras inte. Deltagaren ska vara medlem i samverkan den dagen.',
  changing:
    'Från dagen då parten är ute räknas den inte med i nya beräkningar. Andelar som redan är inskickade ändras inte.',
};
