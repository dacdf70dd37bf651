import type { SecrecyMark } from '~/store/secrecy';
import { Status } from '~/views/shell/Status';

/** That something is marked sekretess, and on which ground, for those who see it at all; nothing for what is open. */
export function SecrecyWord({ secrecy }: { secrecy: Pick<SecrecyMark, 'ground'> | null }) {
  if (secrecy === null) return null;
  return (
    <span className="cell-sub">
      <Status tone="warn">Sekretess</Status> {secrecy.ground}
    </span>
  );
}
