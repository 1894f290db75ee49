/** What was found, short enough to stand in a sentence: at most 60 characters, on one line. */
export const excerpt = (text: string): string => {
  const oneLine = text.slice(0, 200).replace(/\s+/g, ' ')
  return oneLine.length > 60 ? `${oneLine.slice(0, 59)}…` : oneLine
}
