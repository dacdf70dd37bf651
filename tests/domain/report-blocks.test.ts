import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';

import type { ReportFacts, ReportSnapshot } from '~/domain/report';
import { compareReports } from '~/domain/report-difference';
import { reportBlocks, type ReportBlock } from '~/views/report/paper/report-blocks';
import { ReportView1 } from '~/views/report/ReportView1';

import { anyDraft, day, FACTS, HEAD, NO_FACTS, published } from './report-samples';

/** With what the other samples leave out: moves, late milestones, a phase without a budget, a running one. */
const MORE: ReportFacts = {
  ...FACTS,
  milestones: {
    ...FACTS.milestones,
    late: [{ label: 'MS3', title: 'Försenad', kommun: null, date: day('2020-11-01') }],
    moved: [
      { label: 'MS2', title: 'Lanserad', kommun: 'Mora', date: null, from: day('2020-12-01'), to: null, reason: '' },
    ],
  },
  money: [...FACTS.money, { phaseNumber: 2, phaseName: 'Fas 2', state: null, budget: null }],
  risks: {
    ...FACTS.risks,
    top: [
      { ...FACTS.risks.top[0]!, before: 'röd' },
      { number: 2, title: 'Ny', colour: null, mandate: null },
    ],
  },
  approvals: [{ ...FACTS.approvals[0]!, running: true }],
};

/** All that is to be read, in order: without tags, spaces and the colons that set a term off. */
function readable(text: string): string {
  return text.replace(/[\s:]/g, '');
}

function wordsOfView(snapshot: ReportSnapshot, before: ReportSnapshot | null): string {
  const markup = renderToStaticMarkup(
    createElement(ReportView1, { snapshot, difference: before && compareReports(before, snapshot) }),
  );
  const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };
  return readable(markup.replace(/<[^>]*>/g, '').replace(/&(\w+|#x27);/g, (_all, name: string) => signs[name]!));
}

function wordsOfBlock(block: ReportBlock): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'list':
      return [...block.items];
    case 'table':
      return [
        block.caption ?? '',
        ...block.columns.map(({ label }) => label),
        ...block.rows.flatMap(({ cells }) => cells),
      ];
  }
}

function wordsOfBlocks(snapshot: ReportSnapshot, before: ReportSnapshot | null): string {
  const [, ...blocks] = reportBlocks(snapshot, before && compareReports(before, snapshot));
  return readable(blocks.flatMap(wordsOfBlock).join(''));
}

describe('a report for a word processor', () => {
  test('has the words of its view in their order, whatever is written', () => {
    const facts = fc.constantFrom<Partial<ReportFacts>>({}, NO_FACTS, FACTS, MORE);
    const snapshot = fc
      .record({ draft: anyDraft, facts })
      .map(({ draft, facts }): ReportSnapshot => ({ view: 1, ...HEAD, draft, facts }));
    fc.assert(
      fc.property(snapshot, fc.option(snapshot), (after, before) => {
        expect(wordsOfBlocks(after, before)).toBe(wordsOfView(after, before));
      }),
    );
  });

  test('begins with the samverkan and the report as headings', () => {
    const blocks = reportBlocks(published({}), null);
    expect(blocks.slice(0, 2)).toEqual([
      { kind: 'heading', level: 1, text: HEAD.cooperationName },
      { kind: 'heading', level: 2, text: 'Statusrapport 2, Min skolskjuts' },
    ]);
  });

  test('every row of a table has a cell for each column', () => {
    for (const block of reportBlocks(published({}, MORE), null)) {
      if (block.kind !== 'table') continue;
      expect(block.rows.map(({ cells }) => cells.length)).toEqual(block.rows.map(() => block.columns.length));
    }
  });
});
