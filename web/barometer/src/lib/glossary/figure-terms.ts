import type { GlossaryTerm } from './glossary-term.ts'

/** What figures are, and what is said about them. */
export const figureTerms: readonly GlossaryTerm[] = [
  {
    id: 'benchmark',
    word: {
      nl: 'regiowaarde',
      en: 'region value',
      fr: 'valeur de la région',
      de: 'Wert der Region',
    },
    meaning: {
      nl: 'Het cijfer van een hele regio, berekend uit de som van alle tellers en de som van alle noemers. Het is geen gemiddelde van de gemeenten.',
      en: 'The figure of a whole region, computed from the sum of all numerators and the sum of all denominators. It is not an average of the municipalities.',
      fr: 'Le chiffre de toute une région, calculé à partir de la somme de tous les numérateurs et de la somme de tous les dénominateurs. Ce n’est pas une moyenne des communes.',
      de: 'Die Zahl einer ganzen Region, berechnet aus der Summe aller Zähler und der Summe aller Nenner. Sie ist kein Durchschnitt der Gemeinden.',
    },
  },
  {
    id: 'break',
    word: {
      nl: 'breuk in de reeks',
      en: 'break in the series',
      fr: 'rupture de série',
      de: 'Bruch in der Reihe',
    },
    meaning: {
      nl: 'Een moment waarop de manier van meten veranderde. Cijfers ervoor en erna zijn niet zomaar te vergelijken.',
      en: 'A moment at which the way of measuring changed. Figures before and after it cannot simply be compared.',
      fr: 'Un moment où la façon de mesurer a changé. Les chiffres d’avant et d’après ne se comparent pas sans précaution.',
      de: 'Ein Zeitpunkt, an dem sich die Messweise änderte. Zahlen davor und danach lassen sich nicht ohne Weiteres vergleichen.',
    },
  },
  {
    id: 'carried',
    word: { nl: 'overgedragen', en: 'carried over', fr: 'repris', de: 'übernommen' },
    meaning: {
      nl: 'Een cijfer van gemeenten die samengingen, opgeteld of opnieuw berekend voor de gemeente van nu.',
      en: 'A figure of municipalities that merged, added or computed again for the municipality of today.',
      fr: 'Un chiffre de communes qui ont fusionné, additionné ou recalculé pour la commune actuelle.',
      de: 'Eine Zahl von Gemeinden, die fusionierten, zusammengezählt oder neu berechnet für die heutige Gemeinde.',
    },
  },
  {
    id: 'correction',
    word: { nl: 'correctie', en: 'correction', fr: 'correction', de: 'Berichtigung' },
    meaning: {
      nl: 'Een nieuw cijfer omdat het vorige fout was. De reden staat erbij.',
      en: 'A new figure because the one before was wrong. The reason stands beside it.',
      fr: 'Un nouveau chiffre parce que le précédent était faux. La raison est indiquée.',
      de: 'Eine neue Zahl, weil die vorige falsch war. Der Grund steht dabei.',
    },
  },
  {
    id: 'indicator',
    word: { nl: 'indicator', en: 'indicator', fr: 'indicateur', de: 'Indikator' },
    meaning: {
      nl: 'Een cijfer over alle inwoners van een gemeente of regio, zoals een werkzaamheidsgraad. Het zegt hoe het ergens gaat, niet wat een actie opleverde.',
      en: 'A figure about all residents of a municipality or region, such as an employment rate. It says how things are, not what an action brought about.',
      fr: 'Un chiffre sur tous les habitants d’une commune ou d’une région, comme un taux d’emploi. Il dit comment va la situation, pas ce qu’une action a apporté.',
      de: 'Eine Zahl über alle Einwohner einer Gemeinde oder Region, etwa eine Beschäftigungsquote. Sie sagt, wie es irgendwo steht, nicht, was eine Maßnahme gebracht hat.',
    },
  },
  {
    id: 'interval',
    word: { nl: 'marge', en: 'interval', fr: 'marge', de: 'Spanne' },
    meaning: {
      nl: 'De waarden die de gegevens niet tegenspreken. Hoe minder mensen gevraagd of geteld zijn, hoe breder de marge.',
      en: 'The values that the data do not contradict. The fewer people were asked or counted, the wider it is.',
      fr: 'Les valeurs que les données ne contredisent pas. Moins on a interrogé ou compté de personnes, plus la marge est large.',
      de: 'Die Werte, denen die Daten nicht widersprechen. Je weniger Menschen befragt oder gezählt wurden, desto breiter ist die Spanne.',
    },
  },
  {
    id: 'missing',
    word: { nl: 'geen cijfer', en: 'no figure', fr: 'pas de chiffre', de: 'keine Zahl' },
    meaning: {
      nl: 'Een cijfer dat er niet is, is geen nul. Er staat altijd bij waarom: nog niet verwacht, niet gerapporteerd, niet van toepassing of niet getoond.',
      en: 'A figure that is not there is not zero. It always says why: not due yet, not reported, not applicable or not shown.',
      fr: 'Un chiffre absent n’est pas un zéro. La raison est toujours indiquée : pas encore attendu, non rapporté, sans objet ou non montré.',
      de: 'Eine fehlende Zahl ist keine Null. Der Grund steht immer dabei: noch nicht erwartet, nicht gemeldet, nicht zutreffend oder nicht gezeigt.',
    },
  },
  {
    id: 'no-clear-difference',
    word: {
      nl: 'geen duidelijk verschil',
      en: 'no clear difference',
      fr: 'pas de différence nette',
      de: 'kein deutlicher Unterschied',
    },
    meaning: {
      nl: 'Twee cijfers waarvan de marges niet laten zeggen welk het grootste is.',
      en: 'Two figures whose intervals do not tell which is the larger.',
      fr: 'Deux chiffres dont les marges ne permettent pas de dire lequel est le plus grand.',
      de: 'Zwei Zahlen, deren Spannen nicht erkennen lassen, welche die größere ist.',
    },
  },
  {
    id: 'provisional',
    word: { nl: 'voorlopig', en: 'provisional', fr: 'provisoire', de: 'vorläufig' },
    meaning: {
      nl: 'Een cijfer dat nog kan veranderen, omdat nog niet alles binnen is.',
      en: 'A figure that may still change, because not everything is in.',
      fr: 'Un chiffre qui peut encore changer, parce que tout n’est pas encore rentré.',
      de: 'Eine Zahl, die sich noch ändern kann, weil noch nicht alles vorliegt.',
    },
  },
  {
    id: 'register',
    word: {
      nl: 'registercijfer',
      en: 'register figure',
      fr: 'chiffre de registre',
      de: 'Registerzahl',
    },
    meaning: {
      nl: 'Een telling van iedereen, uit een administratie.',
      en: 'A count of everybody, from an administration.',
      fr: 'Un comptage de tout le monde, tiré d’une administration.',
      de: 'Eine Zählung von allen, aus einer Verwaltung.',
    },
  },
  {
    id: 'release',
    word: { nl: 'publicatie', en: 'release', fr: 'édition', de: 'Ausgabe' },
    meaning: {
      nl: 'Alle pagina’s en bestanden samen zoals ze op één dag verschenen. Een publicatie verandert nooit; een nieuwe komt erbij.',
      en: 'All pages and files together as they appeared on one day. A release never changes; a new one is added.',
      fr: 'Toutes les pages et tous les fichiers tels qu’ils ont paru un même jour. Une édition ne change jamais ; une nouvelle s’y ajoute.',
      de: 'Alle Seiten und Dateien zusammen, wie sie an einem Tag erschienen. Eine Ausgabe ändert sich nie; eine neue kommt hinzu.',
    },
  },
  {
    id: 'reply',
    word: {
      nl: 'reactie van de gemeente',
      en: 'reply of the municipality',
      fr: 'réaction de la commune',
      de: 'Stellungnahme der Gemeinde',
    },
    meaning: {
      nl: 'Wat een gemeente zelf over haar cijfer zegt. Het staat naast het cijfer, en in elk bestand.',
      en: 'What a municipality says about its own figure. It stands beside the figure, and in every file.',
      fr: 'Ce qu’une commune dit elle-même de son chiffre. Cela figure à côté du chiffre, et dans chaque fichier.',
      de: 'Was eine Gemeinde selbst zu ihrer Zahl sagt. Es steht neben der Zahl und in jeder Datei.',
    },
  },
  {
    id: 'revision',
    word: { nl: 'herziening', en: 'revision', fr: 'révision', de: 'Revision' },
    meaning: {
      nl: 'Een nieuw cijfer omdat er betere gegevens kwamen, zoals aangekondigd. De reden staat erbij.',
      en: 'A new figure because better data came, as announced. The reason stands beside it.',
      fr: 'Un nouveau chiffre parce que de meilleures données sont arrivées, comme annoncé. La raison est indiquée.',
      de: 'Eine neue Zahl, weil wie angekündigt bessere Daten kamen. Der Grund steht dabei.',
    },
  },
  {
    id: 'survey',
    word: { nl: 'enquêtecijfer', en: 'survey figure', fr: 'chiffre d’enquête', de: 'Umfragezahl' },
    meaning: {
      nl: 'Een cijfer uit een steekproef. Van een regio staan daarom alleen het laagste en het hoogste erbij, elk met zijn marge.',
      en: 'A figure from a sample. Of a region it therefore shows only the lowest and the highest, each with its interval.',
      fr: 'Un chiffre tiré d’un échantillon. Pour une région, on n’indique donc que la valeur la plus basse et la plus haute, chacune avec sa marge.',
      de: 'Eine Zahl aus einer Stichprobe. Für eine Region stehen darum nur der niedrigste und der höchste Wert da, jeder mit seiner Spanne.',
    },
  },
  {
    id: 'withheld',
    word: { nl: 'niet getoond', en: 'withheld', fr: 'non montré', de: 'nicht gezeigt' },
    meaning: {
      nl: 'Een cijfer dat er is, maar niet verschijnt omdat er mensen in te herkennen zouden zijn.',
      en: 'A figure that exists but is not shown, because people could be recognised in it.',
      fr: 'Un chiffre qui existe mais ne paraît pas, parce qu’on pourrait y reconnaître des personnes.',
      de: 'Eine Zahl, die es gibt, die aber nicht erscheint, weil darin Menschen zu erkennen wären.',
    },
  },
]
