package dev.quarterdeck.core.incident;

/**
 * What somebody says a part of the runbook is, by the words it is about: the record holds no position in a text and needs no
 * reader.
 *
 * @param as      {@code step}, {@code not a trigger}
 * @param heading whether it is a heading with all below it
 * @param quote   the part's words, or their beginning
 * @param sha256  of the whole text where the quote is only its beginning, else empty
 * @param under   the headings above it
 * @param after   the beginning of what stands right before it
 * @param of      for an alternative: the procedure in whose place it stands, may be empty
 * @param urgency for a trigger, may be empty
 */
public record ReadingCorrection(String as, boolean heading, String quote, String sha256, String under, String after, String of,
        String urgency) {

    /** Whether both speak of one part; the later one of them holds. */
    boolean samePart(ReadingCorrection other) {
        return heading == other.heading && quote.equals(other.quote) && sha256.equals(other.sha256) && under.equals(other.under)
                && after.equals(other.after);
    }
}
