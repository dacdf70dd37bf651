import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pino from 'pino';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { findChromium } from '~/platform/chromium';
import { EnvironmentError } from '~/platform/env';
import { createPdfPrinter, type PdfOptions, type PdfPrinter } from '~/platform/pdf';

import { findBrowser } from '../support/browser';

const LONG = { timeout: 60_000 };
const log = pino({ level: 'silent' });
const paper = (body: string) => ({
  html: `<!doctype html><html lang="sv"><head><title>Prov</title></head><body>${body}</body></html>`,
  header: '<span style="font-size:8pt">Huvud</span>',
  footer: '<span style="font-size:8pt" class="pageNumber"></span>',
});

let folder: string;
let made: PdfPrinter[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samplan-pdf-'));
  made = [];
});

afterEach(async () => {
  await Promise.all(made.map((printer) => printer.stop()));
  rmSync(folder, { recursive: true, force: true });
});

/** A browser that runs these lines of shell before it starts, and writes down its process. */
function printerAfter(lines: string, options: Partial<PdfOptions> = {}): PdfPrinter {
  const executablePath = join(folder, 'browser');
  const script = ['#!/bin/sh', `cd ${folder}`, lines, 'echo $$ > pid', `exec ${findBrowser()} "$@"`].join('\n');
  writeFileSync(executablePath, script);
  chmodSync(executablePath, 0o755);
  const printer = createPdfPrinter({ executablePath, assetDirectory: folder, log, ...options });
  made.push(printer);
  return printer;
}

async function textOf(answer: Awaited<ReturnType<PdfPrinter['print']>>): Promise<string> {
  expect(answer).toBeInstanceOf(Uint8Array);
  return (await extractText(await getDocumentProxy(answer as Uint8Array), { mergePages: true })).text;
}

const browserProcess = () => Number(readFileSync(join(folder, 'pid'), 'utf8'));

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a PDF', () => {
  test('is made of the document alone: no script runs and nothing is asked of the network', LONG, async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.end('x');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    writeFileSync(join(folder, 'secret.txt'), 'hemligt');
    const address = `http://127.0.0.1:${port}`;
    const text = await textOf(
      await printerAfter('').print(
        paper(
          `<p id="p">Läget</p><script>document.getElementById('p').textContent = 'ändrat'</script>` +
            `<img src="${address}/a.png"><iframe src="${address}/"></iframe><link rel="stylesheet" href="${address}/b.css">` +
            `<iframe src="file://${folder}/secret.txt"></iframe>`,
        ),
      ),
    );
    server.close();
    expect(text).toContain('Läget');
    expect(text).toContain('Huvud');
    expect(text).not.toContain('ändrat');
    expect(text).not.toContain('hemligt');
    expect(asked).toBe(0);
  });

  test('is refused when too many wait for theirs, and made again when they have it', LONG, async () => {
    const printer = printerAfter('', { most: 2 });
    const answers = await Promise.all([1, 2, 3].map((each) => printer.print(paper(`Blad ${each}`))));
    expect(await textOf(answers[0]!)).toContain('Blad 1');
    expect(await textOf(answers[1]!)).toContain('Blad 2');
    expect(answers[2]).toBe('busy');
    expect(await textOf(await printer.print(paper('Blad 4')))).toContain('Blad 4');
  });
});

describe('a browser', () => {
  test('that does not start fails one PDF, and the next try starts anew', LONG, async () => {
    const printer = printerAfter('if [ ! -e tried ]; then touch tried; exit 1; fi');
    expect(await printer.print(paper('Ett'))).toBe('failed');
    expect(await textOf(await printer.print(paper('Två')))).toContain('Två');
  });

  test('that hangs is given up', LONG, async () => {
    const printer = printerAfter('exec sleep 60', { timeLimit: 300 });
    expect(await printer.print(paper('Ett'))).toBe('failed');
  });

  test('that was killed is replaced by another', LONG, async () => {
    const printer = printerAfter('');
    await textOf(await printer.print(paper('Ett')));
    const first = browserProcess();
    process.kill(first, 'SIGKILL');
    const second = await printer.print(paper('Två'));
    // Whether the death is known before the next begins is up to the system; the one after has a browser of its own.
    if (second !== 'failed') expect(await textOf(second)).toContain('Två');
    expect(await textOf(await printer.print(paper('Tre')))).toContain('Tre');
    expect(browserProcess()).not.toBe(first);
  });

  test('serves several and ends when it has no work', LONG, async () => {
    const printer = printerAfter('', { keptFor: 200 });
    expect(existsSync(join(folder, 'pid'))).toBe(false);
    await Promise.all([printer.print(paper('Ett')), printer.print(paper('Två'))]);
    const first = browserProcess();
    await expect.poll(() => isRunning(first), { timeout: 10_000 }).toBe(false);
    expect(await textOf(await printer.print(paper('Tre')))).toContain('Tre');
  });

  test('ends with the product, which makes no more', LONG, async () => {
    const printer = printerAfter('');
    await printer.print(paper('Ett'));
    await printer.stop();
    await expect.poll(() => isRunning(browserProcess()), { timeout: 10_000 }).toBe(false);
    expect(await printer.print(paper('Två'))).toBe('failed');
  });
});

describe('the browser that makes PDFs', () => {
  test('is the one that is named, or none', () => {
    const named = join(folder, 'webblasare');
    writeFileSync(named, '');
    expect(findChromium(named)).toBe(named);
    expect(findChromium('off')).toBeNull();
  });

  test('must be there when it is named', () => {
    expect(() => findChromium(join(folder, 'saknas'))).toThrow(EnvironmentError);
  });
});
