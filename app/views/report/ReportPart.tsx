import type { ReactNode } from 'react';

import type { Part } from '~/domain/report';

import { PART_TITLES } from './report-words';

interface ReportPartProps {
  readonly part: Part;
  readonly comment: string;
  readonly children: ReactNode;
}

/** A part that the system has filled in, with the projektledare's comment. */
export function ReportPart({ part, comment, children }: ReportPartProps) {
  return (
    <section>
      <h3>{PART_TITLES[part]}</h3>
      {comment === '' ? null : <p className="prose">{comment}</p>}
      {children}
    </section>
  );
}
