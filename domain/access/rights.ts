import type { Role } from './role.ts'

/**
 * How far a right reaches: over the whole programme; over dossiers that one's municipality leads;
 * over those it is a member of; over one's action in all municipalities.
 */
export type Reach = 'all' | 'as-lead' | 'as-member' | 'own-action'

type Holders = Readonly<Partial<Record<Role, Reach>>>

/**
 * Who may what: the one table that operations ask, that row-level security repeats for what is
 * read, and that tests drive every route against. Whoever is not named may not.
 */
export const rights = {
  // Calls and those who apply.
  'see-programme': { 'programme-manager': 'all', auditor: 'all' },
  'see-call': {
    'programme-manager': 'all',
    'action-liaison': 'all',
    coordinator: 'all',
    signatory: 'all',
    mentor: 'all',
    auditor: 'all',
  },
  'approach-municipality': { 'programme-manager': 'all' },
  'answer-approach': { coordinator: 'as-member' },
  'invite-to-cluster': { coordinator: 'as-lead' },
  'answer-invitation': { coordinator: 'as-member' },

  // A dossier: application, agreement, reports.
  'see-dossier': {
    'programme-manager': 'all',
    coordinator: 'as-member',
    signatory: 'as-member',
    auditor: 'all',
  },
  'see-action': {
    'programme-manager': 'all',
    'action-liaison': 'own-action',
    mentor: 'own-action',
    auditor: 'all',
  },
  /** What is not handed in yet is nothing done: no auditor reads it. */
  'see-draft': {
    'programme-manager': 'all',
    coordinator: 'as-member',
    signatory: 'as-member',
  },
  'edit-application': { coordinator: 'as-member' },
  'submit-application': { coordinator: 'as-lead' },
  'simulate-award': { 'programme-manager': 'all' },
  'propose-award': { 'programme-manager': 'all' },
  'decide-award': { 'programme-manager': 'all' },
  'sign-agreement': { signatory: 'as-lead' },
  'decline-offer': { signatory: 'as-lead' },
  'amend-agreement': { 'programme-manager': 'all' },
  'edit-report': { coordinator: 'as-member' },
  'submit-report': { coordinator: 'as-lead' },
  'certify-report': { signatory: 'as-lead' },
  'review-report': { 'programme-manager': 'all' },
  'give-reply': { coordinator: 'as-member' },
  'attach-evidence': { coordinator: 'as-member' },
  'see-evidence': { 'programme-manager': 'all', coordinator: 'as-member', signatory: 'as-member' },

  // Missed targets, and money.
  'open-case': { 'programme-manager': 'all', 'action-liaison': 'own-action' },
  'work-on-case': {
    'programme-manager': 'all',
    'action-liaison': 'own-action',
    coordinator: 'as-member',
    mentor: 'own-action',
  },
  'hear-municipality': {
    'programme-manager': 'all',
    'action-liaison': 'own-action',
    coordinator: 'as-member',
  },
  'propose-recovery': { 'programme-manager': 'all' },
  'decide-recovery': { 'programme-manager': 'all' },
  'see-payments': {
    'programme-manager': 'all',
    coordinator: 'as-member',
    signatory: 'as-member',
    auditor: 'all',
  },
  'order-payments': { 'programme-manager': 'all' },

  // Conversation and network.
  /** Messages are personal: those who converse read them, and nobody else. */
  'see-messages': {
    'programme-manager': 'all',
    'action-liaison': 'own-action',
    coordinator: 'as-member',
    signatory: 'as-member',
    mentor: 'own-action',
  },
  'write-message': {
    'programme-manager': 'all',
    'action-liaison': 'own-action',
    coordinator: 'as-member',
    signatory: 'as-member',
    mentor: 'own-action',
  },
  'share-material': {
    'programme-manager': 'all',
    'action-liaison': 'own-action',
    mentor: 'own-action',
  },

  // Releases.
  'prepare-release': { 'programme-manager': 'all' },
  'approve-release': { 'programme-manager': 'all' },

  // People.
  'manage-people': { administrator: 'all' },
} as const satisfies Record<string, Holders>

export type Right = keyof typeof rights

/** What the right would be used on; nothing when it is about no dossier or action in particular. */
export interface Subject {
  /** Codes of the dossier's members; the first way in for a municipality. */
  readonly members?: readonly string[]
  /** Code of the municipality that leads it. */
  readonly lead?: string
  readonly actions?: readonly string[]
}
