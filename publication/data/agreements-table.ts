import type { AgreementPage, Release } from '@peil/domain/release/release.ts'
import { column, dataTable, words, type Column, type DataTable } from './data-table.ts'
import { peopleStatus } from './figure-status.ts'
import { replyColumns } from './reply-columns.ts'
import { agreementColumns, statusColumn } from './shared-columns.ts'

const dateColumn = (
  name: string,
  nl: string,
  en: string,
  value: (agreement: AgreementPage) => string | null,
): Column<AgreementPage> =>
  column(name, 'date', value, words(nl, en), {
    empty: words('Dit is niet gebeurd; zie state.', 'This has not happened; see state.'),
  })

const columns = (isInPeople: (kpi: string) => boolean): readonly Column<AgreementPage>[] => [
  ...agreementColumns((agreement: AgreementPage) => agreement),
  column(
    'applicant_name',
    'text',
    (agreement) => agreement.applicantName,
    words('Naam van de aanvrager.', 'Name of the applicant.'),
  ),
  column(
    'region',
    'text',
    (agreement) => agreement.region,
    words(
      'Referentieregio van de aanvrager bij de opening van de oproep.',
      'Reference region of the applicant when the call opened.',
    ),
  ),
  column(
    'members',
    'list',
    (agreement) => agreement.members.map(({ nis }) => nis).join(';'),
    words(
      'NIS-codes van de leden, de aanvrager inbegrepen.',
      'NIS codes of the members, the applicant included.',
    ),
  ),
  column(
    'member_names',
    'list',
    (agreement) => agreement.members.map(({ name }) => name).join(';'),
    words('Namen van de leden, in dezelfde volgorde.', 'Names of the members, in the same order.'),
  ),
  column(
    'state',
    'text',
    (agreement) => agreement.state,
    words(
      'Stand: applied (aangevraagd), not-funded (niets toegekend), offered (aangeboden), declined (geweigerd), signed (getekend), ended (beëindigd).',
      'State: applied, not-funded, offered, declined, signed or ended.',
    ),
  ),
  dateColumn('applied_on', 'Dag van de aanvraag.', 'Day of the application.', (a) => a.appliedOn),
  dateColumn('offered_on', 'Dag van het aanbod.', 'Day of the offer.', (a) => a.offeredOn),
  dateColumn('signed_on', 'Dag van ondertekening.', 'Day of signature.', (a) => a.signedOn),
  dateColumn('declined_on', 'Dag van weigering.', 'Day it was declined.', (a) => a.declinedOn),
  dateColumn('ended_on', 'Dag waarop ze eindigde.', 'Day on which it ended.', (a) => a.endedOn),
  column(
    'ended_reason',
    'text',
    (agreement) => agreement.endedReason,
    words('Reden van het einde.', 'Why it ended.'),
    {
      empty: words(
        'Niet beëindigd, of de reden is niet gepubliceerd; zie state.',
        'Not ended, or the reason is not published; see state.',
      ),
    },
  ),
  column(
    'version',
    'integer',
    (agreement) => agreement.versions.at(-1)?.version ?? null,
    words('Nummer van de laatste versie.', 'Number of the latest version.'),
    {
      empty: words('Er is niets aangeboden; zie state.', 'Nothing was offered; see state.'),
    },
  ),
  column(
    'people',
    'integer',
    (agreement) => agreement.people?.people ?? null,
    words(
      'Bereikte mensen over alle KPI-rijen die mensen tellen; wie bij twee KPI’s meetelt, is één keer geteld.',
      'People reached over all KPI rows that count people; who counts under two KPIs is counted once.',
    ),
    {
      unit: 'people',
      empty: words('Zie people_status.', 'See people_status.'),
      formula: words(
        'som van reach over de KPI-rijen in mensen − people_counted_twice',
        'sum of reach over the KPI rows in people − people_counted_twice',
      ),
    },
  ),
  column(
    'people_counted_twice',
    'integer',
    (agreement) => agreement.people?.countedTwice ?? null,
    words(
      'Mensen die bij twee KPI’s meetellen; al afgetrokken van people.',
      'People who count under two KPIs; already subtracted from people.',
    ),
    { unit: 'people', empty: words('Zie people_status.', 'See people_status.') },
  ),
  statusColumn(
    'people',
    ['value', 'provisional', 'not-due', 'not-reported', 'not-applicable'],
    (agreement) => peopleStatus(agreement, isInPeople),
  ),
  ...replyColumns((agreement: AgreementPage) => agreement),
]

export const agreementsTable = (release: Release): DataTable => {
  const { kpis, units } = release.programme
  const inPeople = new Set(units.filter(({ people }) => people).map(({ id }) => id))
  const kpisInPeople = new Set(kpis.filter(({ unit }) => inPeople.has(unit)).map(({ id }) => id))
  return dataTable(
    release,
    'agreements',
    words('Overeenkomsten en aanvragen', 'Agreements and applications'),
    columns((kpi) => kpisInPeople.has(kpi)),
    release.agreements,
  )
}
