/** Pages are files: they run no script, and each has a folder of its own. */
export const csr = false
export const trailingSlash = 'always'
