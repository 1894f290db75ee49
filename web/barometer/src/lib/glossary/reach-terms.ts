import type { GlossaryTerm } from './glossary-term.ts'

/** What an agreement came to, and how that is judged. */
export const reachTerms: readonly GlossaryTerm[] = [
  {
    id: 'achieved',
    word: { nl: 'behaald', en: 'achieved', fr: 'atteint', de: 'erreicht' },
    meaning: {
      nl: 'Het bereik gedeeld door het doel. Wie meer bereikt dan het doel, heeft meer dan 100 %; dat wordt nooit afgekapt.',
      en: 'The reach divided by the target. Who reaches more than the target has more than 100%; that is never cut off.',
      fr: 'La portée divisée par l’objectif. Qui dépasse l’objectif a plus de 100 % ; ce n’est jamais plafonné.',
      de: 'Die Reichweite geteilt durch den Zielwert. Wer mehr als den Zielwert erreicht, hat mehr als 100 %; das wird nie gekappt.',
    },
  },
  {
    id: 'chance',
    word: { nl: 'kans', en: 'chance', fr: 'chance', de: 'Aussicht' },
    meaning: {
      nl: 'Hoe waarschijnlijk het is dat het eindrapport het doel haalt, geschat uit wat tot nu gerapporteerd is.',
      en: 'How likely it is that the final report meets the target, estimated from what has been reported so far.',
      fr: 'La probabilité que le rapport final atteigne l’objectif, estimée d’après ce qui a été rapporté jusqu’ici.',
      de: 'Wie wahrscheinlich es ist, dass der Abschlussbericht den Zielwert erreicht, geschätzt aus dem bisher Berichteten.',
    },
  },
  {
    id: 'euro-per-result',
    word: {
      nl: 'euro per resultaat',
      en: 'euro per result',
      fr: 'euros par résultat',
      de: 'Euro je Ergebnis',
    },
    meaning: {
      nl: 'De Vlaamse bijdrage gedeeld door wat boven het huidige bereik bereikt werd.',
      en: 'The Flemish contribution divided by what was reached above the current reach.',
      fr: 'La contribution flamande divisée par ce qui a été atteint au-delà de la portée préalable.',
      de: 'Der flämische Beitrag geteilt durch das, was über die Reichweite vorher hinaus erreicht wurde.',
    },
  },
  {
    id: 'expected',
    word: { nl: 'verwacht', en: 'expected', fr: 'attendu', de: 'erwartet' },
    meaning: {
      nl: 'Wat er op een dag bereikt zou moeten zijn om op schema te zitten.',
      en: 'What should have been reached on a day to be on course.',
      fr: 'Ce qui devrait être atteint un jour donné pour être dans les temps.',
      de: 'Was an einem Tag erreicht sein müsste, um im Zeitplan zu liegen.',
    },
  },
  {
    id: 'flow',
    word: { nl: 'stroom', en: 'flow', fr: 'flux', de: 'Strom' },
    meaning: {
      nl: 'Een KPI waarvan de cijfers over de jaren optellen, zoals mensen die bereikt zijn.',
      en: 'A KPI whose figures add up over the years, such as people reached.',
      fr: 'Un KPI dont les chiffres s’additionnent au fil des ans, comme des personnes touchées.',
      de: 'Ein KPI, dessen Zahlen sich über die Jahre zusammenzählen lassen, wie erreichte Menschen.',
    },
  },
  {
    id: 'people-reached',
    word: {
      nl: 'bereikte mensen',
      en: 'people reached',
      fr: 'personnes touchées',
      de: 'erreichte Menschen',
    },
    meaning: {
      nl: 'Verschillende mensen over alle KPI’s van een overeenkomst: wie bij twee meetelt, telt hier één keer.',
      en: 'Different people over all KPIs of an agreement: who counts under two is counted once here.',
      fr: 'Des personnes différentes sur tous les KPI d’une convention : qui compte pour deux est compté ici une fois.',
      de: 'Verschiedene Menschen über alle KPI einer Vereinbarung: Wer bei zweien zählt, wird hier einmal gezählt.',
    },
  },
  {
    id: 'plan',
    word: { nl: 'plan', en: 'plan', fr: 'plan', de: 'Plan' },
    meaning: {
      nl: 'Een KPI die klaar is of niet, zoals een actieplan.',
      en: 'A KPI that is done or not done, such as an action plan.',
      fr: 'Un KPI qui est réalisé ou non, comme un plan d’action.',
      de: 'Ein KPI, der fertig ist oder nicht, etwa ein Aktionsplan.',
    },
  },
  {
    id: 'reach',
    word: { nl: 'bereik', en: 'reach', fr: 'portée', de: 'Reichweite' },
    meaning: {
      nl: 'Wat er in totaal bereikt is, met wat er al was.',
      en: 'What was reached in total, with what was there before.',
      fr: 'Ce qui est atteint au total, avec ce qui existait déjà.',
      de: 'Was insgesamt erreicht ist, mit dem, was schon da war.',
    },
  },
  {
    id: 'report',
    word: { nl: 'rapport', en: 'report', fr: 'rapport', de: 'Bericht' },
    meaning: {
      nl: 'Wat een gemeente zegt dat ze bereikte: halverwege (tussentijds) en na afloop (eindrapport).',
      en: 'What a municipality says that it reached: halfway (interim) and at the end (final report).',
      fr: 'Ce qu’une commune dit avoir atteint : à mi-parcours (rapport intermédiaire) et à la fin (rapport final).',
      de: 'Was eine Gemeinde als erreicht angibt: nach der Hälfte (Zwischenbericht) und am Ende (Abschlussbericht).',
    },
  },
  {
    id: 'stock',
    word: { nl: 'voorraad', en: 'stock', fr: 'stock', de: 'Bestand' },
    meaning: {
      nl: 'Een KPI die telt hoeveel er zijn, zoals buddy’s. Zulke cijfers tellen niet op over de jaren.',
      en: 'A KPI that counts how many there are, such as buddies. Such figures do not add up over the years.',
      fr: 'Un KPI qui compte combien il y en a, comme des buddys. De tels chiffres ne s’additionnent pas au fil des ans.',
      de: 'Ein KPI, der zählt, wie viele es gibt, etwa Buddys. Solche Zahlen lassen sich nicht über die Jahre zusammenzählen.',
    },
  },
]
