import { describeKills } from './kill-series.ts'

describeKills(10, 4)
