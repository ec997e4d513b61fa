package dev.quarterdeck.core.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineDecoderTest {
    private final List<LogLine> lines = new ArrayList<>();
    private final LineDecoder decoder = new LineDecoder(lines::add);

    @Test
    void linesAreNumberedAndKnowTheirOffsetAndHash() {
        feed("one\ntwo\r\n\nlast");
        assertThat(lines).extracting(LogLine::text).containsExactly("one", "two", "");
        assertThat(lines).extracting(LogLine::number).containsExactly(1L, 2L, 3L);
        assertThat(lines).extracting(LogLine::offset).containsExactly(0L, 4L, 9L);
        // sha256sum of the three letters, without the line end
        assertThat(lines.get(1).sha256()).isEqualTo("3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3");
        decoder.finish();
        assertThat(lines.getLast().text()).isEqualTo("last");
        assertThat(lines.getLast().offset()).isEqualTo(10);
    }

    @Test
    void theResultDoesNotDependOnHowTheBytesArrive() {
        byte[] bytes = ("é🙂\r\n" + "x".repeat(40_000) + "\r\n\n\r\nlevel=warn\n").getBytes(StandardCharsets.UTF_8);
        decoder.feed(bytes, bytes.length);
        var whole = List.copyOf(lines);
        var random = new Random(7);
        for (int round = 0; round < 50; round++) {
            var pieces = new ArrayList<LogLine>();
            var piecewise = new LineDecoder(pieces::add);
            for (int at = 0; at < bytes.length; ) {
                int n = Math.min(bytes.length - at, 1 + random.nextInt(round % 2 == 0 ? 3 : 9000));
                piecewise.feed(Arrays.copyOfRange(bytes, at, at + n), n);
                at += n;
            }
            assertThat(pieces).isEqualTo(whole);
        }
        assertThat(whole.get(1).cut()).isEqualTo(40_000 - LineDecoder.MOST_SHOWN);
    }

    @Test
    void aCutNeverGoesThroughACharacter() {
        feed("a" + "🙂".repeat(5000) + "\n");
        assertThat(lines.getFirst().text()).endsWith("🙂").doesNotContain("\ufffd");
        assertThat(lines.getFirst().text().getBytes(StandardCharsets.UTF_8).length + lines.getFirst().cut()).isEqualTo(20_001);
    }

    @Test
    void aLineOfExactlyTheMostIsNotCut() {
        feed("x".repeat(LineDecoder.MOST_SHOWN) + "\r\n");
        assertThat(lines.getFirst().cut()).isZero();
        assertThat(lines.getFirst().text()).hasSize(LineDecoder.MOST_SHOWN);
    }

    @Test
    void invalidBytesAtTheCutAreReplacedAndStillBounded() {
        byte[] bytes = new byte[20_000];
        Arrays.fill(bytes, (byte) 0x80);
        bytes[bytes.length - 1] = '\n';
        decoder.feed(bytes, bytes.length);
        assertThat(lines.getFirst().cut()).isEqualTo(19_999 - LineDecoder.MOST_SHOWN);
    }

    @Test
    void theRestOfALineBegunEarlierIsSkipped() {
        decoder.startAt(100, true);
        feed("rest\nwhole\n");
        assertThat(lines).extracting(LogLine::text).containsExactly("whole");
        assertThat(lines.getFirst().offset()).isEqualTo(105);
    }

    @Test
    void anUnfinishedLineIsHandedOnWhenAnotherFileBegins() {
        feed("unfinished");
        decoder.startAt(0, false);
        feed("new\n");
        assertThat(lines).extracting(LogLine::text).containsExactly("unfinished", "new");
        assertThat(lines).extracting(LogLine::offset).containsExactly(0L, 0L);
    }

    private void feed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        decoder.feed(bytes, bytes.length);
    }
}
