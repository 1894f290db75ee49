import type { SimilarPlaces } from '../comparison/similar-places.ts'
import { similarPlaces } from '../comparison/similar-places.ts'
import type { Comparison, ReferenceCase } from './reference-case.ts'
import { numbersOf, referenceRows } from './reference-case.ts'

// The five nearest of each state, from the nearest on.
const published = `
Alabama: Louisiana, Tennessee, South Carolina, Georgia, Mississippi
Alaska: New Mexico, Michigan, Maryland, Colorado, Tennessee
Arizona: New Mexico, New York, Illinois, Michigan, Maryland
Arkansas: Wyoming, Virginia, Kentucky, Montana, Alabama
California: Nevada, Colorado, Arizona, Michigan, New York
Colorado: Michigan, California, Missouri, Arizona, Nevada
Connecticut: Pennsylvania, Massachusetts, Minnesota, Wisconsin, Rhode Island
Delaware: Oklahoma, Wyoming, Virginia, Massachusetts, Kansas
Florida: New Mexico, Michigan, Maryland, New York, Arizona
Georgia: Louisiana, Tennessee, Alabama, South Carolina, Mississippi
Hawaii: Utah, Ohio, Pennsylvania, Massachusetts, Connecticut
Idaho: Nebraska, South Dakota, Montana, Maine, Iowa
Illinois: New York, Texas, Arizona, New Mexico, Maryland
Indiana: Kansas, Oklahoma, Virginia, Ohio, Pennsylvania
Iowa: New Hampshire, Wisconsin, Maine, Minnesota, Idaho
Kansas: Indiana, Oklahoma, Nebraska, Pennsylvania, Wyoming
Kentucky: Montana, Arkansas, Wyoming, Virginia, Indiana
Louisiana: Alabama, Georgia, Tennessee, Maryland, South Carolina
Maine: New Hampshire, Iowa, North Dakota, South Dakota, Idaho
Maryland: New Mexico, Michigan, Arizona, Louisiana, Alabama
Massachusetts: New Jersey, Utah, Rhode Island, Connecticut, Pennsylvania
Michigan: New Mexico, Maryland, Arizona, Colorado, Nevada
Minnesota: Wisconsin, Nebraska, Iowa, New Hampshire, Kansas
Mississippi: South Carolina, North Carolina, Alabama, Georgia, Louisiana
Missouri: Virginia, Oregon, Oklahoma, Ohio, Texas
Montana: Nebraska, Wyoming, Idaho, Kentucky, South Dakota
Nebraska: Kansas, Minnesota, Montana, Idaho, Pennsylvania
Nevada: California, Michigan, Colorado, New Mexico, Arizona
New Hampshire: Iowa, Maine, Wisconsin, North Dakota, Idaho
New Jersey: Massachusetts, Ohio, Utah, Pennsylvania, Illinois
New Mexico: Maryland, Michigan, Arizona, Florida, New York
New York: Illinois, Texas, Arizona, Michigan, New Mexico
North Carolina: South Carolina, Mississippi, Alabama, Louisiana, Maryland
North Dakota: Maine, New Hampshire, Vermont, South Dakota, Iowa
Ohio: Oklahoma, Indiana, Pennsylvania, Kansas, Washington
Oklahoma: Kansas, Indiana, Virginia, Ohio, Wyoming
Oregon: Washington, Missouri, Oklahoma, Indiana, Ohio
Pennsylvania: Kansas, Ohio, Oklahoma, Indiana, Nebraska
Rhode Island: Massachusetts, Connecticut, New Jersey, Delaware, Pennsylvania
South Carolina: Mississippi, Alabama, North Carolina, Louisiana, Georgia
South Dakota: West Virginia, Maine, Idaho, Montana, New Hampshire
Tennessee: Alabama, Georgia, Louisiana, Missouri, Virginia
Texas: Illinois, New York, Missouri, Michigan, Louisiana
Utah: Washington, Massachusetts, Ohio, Hawaii, Oklahoma
Vermont: North Dakota, West Virginia, South Dakota, Maine, New Hampshire
Virginia: Oklahoma, Indiana, Wyoming, Kansas, Ohio
Washington: Oregon, Utah, Oklahoma, Ohio, Indiana
West Virginia: South Dakota, Vermont, Maine, North Dakota, Montana
Wisconsin: Minnesota, Iowa, New Hampshire, Nebraska, Connecticut
Wyoming: Virginia, Oklahoma, Kansas, Montana, Indiana`
  .trim()
  .split('\n')

const nearest = (k: number, scale: 'population' | 'sample'): SimilarPlaces | null => {
  const rows = referenceRows('10-peer-groups/usarrests.csv')
  if (rows === null) return null
  const outcome = similarPlaces(
    rows.map((row) => row['state'] ?? ''),
    Object.fromEntries(
      ['Murder', 'Assault', 'UrbanPop', 'Rape'].map((column) => [column, numbersOf(rows, column)]),
    ),
    { k, scale },
  )
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  return outcome.value
}

const compared = (): readonly Comparison[] | null => {
  const all = nearest(49, 'sample')
  const five = nearest(5, 'population')
  if (all === null || five === null) return null
  const ofAlabama = all.places.find(({ name }) => name === 'Alabama')?.nearest ?? []
  const distanceTo = (state: string): number =>
    ofAlabama.find(({ name }) => name === state)?.distance ?? NaN
  return [
    {
      quantity: 'distance from Alabama to Alaska, Arizona and Arkansas (sample deviation)',
      published: [2.703754, 2.29352, 1.28981],
      ours: ['Alaska', 'Arizona', 'Arkansas'].map(distanceTo),
      tolerance: { abs: 1e-6 },
    },
    {
      quantity: 'five nearest of each of the 50 states, in order',
      published,
      ours: five.places.map(
        (place) => `${place.name}: ${place.nearest.map(({ name }) => name).join(', ')}`,
      ),
      tolerance: 'equal',
    },
  ]
}

export const cases: readonly ReferenceCase[] = [
  {
    id: '10-peer-groups/usarrests',
    page: 'similar-places',
    reference: 'base R, dist(scale(USArrests))',
    source: 'R datasets, USArrests; method of ONSdigital/Subnational-Statistics-and-Analysis',
    compare: compared,
  },
]
