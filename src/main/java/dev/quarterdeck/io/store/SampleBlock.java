package dev.quarterdeck.io.store;

import dev.quarterdeck.core.signal.Mark;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.NullUnmarked;

/**
 * A run of one probe's samples as bytes: columns of small differences, deflated. Times are kept to the millisecond, latencies
 * to a hundredth of one, as samples carry them. The layout is part of the file format. Stateless; any thread.
 */
@NullUnmarked
final class SampleBlock {
    private static final int FORMAT = 2;
    /** Of programs that knew neither ids of requests nor marks. */
    private static final int WITHOUT_REQUESTS = 1;
    /** More samples than a block ever holds; a damaged one must not ask for all memory. */
    private static final int MOST_SAMPLES = 1 << 20;
    private static final int MOST_BYTES = 64 << 20;

    private SampleBlock() {
    }

    /** What repeats from sample to sample. */
    private record Shape(Outcome outcome, boolean timed, boolean valued, Optional<Mark> mark) {
    }

    static byte[] encode(List<Sample> samples) {
        var shapes = new LinkedHashMap<Shape, Integer>();
        samples.forEach(s -> shapes.putIfAbsent(shape(s), shapes.size()));
        var out = new Columns();
        out.number(FORMAT);
        out.number(samples.size());
        out.number(shapes.size());
        shapes.keySet().forEach(shape -> writeShape(out, shape));
        writeRuns(out, samples, shapes);
        long least = samples.stream().filter(s -> s.latencyMillis().isPresent()).mapToLong(SampleBlock::hundredths).min()
                .orElse(0);
        out.number(least);
        // the low bytes are noise and the rest hardly changes: apart, they deflate better
        long[] above = samples.stream().filter(s -> s.latencyMillis().isPresent()).mapToLong(s -> hundredths(s) - least)
                .toArray();
        for (long each : above) {
            out.lowByte(each);
        }
        for (long each : above) {
            out.number(each >>> 8);
        }
        long before = 0;
        long step = 0;
        for (Sample sample : samples) {
            // on a fixed grid the time at which a request was due advances by the same step again and again
            long due = sample.endedAt().toEpochMilli() - wholeMillis(sample.latencyMillis());
            out.signed(due - before - step);
            step = before == 0 ? 0 : due - before;
            before = due;
        }
        long bits = 0;
        for (Sample sample : samples) {
            if (sample.value().isPresent()) {
                long now = Double.doubleToRawLongBits(sample.value().getAsDouble());
                out.number(Long.reverse(now ^ bits));
                bits = now;
            }
        }
        RequestIds.write(out, samples);
        return deflate(out.toByteArray());
    }

    /** @throws IOException when the bytes are no block of this format */
    static List<Sample> decode(byte[] bytes) throws IOException {
        var in = new Reading(inflate(bytes));
        long format = in.number();
        if (format != FORMAT && format != WITHOUT_REQUESTS) {
            throw new IOException("a block of samples has a format that this program does not know");
        }
        int count = in.count();
        var shapes = new ArrayList<Shape>();
        for (int left = in.count(); left > 0; left--) {
            shapes.add(readShape(in));
        }
        Shape[] of = readRuns(in, count, shapes);
        long least = in.number();
        long[] latency = new long[count];
        for (int i = 0; i < count; i++) {
            latency[i] = of[i].timed ? least + in.lowByte() : -1;
        }
        for (int i = 0; i < count; i++) {
            latency[i] += of[i].timed ? in.number() << 8 : 0;
        }
        long[] ended = new long[count];
        long before = 0;
        long step = 0;
        for (int i = 0; i < count; i++) {
            long due = before + step + in.signed();
            step = before == 0 ? 0 : due - before;
            before = due;
            ended[i] = due + (of[i].timed ? wholeMillis(OptionalDouble.of(latency[i] / 1e2)) : 0);
        }
        var values = new OptionalDouble[count];
        long bits = 0;
        for (int i = 0; i < count; i++) {
            values[i] = OptionalDouble.empty();
            if (of[i].valued) {
                bits ^= Long.reverse(in.number());
                values[i] = OptionalDouble.of(Double.longBitsToDouble(bits));
            }
        }
        String[] requests = RequestIds.read(in, count, format == FORMAT);
        var samples = new ArrayList<Sample>(count);
        for (int i = 0; i < count; i++) {
            samples.add(new Sample(Instant.ofEpochMilli(ended[i]), of[i].outcome,
                    of[i].timed ? OptionalDouble.of(latency[i] / 1e2) : OptionalDouble.empty(), values[i], requests[i],
                    of[i].mark));
        }
        return samples;
    }

    private static Shape shape(Sample sample) {
        return new Shape(sample.outcome(), sample.latencyMillis().isPresent(), sample.value().isPresent(), sample.mark());
    }

    private static long hundredths(Sample sample) {
        return Math.round(sample.latencyMillis().orElseThrow() * 1e2);
    }

    private static long wholeMillis(OptionalDouble latency) {
        return latency.isPresent() ? Math.round(Math.round(latency.getAsDouble() * 1e2) / 1e2) : 0;
    }

    private static void writeRuns(Columns out, List<Sample> samples, Map<Shape, Integer> shapes) {
        for (int i = 0; i < samples.size(); ) {
            Shape shape = shape(samples.get(i));
            int from = i;
            while (i < samples.size() && shape(samples.get(i)).equals(shape)) {
                i++;
            }
            out.number(shapes.get(shape));
            out.number(i - from);
        }
    }

    private static Shape[] readRuns(Reading in, int count, List<Shape> shapes) throws IOException {
        var of = new Shape[count];
        for (int i = 0; i < count; ) {
            int shape = in.count();
            int run = in.count();
            if (shape >= shapes.size() || run == 0 || run > count - i) {
                throw new IOException("a block of samples is damaged");
            }
            for (int end = i + run; i < end; i++) {
                of[i] = shapes.get(shape);
            }
        }
        return of;
    }

    /** The numbers of the kinds are part of the file format. */
    private static void writeShape(Columns out, Shape shape) {
        out.number((shape.timed ? 1 : 0) + (shape.valued ? 2 : 0) + 4 * shape.mark.map(SampleBlock::number).orElse(0));
        switch (shape.outcome) {
            case Outcome.Answered(int status) -> out.outcome(0, status, "");
            case Outcome.TimedOut(Duration after) -> out.outcome(1, after.toMillis(), "");
            case Outcome.Refused() -> out.outcome(2, 0, "");
            case Outcome.Broken(String reason) -> out.outcome(3, 0, reason);
            case Outcome.Unsent(String reason) -> out.outcome(4, 0, reason);
            case Outcome.Unhealthy(int status, String says) -> out.outcome(5, status, says);
            case Outcome.Warned(int status, String says) -> out.outcome(6, status, says);
            case Outcome.Connected() -> out.outcome(7, 0, "");
            case Outcome.Exited(int code) -> out.outcome(8, code, "");
            case Outcome.NoData(String why) -> out.outcome(9, 0, why);
            case Outcome.Counted() -> out.outcome(10, 0, "");
            case Outcome.Stopped() -> out.outcome(11, 0, "");
        }
    }

    private static int number(Mark mark) {
        return switch (mark) {
            case START -> 1;
            case STALL -> 2;
            case SLEEP -> 3;
        };
    }

    private static Optional<Mark> mark(long number) throws IOException {
        return switch ((int) number) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(Mark.START);
            case 2 -> Optional.of(Mark.STALL);
            case 3 -> Optional.of(Mark.SLEEP);
            default -> throw new IOException("a sample is marked in a way that this program does not know");
        };
    }

    private static Shape readShape(Reading in) throws IOException {
        long flags = in.number();
        int kind = in.count();
        long number = in.signed();
        String text = in.text();
        Outcome outcome = switch (kind) {
            case 0 -> new Outcome.Answered((int) number);
            case 1 -> new Outcome.TimedOut(Duration.ofMillis(number));
            case 2 -> new Outcome.Refused();
            case 3 -> new Outcome.Broken(text);
            case 4 -> new Outcome.Unsent(text);
            case 5 -> new Outcome.Unhealthy((int) number, text);
            case 6 -> new Outcome.Warned((int) number, text);
            case 7 -> new Outcome.Connected();
            case 8 -> new Outcome.Exited((int) number);
            case 9 -> new Outcome.NoData(text);
            case 10 -> new Outcome.Counted();
            case 11 -> new Outcome.Stopped();
            default -> throw new IOException("a sample ended in a way that this program does not know");
        };
        return new Shape(outcome, (flags & 1) != 0, (flags & 2) != 0, mark(flags >>> 2));
    }

    private static byte[] deflate(byte[] plain) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(plain);
            deflater.finish();
            var out = new ByteArrayOutputStream(plain.length / 2 + 16);
            byte[] chunk = new byte[8192];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return out.toByteArray();
        }
    }

    private static byte[] inflate(byte[] bytes) throws IOException {
        try (var inflater = new Inflater(true)) {
            inflater.setInput(bytes);
            var out = new ByteArrayOutputStream(bytes.length * 3 + 16);
            byte[] chunk = new byte[8192];
            while (!inflater.finished()) {
                int read = inflater.inflate(chunk);
                if (read == 0 && (inflater.needsInput() || inflater.needsDictionary()) || out.size() > MOST_BYTES) {
                    throw new IOException("a block of samples is damaged");
                }
                out.write(chunk, 0, read);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new IOException("a block of samples is damaged", e);
        }
    }

    /**
     * The ids of requests: texts that end in numbers which mostly go up by one. An id is kept as the place of its text in a
     * list and by how much its number differs from the one that was to be expected.
     */
    private static final class RequestIds {
        private static final Pattern NUMBERED = Pattern.compile("(.*?)(0|[1-9]\\d{0,17})", Pattern.DOTALL);

        private record Part(String text, long number) {
            /** A number below 0 for an id that ends in none. */
            static Part of(String id) {
                Matcher numbered = NUMBERED.matcher(id);
                return numbered.matches() ? new Part(numbered.group(1), Long.parseLong(numbered.group(2))) : new Part(id, -1);
            }

            String id() {
                return number < 0 ? text : text + number;
            }
        }

        static void write(Columns out, List<Sample> samples) {
            List<Part> parts = samples.stream().map(Sample::request).map(Part::of).toList();
            List<String> texts = parts.stream().map(Part::text).distinct().toList();
            out.number(texts.size());
            texts.forEach(out::text);
            long before = 0;
            for (Part part : parts) {
                out.number(texts.indexOf(part.text));
                out.signed(part.number - before - 1);
                before = part.number;
            }
        }

        static String[] read(Reading in, int count, boolean kept) throws IOException {
            var ids = new String[count];
            Arrays.fill(ids, "");
            if (!kept) {
                return ids;
            }
            var texts = new ArrayList<String>();
            for (int left = in.count(); left > 0; left--) {
                texts.add(in.text());
            }
            long before = 0;
            for (int i = 0; i < count; i++) {
                int text = in.count();
                if (text >= texts.size()) {
                    throw new IOException("a block of samples is damaged");
                }
                before += in.signed() + 1;
                ids[i] = new Part(texts.get(text), before).id();
            }
            return ids;
        }
    }

    private static final class Columns {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        void number(long value) {
            long left = value;
            while ((left & ~0x7FL) != 0) {
                out.write((int) (left & 0x7F | 0x80));
                left >>>= 7;
            }
            out.write((int) left);
        }

        void lowByte(long value) {
            out.write((int) value);
        }

        void signed(long value) {
            number(value << 1 ^ value >> 63);
        }

        void outcome(int kind, long number, String text) {
            number(kind);
            signed(number);
            text(text);
        }

        void text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(utf8.length);
            out.writeBytes(utf8);
        }

        byte[] toByteArray() {
            return out.toByteArray();
        }
    }

    private static final class Reading {
        private final byte[] bytes;
        private int at;

        Reading(byte[] bytes) {
            this.bytes = bytes;
        }

        long number() throws IOException {
            long value = 0;
            for (int shift = 0; shift < 70; shift += 7) {
                if (at == bytes.length) {
                    break;
                }
                byte b = bytes[at++];
                value |= (long) (b & 0x7F) << shift;
                if (b >= 0) {
                    return value;
                }
            }
            throw new IOException("a block of samples is damaged");
        }

        int lowByte() throws IOException {
            if (at == bytes.length) {
                throw new IOException("a block of samples is damaged");
            }
            return bytes[at++] & 0xFF;
        }

        long signed() throws IOException {
            long value = number();
            return value >>> 1 ^ -(value & 1);
        }

        int count() throws IOException {
            long value = number();
            if (value < 0 || value > MOST_SAMPLES) {
                throw new IOException("a block of samples is damaged");
            }
            return (int) value;
        }

        String text() throws IOException {
            int length = count();
            if (length > bytes.length - at) {
                throw new IOException("a block of samples is damaged");
            }
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }
    }
}
