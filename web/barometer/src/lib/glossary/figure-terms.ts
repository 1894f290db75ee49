import type { GlossaryTerm } from './glossary-term.ts'

/** What figures are, and what is said about them. */
export const figureTerms: readonly GlossaryTerm[] = [
  {
    id: 'achieved',
    word: { nl: 'behaald', en: 'achieved' },
    meaning: {
      nl: 'Het bereik gedeeld door het doel. Wie meer bereikt dan het doel, heeft meer dan 100 %; dat wordt nooit afgekapt.',
      en: 'The reach divided by the target. Who reaches more than the target has more than 100%; that is never cut off.',
    },
  },
  {
    id: 'benchmark',
    word: { nl: 'regiowaarde', en: 'region value' },
    meaning: {
      nl: 'Het cijfer van een hele regio, berekend uit de som van alle tellers en de som van alle noemers. Het is geen gemiddelde van de gemeenten.',
      en: 'The figure of a whole region, computed from the sum of all numerators and the sum of all denominators. It is not an average of the municipalities.',
    },
  },
  {
    id: 'break',
    word: { nl: 'breuk in de reeks', en: 'break in the series' },
    meaning: {
      nl: 'Een moment waarop de manier van meten veranderde. Cijfers ervoor en erna zijn niet zomaar te vergelijken.',
      en: 'A moment at which the way of measuring changed. Figures before and after it cannot simply be compared.',
    },
  },
  {
    id: 'carried',
    word: { nl: 'overgedragen', en: 'carried over' },
    meaning: {
      nl: 'Een cijfer van gemeenten die samengingen, opgeteld of opnieuw berekend voor de gemeente van nu.',
      en: 'A figure of municipalities that merged, added or computed again for the municipality of today.',
    },
  },
  {
    id: 'chance',
    word: { nl: 'kans', en: 'chance' },
    meaning: {
      nl: 'Hoe waarschijnlijk het is dat het eindrapport het doel haalt, geschat uit wat tot nu gerapporteerd is.',
      en: 'How likely it is that the final report meets the target, estimated from what has been reported so far.',
    },
  },
  {
    id: 'correction',
    word: { nl: 'correctie', en: 'correction' },
    meaning: {
      nl: 'Een nieuw cijfer omdat het vorige fout was. De reden staat erbij.',
      en: 'A new figure because the one before was wrong. The reason stands beside it.',
    },
  },
  {
    id: 'euro-per-result',
    word: { nl: 'euro per resultaat', en: 'euro per result' },
    meaning: {
      nl: 'De Vlaamse bijdrage gedeeld door wat boven het huidige bereik bereikt werd.',
      en: 'The Flemish contribution divided by what was reached above the current reach.',
    },
  },
  {
    id: 'expected',
    word: { nl: 'verwacht', en: 'expected' },
    meaning: {
      nl: 'Wat er op een dag bereikt zou moeten zijn om op schema te zitten.',
      en: 'What should have been reached on a day to be on course.',
    },
  },
  {
    id: 'flow',
    word: { nl: 'stroom', en: 'flow' },
    meaning: {
      nl: 'Een KPI waarvan de cijfers over de jaren optellen, zoals mensen die bereikt zijn.',
      en: 'A KPI whose figures add up over the years, such as people reached.',
    },
  },
  {
    id: 'indicator',
    word: { nl: 'indicator', en: 'indicator' },
    meaning: {
      nl: 'Een cijfer over alle inwoners van een gemeente of regio, zoals een werkzaamheidsgraad. Het zegt hoe het ergens gaat, niet wat een actie opleverde.',
      en: 'A figure about all residents of a municipality or region, such as an employment rate. It says how things are, not what an action brought about.',
    },
  },
  {
    id: 'interval',
    word: { nl: 'marge', en: 'interval' },
    meaning: {
      nl: 'De waarden die de gegevens niet tegenspreken. Hoe minder mensen gevraagd of geteld zijn, hoe breder de marge.',
      en: 'The values that the data do not contradict. The fewer people were asked or counted, the wider it is.',
    },
  },
  {
    id: 'missing',
    word: { nl: 'geen cijfer', en: 'no figure' },
    meaning: {
      nl: 'Een cijfer dat er niet is, is geen nul. Er staat altijd bij waarom: nog niet verwacht, niet gerapporteerd, niet van toepassing of niet getoond.',
      en: 'A figure that is not there is not zero. It always says why: not due yet, not reported, not applicable or not shown.',
    },
  },
  {
    id: 'no-clear-difference',
    word: { nl: 'geen duidelijk verschil', en: 'no clear difference' },
    meaning: {
      nl: 'Twee cijfers waarvan de marges niet laten zeggen welk het grootste is.',
      en: 'Two figures whose intervals do not tell which is the larger.',
    },
  },
  {
    id: 'people-reached',
    word: { nl: 'bereikte mensen', en: 'people reached' },
    meaning: {
      nl: 'Verschillende mensen over alle KPI’s van een overeenkomst: wie bij twee meetelt, telt hier één keer.',
      en: 'Different people over all KPIs of an agreement: who counts under two is counted once here.',
    },
  },
  {
    id: 'plan',
    word: { nl: 'plan', en: 'plan' },
    meaning: {
      nl: 'Een KPI die klaar is of niet, zoals een actieplan.',
      en: 'A KPI that is done or not done, such as an action plan.',
    },
  },
  {
    id: 'provisional',
    word: { nl: 'voorlopig', en: 'provisional' },
    meaning: {
      nl: 'Een cijfer dat nog kan veranderen, omdat nog niet alles binnen is.',
      en: 'A figure that may still change, because not everything is in.',
    },
  },
  {
    id: 'reach',
    word: { nl: 'bereik', en: 'reach' },
    meaning: {
      nl: 'Wat er in totaal bereikt is, met wat er al was.',
      en: 'What was reached in total, with what was there before.',
    },
  },
  {
    id: 'register',
    word: { nl: 'registercijfer', en: 'register figure' },
    meaning: {
      nl: 'Een telling van iedereen, uit een administratie.',
      en: 'A count of everybody, from an administration.',
    },
  },
  {
    id: 'release',
    word: { nl: 'publicatie', en: 'release' },
    meaning: {
      nl: 'Alle pagina’s en bestanden samen zoals ze op één dag verschenen. Een publicatie verandert nooit; een nieuwe komt erbij.',
      en: 'All pages and files together as they appeared on one day. A release never changes; a new one is added.',
    },
  },
  {
    id: 'reply',
    word: { nl: 'reactie van de gemeente', en: 'reply of the municipality' },
    meaning: {
      nl: 'Wat een gemeente zelf over haar cijfer zegt. Het staat naast het cijfer, en in elk bestand.',
      en: 'What a municipality says about its own figure. It stands beside the figure, and in every file.',
    },
  },
  {
    id: 'report',
    word: { nl: 'rapport', en: 'report' },
    meaning: {
      nl: 'Wat een gemeente zegt dat ze bereikte: halverwege (tussentijds) en na afloop (eindrapport).',
      en: 'What a municipality says that it reached: halfway (interim) and at the end (final report).',
    },
  },
  {
    id: 'revision',
    word: { nl: 'herziening', en: 'revision' },
    meaning: {
      nl: 'Een nieuw cijfer omdat er betere gegevens kwamen, zoals aangekondigd. De reden staat erbij.',
      en: 'A new figure because better data came, as announced. The reason stands beside it.',
    },
  },
  {
    id: 'stock',
    word: { nl: 'voorraad', en: 'stock' },
    meaning: {
      nl: 'Een KPI die telt hoeveel er zijn, zoals buddy’s. Zulke cijfers tellen niet op over de jaren.',
      en: 'A KPI that counts how many there are, such as buddies. Such figures do not add up over the years.',
    },
  },
  {
    id: 'survey',
    word: { nl: 'enquêtecijfer', en: 'survey figure' },
    meaning: {
      nl: 'Een cijfer uit een steekproef. Van een regio staan daarom alleen het laagste en het hoogste erbij, elk met zijn marge.',
      en: 'A figure from a sample. Of a region it therefore shows only the lowest and the highest, each with its interval.',
    },
  },
  {
    id: 'withheld',
    word: { nl: 'niet getoond', en: 'withheld' },
    meaning: {
      nl: 'Een cijfer dat er is, maar niet verschijnt omdat er mensen in te herkennen zouden zijn.',
      en: 'A figure that exists but is not shown, because people could be recognised in it.',
    },
  },
]
