import { SaxesParser } from 'saxes';

import { ImportRefusal } from '~/domain/import-table';
import { MINUTES_PER_DAY } from '~/domain/mspdi-write';
import type { MspdiProject, MspdiTask } from '~/domain/mspdi';

/** What Project has called its format since 2002; some tools write no namespace at all. */
const NAMESPACE = /^(http:\/\/schemas\.microsoft\.com\/project(\/\d{4})?)?$/;
/** More nesting than the format has; a file beyond it was made to break its reader. */
const MAX_DEPTH = 64;
const MAX_TASKS = 20_000;

/** An element of a task, with what it holds. */
interface Node {
  readonly name: string;
  text: string;
  readonly children: Node[];
}

/**
 * Reads the XML of Microsoft Project. Only what a plan is made of is kept while reading. A document type, the only
 * place where entities can be declared, is refused at sight: nothing is expanded and nothing is fetched.
 * @throws ImportRefusal when it is no such file
 */
export function readMspdi(xml: string): MspdiProject {
  // The declared encoding was right for the bytes; the text here is decoded already.
  const parser = new SaxesParser({ xmlns: true });
  const path: string[] = [];
  const open: Node[] = [];
  const tasks: MspdiTask[] = [];
  const facts = new Map<string, string>();

  parser.on('doctype', () => {
    throw new ImportRefusal([
      'Filen har en dokumenttyp (DOCTYPE). Sådana filer tas inte emot, eftersom de kan innehålla skadliga entiteter.',
    ]);
  });
  parser.on('error', (error) => {
    throw new ImportRefusal([`Filen är inte giltig XML (${placeIn(error.message)}). Spara om den i Project.`]);
  });
  parser.on('opentag', ({ local, uri }) => {
    if (path.length === 0 && (local !== 'Project' || !NAMESPACE.test(uri))) throw notProject();
    if (path.length >= MAX_DEPTH) throw notProject();
    path.push(local);
    const isTask = path.length === 3 && path[1] === 'Tasks' && local === 'Task';
    if (isTask || open.length > 0) open.push({ name: local, text: '', children: [] });
    else if (path.length === 2) facts.set(local, '');
  });
  const addText = (text: string) => {
    const node = open.at(-1);
    if (node) node.text += text;
    else if (path.length === 2) facts.set(path[1]!, (facts.get(path[1]!) ?? '') + text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    path.pop();
    const node = open.pop();
    if (!node) return;
    const parent = open.at(-1);
    if (parent) parent.children.push(node);
    else tasks.push(taskOf(node, tasks.length + 1));
    if (tasks.length > MAX_TASKS) throw new ImportRefusal(['Filen har för många rader. Dela upp planen.']);
  });
  parser.write(xml).close();

  const minutes = Number(facts.get('MinutesPerDay'));
  return {
    name: (facts.get('Title') || facts.get('Name') || '').trim(),
    minutesPerDay: Number.isInteger(minutes) && minutes > 0 && minutes <= 1_440 ? minutes : MINUTES_PER_DAY,
    tasks,
  };
}

function taskOf(node: Node, place: number): MspdiTask {
  const of = (name: string) => textIn(node, name);
  const id = Number(of('ID'));
  return {
    uid: of('UID') || `rad-${place}`,
    id: Number.isInteger(id) && id > 0 ? id : place,
    name: of('Name'),
    outlineLevel: levelOf(node),
    summary: of('Summary') === '1',
    milestone: of('Milestone') === '1',
    isNull: of('IsNull') === '1',
    active: of('Active') !== '0',
    external: of('ExternalTask') === '1',
    start: of('Start'),
    finish: of('Finish'),
    actualFinish: of('ActualFinish'),
    percentComplete: of('PercentComplete'),
    contact: of('Contact'),
    constraintType: of('ConstraintType'),
    constraintDate: of('ConstraintDate'),
    links: all(node, 'PredecessorLink').map((link) => ({
      predecessorUid: textIn(link, 'PredecessorUID'),
      // Project leaves out what is usual: finish to start, no lag.
      type: numberIn(link, 'Type', 1),
      lag: numberIn(link, 'LinkLag', 0),
      lagFormat: numberIn(link, 'LagFormat', 7),
      crossProject: textIn(link, 'CrossProject') === '1',
    })),
    baselines: all(node, 'Baseline')
      .filter((baseline) => textIn(baseline, 'Interim') !== '1')
      .map((baseline) => ({
        number: numberIn(baseline, 'Number', 0),
        start: textIn(baseline, 'Start'),
        finish: textIn(baseline, 'Finish'),
      })),
    fields: new Map(
      all(node, 'ExtendedAttribute').map((field) => [textIn(field, 'FieldID'), textIn(field, 'Value')] as const),
    ),
  };
}

/** Older files say the level by the number of the outline alone: "2.1.3". */
function levelOf(node: Node): number {
  const level = textIn(node, 'OutlineLevel');
  if (/^\d{1,5}$/.test(level)) return Number(level);
  const outline = textIn(node, 'OutlineNumber');
  if (outline === '0' || textIn(node, 'UID') === '0') return 0;
  return outline === '' ? 1 : outline.split('.').length;
}

function all({ children }: Node, name: string): Node[] {
  return children.filter((child) => child.name === name);
}

function textIn({ children }: Node, name: string): string {
  return children.find((child) => child.name === name)?.text.trim() ?? '';
}

function numberIn(node: Node, name: string, usual: number): number {
  const text = textIn(node, name);
  return text === '' ? usual : Number(text);
}

/** "3:14: unexpected close tag" as the reader's words. */
function placeIn(message: string): string {
  const match = /^(?:[^:]*:)?(\d+):(\d+): /.exec(message);
  return match ? `rad ${match[1]}, tecken ${match[2]}` : 'den tar slut för tidigt';
}

function notProject(): ImportRefusal {
  return new ImportRefusal([
    'Filen är XML men inte från Microsoft Project. Välj Arkiv, Spara som och filtypen XML-format i Project.',
  ]);
}
