import { MAX_PLAN_BYTES, type ReadPlan } from '~/domain/exchange-plan';
import { splitCsv } from '~/domain/import-csv';
import { ImportRefusal } from '~/domain/import-table';
import { planOfMspdi } from '~/domain/mspdi-read';
import { planOfRows } from '~/domain/plan-table-read';

import { decodeText, isArchive, isCompoundFile } from './file-text';
import { readMspdi } from './mspdi-read';
import { readSpreadsheet } from './spreadsheet-file';

const EXPECTED = 'Filen är ingen plan. Välj XML från Microsoft Project, CSV eller Excel (.xlsx).';

/**
 * Reads a plan by what the file holds, whatever it is called: MSPDI, CSV or xlsx. Size is judged before anything of it
 * is read.
 * @param projectId the project it is read into
 * @throws ImportRefusal when it is none of these, or has mistakes
 */
export async function readPlan(file: File, projectId: number): Promise<ReadPlan> {
  if (file.size === 0) throw new ImportRefusal(['Filen är tom.']);
  if (file.size > MAX_PLAN_BYTES) {
    throw new ImportRefusal([
      'Filen är större än 7 MB. Spara planen utan resurser och tilldelningar, eller dela upp den.',
    ]);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isArchive(bytes)) return planOfRows(await readSpreadsheet(bytes), projectId);
  if (isCompoundFile(bytes)) {
    throw new ImportRefusal([
      'Filen är i formatet .mpp eller .xls, eller har lösenord. Spara den som XML från Project, eller som .xlsx.',
    ]);
  }
  const text = decodeText(bytes, EXPECTED);
  if (/^\s*<(?:!doctype\s+html|html)/i.test(text)) {
    throw new ImportRefusal(['Filen är en webbsida, inte en plan. Välj XML från Microsoft Project, CSV eller Excel.']);
  }
  return /^\ufeff?\s*</.test(text) ? planOfMspdi(readMspdi(text), projectId) : planOfRows(splitCsv(text), projectId);
}
