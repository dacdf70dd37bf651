import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { Refusal } from '~/domain/refusal';
import { parseAreas } from '~/domain/report-answer';
import { agreementForm, factorRuleForm } from '~/forms/agreement';
import { joinForm, memberForm } from '~/forms/membership';
import { reportAreasForm } from '~/forms/report-answer';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { lockAgreement, updateAgreement } from '~/store/agreement';
import { updateFactorRule } from '~/store/factor-rule';
import { insertMember, updateMember } from '~/store/member';
import { listParties } from '~/store/party';
import { listReportAreas } from '~/store/report-ground';
import { replaceReportAreas } from '~/store/report-change';
import { AgreementPage } from '~/views/cooperation/AgreementPage';
import { agreementValues, factorRuleWord } from '~/views/cooperation/agreement-words';

import { cooperation } from './subjects';

export const loader = guardedLoader(cooperation, 'cooperation.read', async ({ viewer, found, context, may }) => {
  const mayManage = may('cooperation.manage');
  return {
    agreement: found,
    parties: mayManage ? (await listParties(context.db)).map(({ id, name }) => ({ id, name })) : [],
    reportAreas: await listReportAreas(context.db, viewer, found.id),
    today: context.clock.today(),
    mayManage,
  };
});

const gone = 'Samverkan finns inte längre.';
const twice = 'Parten är redan med under en del av den tiden. En part kan inte vara med två gånger samtidigt.';

export const action = guardedAction(cooperation, {
  update: intent(cooperation, {
    may: 'cooperation.manage',
    form: agreementForm,
    run: async ({ viewer, found, context, write }, { id, version, ...terms }) => {
      if (id !== found.id) throw new Refusal('Uppgiften hör till en annan samverkan. Ladda om sidan.');
      const today = context.clock.today();
      const members = found.members.filter(({ leftOn }) => leftOn === null || leftOn > today);
      if (terms.leadPartyId !== null && !members.some(({ partyId }) => partyId === terms.leadPartyId)) {
        throw new Refusal('Den huvudansvariga ska vara en av medlemmarna.', 'leadPartyId');
      }
      if (terms.approvalCount !== null && terms.approvalCount > members.length) {
        throw new Refusal(`Samverkan har ${members.length} medlemmar.`, 'approvalCount');
      }
      await write(async (trx, actor) => {
        const before = await lockAgreement(trx, viewer, found.id);
        if (!before) throw new Refusal(gone);
        if (before.version !== version) {
          const leadName = found.members.find(({ partyId }) => partyId === before.leadPartyId)?.partyName ?? null;
          throw new LostRace({ version: before.version, values: agreementValues({ ...before, leadName }) });
        }
        await updateAgreement(trx, actor, before, terms);
      });
      return `/samverkan/${found.slug}?sparad=1`;
    },
  }),
  'require-factor': intent(cooperation, {
    may: 'cooperation.manage',
    form: factorRuleForm,
    run: async ({ viewer, found, write }, { id, version, required }) => {
      if (id !== found.id) throw new Refusal('Uppgiften hör till en annan samverkan. Ladda om sidan.');
      await write(async (trx, actor) => {
        const before = await lockAgreement(trx, viewer, found.id);
        if (!before) throw new Refusal(gone);
        if (before.requiresSecondFactor === required) return;
        if (before.version !== version) {
          const values = [['Tvåstegsinloggning', factorRuleWord(before.requiresSecondFactor)]] as const;
          throw new LostRace({ version: before.version, values });
        }
        await updateFactorRule(trx, actor, before, required);
      });
      return `/samverkan/${found.slug}?inloggning=sparad#inloggning`;
    },
  }),
  join: intent(cooperation, {
    may: 'cooperation.manage',
    form: joinForm,
    run: async ({ viewer, found, context, write }, { partyId, joinedOn, leftOn }) => {
      const known = await listParties(context.db);
      if (!known.some((party) => party.id === partyId)) throw new Refusal('Välj i listan.', 'partyId');
      await write(async (trx, actor) => {
        if (!(await lockAgreement(trx, viewer, found.id))) throw new Refusal(gone);
        const member = { of: 'cooperation', id: found.id, partyId } as const;
        if (!(await insertMember(trx, actor, member, { joinedOn, leftOn }))) throw new Refusal(twice, 'joinedOn');
      });
      return `/samverkan/${found.slug}?medlem=${partyId}#medlemmar`;
    },
  }),
  member: intent(cooperation, {
    may: 'cooperation.manage',
    form: memberForm,
    run: async ({ viewer, found, write }, { partyId, wasJoinedOn, wasLeftOn, joinedOn, leftOn }) => {
      await write(async (trx, actor) => {
        if (!(await lockAgreement(trx, viewer, found.id))) throw new Refusal(gone);
        const before = { joinedOn: wasJoinedOn, leftOn: wasLeftOn };
        const member = { of: 'cooperation', id: found.id, partyId } as const;
        const outcome = await updateMember(trx, actor, member, before, { joinedOn, leftOn });
        if (outcome === 'overlap') throw new Refusal(twice, 'joinedOn');
        if (outcome === 'gone') {
          throw new Refusal('Någon annan har ändrat medlemskapet. Läs vad som gäller nu och försök igen.');
        }
      });
      return `/samverkan/${found.slug}?medlem=${partyId}#medlemmar`;
    },
  }),
  areas: intent(cooperation, {
    may: 'cooperation.manage',
    form: reportAreasForm,
    run: async ({ viewer, found, write }, { id, areas, seen }) => {
      if (id !== found.id) throw new Refusal('Uppgiften hör till en annan samverkan. Ladda om sidan.');
      const names = parseAreas(areas);
      await write(async (trx, actor) => {
        if (!(await lockAgreement(trx, viewer, found.id))) throw new Refusal(gone);
        const now = (await listReportAreas(trx, viewer, found.id)).join('\n');
        if (now === names.join('\n')) return;
        if (now !== seen) {
          throw new Refusal('Någon annan har ändrat områdena. Läs vad som gäller nu och spara igen om ditt ska gälla.');
        }
        await replaceReportAreas(trx, actor, found.id, names);
      });
      return `/samverkan/${found.slug}?omraden=sparade#omraden`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Avtal · ${data?.agreement.name ?? ''} · Samplan` },
];

export default function Cooperation() {
  return <AgreementPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
