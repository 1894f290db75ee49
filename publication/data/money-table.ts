import type { Cents } from '@peil/domain/values/cents.ts'
import type { AgreementPage, FundingStatement, Release } from '@peil/domain/release/release.ts'
import { column, dataTable, words, type Column, type DataTable, type Words } from './data-table.ts'
import { replyColumns } from './reply-columns.ts'
import { agreementColumns, statusColumn } from './shared-columns.ts'

const amount = (
  name: string,
  pick: (funding: FundingStatement) => Cents | null,
  meaning: Words,
  formula?: Words,
): Column<AgreementPage> =>
  column(name, 'cents', ({ funding }) => (funding === null ? null : pick(funding)), meaning, {
    empty: words('Zie money_status.', 'See money_status.'),
    ...(formula === undefined ? {} : { formula }),
  })

const columns: readonly Column<AgreementPage>[] = [
  ...agreementColumns((agreement: AgreementPage) => agreement),
  statusColumn('money', ['value', 'not-applicable'], ({ funding }) =>
    funding === null ? 'not-applicable' : 'value',
  ),
  amount(
    'awarded_cents',
    (funding) => funding.awardedCents,
    words('Toegekende Vlaamse bijdrage.', 'Flemish contribution awarded.'),
    words('som van contribution_cents in kpis', 'sum of contribution_cents in kpis'),
  ),
  amount('advance_cents', (funding) => funding.advanceCents, words('Voorschot.', 'Advance.')),
  amount(
    'balance_cents',
    (funding) => funding.balanceCents,
    words('Saldo.', 'Balance.'),
    words('awarded_cents − advance_cents', 'awarded_cents − advance_cents'),
  ),
  amount(
    'own_due_cents',
    (funding) => funding.ownDueCents,
    words('Eigen bijdrage die verwacht wordt.', 'Own contribution due.'),
    words('gelijk aan awarded_cents', 'equal to awarded_cents'),
  ),
  amount(
    'own_cash_cents',
    (funding) => funding.ownCashCents,
    words('Getoonde eigen bijdrage in geld.', 'Own contribution shown, in cash.'),
  ),
  amount(
    'own_in_kind_cents',
    (funding) => funding.ownInKindCents,
    words(
      'Getoonde eigen bijdrage in natura, zoals personeel.',
      'Own contribution shown in kind, such as staff.',
    ),
  ),
  amount(
    'shortfall_cents',
    (funding) => funding.shortfallCents,
    words('Wat aan de eigen bijdrage ontbreekt.', 'What is lacking of the own contribution.'),
    words(
      'own_due_cents − own_cash_cents − own_in_kind_cents, niet onder 0',
      'own_due_cents − own_cash_cents − own_in_kind_cents, not below 0',
    ),
  ),
  column(
    'at_risk_cents',
    'cents',
    ({ funding }) => funding?.atRiskCents ?? null,
    words(
      'Deel van de Vlaamse bijdrage dat op het spel staat.',
      'Part of the Flemish contribution that is at risk.',
    ),
    {
      empty: words('Zie at_risk_status.', 'See at_risk_status.'),
      formula: words(
        'som over de KPI-rijen van prijs × (target − reach, tussen 0 en awarded); alles als het eindrapport te laat is',
        'sum over the KPIs of price × (target − reach, between 0 and awarded); all of it when the final report is overdue',
      ),
    },
  ),
  statusColumn('at_risk', ['value', 'not-due', 'not-applicable'], ({ funding }) => {
    if (funding === null) return 'not-applicable'
    return funding.atRiskCents === null ? 'not-due' : 'value'
  }),
  amount(
    'incentive_cents',
    (funding) => funding.incentiveCents,
    words(
      'Stimulans voor samenwerking, apart van de bijdrage.',
      'Incentive for cooperation, apart from the contribution.',
    ),
  ),
  ...replyColumns((agreement: AgreementPage) => agreement),
]

/** One row per application; without an offer there is no money, and the row says so. */
export const moneyTable = (release: Release): DataTable =>
  dataTable(
    release,
    'money',
    words('Geld per overeenkomst', 'Money per agreement'),
    columns,
    release.agreements,
  )
