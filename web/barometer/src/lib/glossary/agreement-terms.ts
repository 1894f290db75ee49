import type { GlossaryTerm } from './glossary-term.ts'

/** What is agreed, with whom, and for which money. */
export const agreementTerms: readonly GlossaryTerm[] = [
  {
    id: 'action',
    word: { nl: 'actie', en: 'action', fr: 'action', de: 'Maßnahme' },
    meaning: {
      nl: 'Iets wat een gemeente kan kiezen om te doen. De actie is voor iedereen dezelfde; hoe zij ze uitvoert, kiest de gemeente zelf.',
      en: 'Something that a municipality may choose to do. The action is the same for all; how to carry it out is for the municipality to choose.',
      fr: 'Quelque chose qu’une commune peut choisir de faire. L’action est la même pour toutes ; la commune choisit elle-même comment la mener.',
      de: 'Etwas, das eine Gemeinde sich vornehmen kann. Die Maßnahme ist für alle dieselbe; wie sie umgesetzt wird, entscheidet die Gemeinde selbst.',
    },
  },
  {
    id: 'agreement',
    word: { nl: 'overeenkomst', en: 'agreement', fr: 'convention', de: 'Vereinbarung' },
    meaning: {
      nl: 'Wat een gemeente, alleen of samen met andere, met Vlaanderen afspreekt voor één projectperiode: welke acties, welke doelen, welk geld.',
      en: 'What a municipality, alone or with others, agrees with Flanders for one project period: which actions, which targets, which money.',
      fr: 'Ce qu’une commune, seule ou avec d’autres, convient avec la Flandre pour une période de projet : quelles actions, quels objectifs, quel argent.',
      de: 'Was eine Gemeinde, allein oder mit anderen, mit Flandern für einen Projektzeitraum vereinbart: welche Maßnahmen, welche Zielwerte, welches Geld.',
    },
  },
  {
    id: 'award',
    word: { nl: 'toekenning', en: 'award', fr: 'octroi', de: 'Bewilligung' },
    meaning: {
      nl: 'De verdeling van het geld van een oproep over de aanvragen.',
      en: 'The division of the money of a call over the applications.',
      fr: 'La répartition de l’argent d’un appel entre les demandes.',
      de: 'Die Verteilung des Geldes eines Aufrufs auf die Anträge.',
    },
  },
  {
    id: 'call',
    word: { nl: 'oproep', en: 'call', fr: 'appel', de: 'Aufruf' },
    meaning: {
      nl: 'De uitnodiging om een overeenkomst aan te vragen voor een projectperiode, met alle regels.',
      en: 'The invitation to apply for an agreement for a project period, with all its rules.',
      fr: 'L’invitation à demander une convention pour une période de projet, avec toutes les règles.',
      de: 'Die Einladung, für einen Projektzeitraum eine Vereinbarung zu beantragen, mit allen Regeln.',
    },
  },
  {
    id: 'cluster',
    word: { nl: 'samenwerkingsverband', en: 'cluster', fr: 'groupement', de: 'Verbund' },
    meaning: {
      nl: 'Twee of meer gemeenten van dezelfde referentieregio die samen één overeenkomst hebben. De trekker krijgt het geld en betaalt het zo nodig terug.',
      en: 'Two or more municipalities of the same reference region that have one agreement together. The lead receives the money and repays it if need be.',
      fr: 'Deux communes ou plus de la même région de référence qui ont ensemble une seule convention. La commune pilote reçoit l’argent et le rembourse si nécessaire.',
      de: 'Zwei oder mehr Gemeinden derselben Referenzregion, die zusammen eine Vereinbarung haben. Die federführende Gemeinde erhält das Geld und zahlt es nötigenfalls zurück.',
    },
  },
  {
    id: 'contribution',
    word: {
      nl: 'Vlaamse bijdrage',
      en: 'Flemish contribution',
      fr: 'contribution flamande',
      de: 'flämischer Beitrag',
    },
    meaning: {
      nl: 'Wat Vlaanderen betaalt: een vaste prijs per eenheid, maal het toegekende bereik.',
      en: 'What Flanders pays: a fixed price per unit, times the awarded reach.',
      fr: 'Ce que paie la Flandre : un prix fixe par unité, multiplié par la portée octroyée.',
      de: 'Was Flandern zahlt: ein fester Preis je Einheit, mal die bewilligte Reichweite.',
    },
  },
  {
    id: 'current-reach',
    word: {
      nl: 'huidig bereik',
      en: 'current reach',
      fr: 'portée préalable',
      de: 'Reichweite vorher',
    },
    meaning: {
      nl: 'Wat er al bereikt werd vóór de overeenkomst.',
      en: 'What was reached already before the agreement.',
      fr: 'Ce qui était déjà atteint avant la convention.',
      de: 'Was schon vor der Vereinbarung erreicht war.',
    },
  },
  {
    id: 'goal',
    word: { nl: 'doelstelling', en: 'goal', fr: 'objectif du plan', de: 'Ziel' },
    meaning: {
      nl: 'Een van de doelen van het plan waar acties bij horen.',
      en: 'One of the aims of the plan that actions serve.',
      fr: 'Un des buts du plan auxquels contribuent des actions.',
      de: 'Eines der Ziele des Plans, zu dem Maßnahmen beitragen.',
    },
  },
  {
    id: 'incentive',
    word: { nl: 'stimulans', en: 'incentive', fr: 'incitant', de: 'Anreiz' },
    meaning: {
      nl: 'Wat een samenwerkingsverband er per periode bij krijgt, zonder eigen bijdrage.',
      en: 'What a cluster gets on top in each period, without an own contribution.',
      fr: 'Ce qu’un groupement reçoit en plus par période, sans contribution propre.',
      de: 'Was ein Verbund je Zeitraum zusätzlich erhält, ohne Eigenbeitrag.',
    },
  },
  {
    id: 'kpi',
    word: { nl: 'KPI', en: 'KPI', fr: 'KPI', de: 'KPI' },
    meaning: {
      nl: 'Wat er van een actie geteld wordt. Een actie kan er meer dan één hebben.',
      en: 'What is counted of an action. An action may have more than one.',
      fr: 'Ce qui est compté d’une action. Une action peut en avoir plusieurs.',
      de: 'Was von einer Maßnahme gezählt wird. Eine Maßnahme kann mehrere haben.',
    },
  },
  {
    id: 'liaison',
    word: { nl: 'aanspreekpunt', en: 'liaison', fr: 'point de contact', de: 'Ansprechstelle' },
    meaning: {
      nl: 'De ambtenaar bij wie een gemeente voor een actie terechtkan.',
      en: 'The civil servant to whom a municipality can turn for an action.',
      fr: 'Le fonctionnaire auquel une commune peut s’adresser pour une action.',
      de: 'Die Person in der Verwaltung, an die sich eine Gemeinde zu einer Maßnahme wenden kann.',
    },
  },
  {
    id: 'mentor',
    word: { nl: 'peter- of meterstad', en: 'mentor city', fr: 'ville marraine', de: 'Patenstadt' },
    meaning: {
      nl: 'Een stad met ervaring die andere gemeenten bij een actie helpt.',
      en: 'A city with experience that helps other municipalities with an action.',
      fr: 'Une ville expérimentée qui aide d’autres communes pour une action.',
      de: 'Eine Stadt mit Erfahrung, die anderen Gemeinden bei einer Maßnahme hilft.',
    },
  },
  {
    id: 'own-contribution',
    word: {
      nl: 'eigen bijdrage',
      en: 'own contribution',
      fr: 'contribution propre',
      de: 'Eigenbeitrag',
    },
    meaning: {
      nl: 'Wat de gemeente zelf betaalt, in geld of in personeel: minstens zoveel als Vlaanderen.',
      en: 'What the municipality pays itself, in money or in staff: at least as much as Flanders.',
      fr: 'Ce que la commune paie elle-même, en argent ou en personnel : au moins autant que la Flandre.',
      de: 'Was die Gemeinde selbst zahlt, in Geld oder mit Personal: mindestens so viel wie Flandern.',
    },
  },
  {
    id: 'period',
    word: {
      nl: 'projectperiode',
      en: 'project period',
      fr: 'période de projet',
      de: 'Projektzeitraum',
    },
    meaning: {
      nl: 'De maanden waarin een doel gehaald moet worden, van een eerste tot een laatste dag.',
      en: 'The months in which a target is to be reached, from a first to a last day.',
      fr: 'Les mois pendant lesquels un objectif doit être atteint, d’un premier à un dernier jour.',
      de: 'Die Monate, in denen ein Zielwert erreicht werden soll, von einem ersten bis zu einem letzten Tag.',
    },
  },
  {
    id: 'region',
    word: {
      nl: 'referentieregio',
      en: 'reference region',
      fr: 'région de référence',
      de: 'Referenzregion',
    },
    meaning: {
      nl: 'Een vaste groep buurgemeenten waarbinnen gemeenten samenwerken.',
      en: 'A fixed group of neighbouring municipalities within which municipalities cooperate.',
      fr: 'Un groupe fixe de communes voisines au sein duquel les communes coopèrent.',
      de: 'Eine feste Gruppe benachbarter Gemeinden, innerhalb deren Gemeinden zusammenarbeiten.',
    },
  },
  {
    id: 'shortfall',
    word: { nl: 'tekort', en: 'shortfall', fr: 'manque', de: 'Fehlbetrag' },
    meaning: {
      nl: 'Eigen bijdrage die verwacht wordt en nog niet getoond is.',
      en: 'Own contribution that is due and has not been shown yet.',
      fr: 'La contribution propre qui est attendue et n’a pas encore été montrée.',
      de: 'Eigenbeitrag, der erwartet wird und noch nicht nachgewiesen ist.',
    },
  },
  {
    id: 'target',
    word: { nl: 'doel', en: 'target', fr: 'objectif', de: 'Zielwert' },
    meaning: {
      nl: 'Wat er aan het einde van de periode bereikt moet zijn: het huidige bereik plus het toegekende bereik.',
      en: 'What is to be reached by the end of the period: the current reach plus the awarded reach.',
      fr: 'Ce qui doit être atteint à la fin de la période : la portée préalable plus la portée octroyée.',
      de: 'Was am Ende des Zeitraums erreicht sein soll: die Reichweite vorher plus die bewilligte Reichweite.',
    },
  },
]
