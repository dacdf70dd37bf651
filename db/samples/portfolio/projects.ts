import type { SampleProject } from '../shape';
import { digitalMotor } from './digital-motor';
import { edala } from './edala';
import { gemensamIt } from './gemensam-it';
import { itVaxelTelefoni } from './it-vaxel-telefoni';
import { minSkolskjuts } from './min-skolskjuts/project';

/** The projects of the sample portfolio. */
export const projects: readonly SampleProject[] = [minSkolskjuts, edala, gemensamIt, digitalMotor, itVaxelTelefoni];
