import type { GlossaryTerm } from './glossary-term.ts'

/** What is agreed, with whom, and for which money. */
export const agreementTerms: readonly GlossaryTerm[] = [
  {
    id: 'action',
    word: { nl: 'actie', en: 'action' },
    meaning: {
      nl: 'Iets wat een gemeente kan kiezen om te doen. De actie is voor iedereen dezelfde; hoe zij ze uitvoert, kiest de gemeente zelf.',
      en: 'Something that a municipality may choose to do. The action is the same for all; how to carry it out is for the municipality to choose.',
    },
  },
  {
    id: 'agreement',
    word: { nl: 'overeenkomst', en: 'agreement' },
    meaning: {
      nl: 'Wat een gemeente, alleen of samen met andere, met Vlaanderen afspreekt voor één projectperiode: welke acties, welke doelen, welk geld.',
      en: 'What a municipality, alone or with others, agrees with Flanders for one project period: which actions, which targets, which money.',
    },
  },
  {
    id: 'award',
    word: { nl: 'toekenning', en: 'award' },
    meaning: {
      nl: 'De verdeling van het geld van een oproep over de aanvragen.',
      en: 'The division of the money of a call over the applications.',
    },
  },
  {
    id: 'call',
    word: { nl: 'oproep', en: 'call' },
    meaning: {
      nl: 'De uitnodiging om een overeenkomst aan te vragen voor een projectperiode, met alle regels.',
      en: 'The invitation to apply for an agreement for a project period, with all its rules.',
    },
  },
  {
    id: 'cluster',
    word: { nl: 'samenwerkingsverband', en: 'cluster' },
    meaning: {
      nl: 'Twee of meer gemeenten van dezelfde referentieregio die samen één overeenkomst hebben. De trekker krijgt het geld en betaalt het zo nodig terug.',
      en: 'Two or more municipalities of the same reference region that have one agreement together. The lead receives the money and repays it if need be.',
    },
  },
  {
    id: 'contribution',
    word: { nl: 'Vlaamse bijdrage', en: 'Flemish contribution' },
    meaning: {
      nl: 'Wat Vlaanderen betaalt: een vaste prijs per eenheid, maal het toegekende bereik.',
      en: 'What Flanders pays: a fixed price per unit, times the awarded reach.',
    },
  },
  {
    id: 'current-reach',
    word: { nl: 'huidig bereik', en: 'current reach' },
    meaning: {
      nl: 'Wat er al bereikt werd vóór de overeenkomst.',
      en: 'What was reached already before the agreement.',
    },
  },
  {
    id: 'goal',
    word: { nl: 'doelstelling', en: 'goal' },
    meaning: {
      nl: 'Een van de doelen van het plan waar acties bij horen.',
      en: 'One of the aims of the plan that actions serve.',
    },
  },
  {
    id: 'incentive',
    word: { nl: 'stimulans', en: 'incentive' },
    meaning: {
      nl: 'Wat een samenwerkingsverband er per periode bij krijgt, zonder eigen bijdrage.',
      en: 'What a cluster gets on top in each period, without an own contribution.',
    },
  },
  {
    id: 'kpi',
    word: { nl: 'KPI', en: 'KPI' },
    meaning: {
      nl: 'Wat er van een actie geteld wordt. Een actie kan er meer dan één hebben.',
      en: 'What is counted of an action. An action may have more than one.',
    },
  },
  {
    id: 'liaison',
    word: { nl: 'aanspreekpunt', en: 'liaison' },
    meaning: {
      nl: 'De ambtenaar bij wie een gemeente voor een actie terechtkan.',
      en: 'The civil servant to whom a municipality can turn for an action.',
    },
  },
  {
    id: 'mentor',
    word: { nl: 'peter- of meterstad', en: 'mentor city' },
    meaning: {
      nl: 'Een stad met ervaring die andere gemeenten bij een actie helpt.',
      en: 'A city with experience that helps other municipalities with an action.',
    },
  },
  {
    id: 'own-contribution',
    word: { nl: 'eigen bijdrage', en: 'own contribution' },
    meaning: {
      nl: 'Wat de gemeente zelf betaalt, in geld of in personeel: minstens zoveel als Vlaanderen.',
      en: 'What the municipality pays itself, in money or in staff: at least as much as Flanders.',
    },
  },
  {
    id: 'period',
    word: { nl: 'projectperiode', en: 'project period' },
    meaning: {
      nl: 'De maanden waarin een doel gehaald moet worden, van een eerste tot een laatste dag.',
      en: 'The months in which a target is to be reached, from a first to a last day.',
    },
  },
  {
    id: 'region',
    word: { nl: 'referentieregio', en: 'reference region' },
    meaning: {
      nl: 'Een vaste groep buurgemeenten waarbinnen gemeenten samenwerken.',
      en: 'A fixed group of neighbouring municipalities within which municipalities cooperate.',
    },
  },
  {
    id: 'shortfall',
    word: { nl: 'tekort', en: 'shortfall' },
    meaning: {
      nl: 'Eigen bijdrage die verwacht wordt en nog niet getoond is.',
      en: 'Own contribution that is due and has not been shown yet.',
    },
  },
  {
    id: 'target',
    word: { nl: 'doel', en: 'target' },
    meaning: {
      nl: 'Wat er aan het einde van de periode bereikt moet zijn: het huidige bereik plus het toegekende bereik.',
      en: 'What is to be reached by the end of the period: the current reach plus the awarded reach.',
    },
  },
]
