import type { TestProject } from 'vitest/node';

import { buildProgram } from '../support/program';

/** Once a run: the built product. */
export default function setup(project: TestProject): void {
  project.provide('program', buildProgram('build-for-faults'));
}
