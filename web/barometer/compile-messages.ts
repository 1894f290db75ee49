import { compile } from '@inlang/paraglide-js'
import { messagesConfig } from './messages.config.ts'

await compile(messagesConfig)
