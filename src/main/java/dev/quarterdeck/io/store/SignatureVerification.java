package dev.quarterdeck.io.store;

import dev.quarterdeck.core.time.Times;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/**
 * Says which events are signed by whom: checks each signature against its console's key, and each console's own chain within an
 * incident. Reads only. Stateless; any thread.
 */
@NullUnmarked
final class SignatureVerification {
    /** What is checked at once, by all processors: a signature takes a tenth of a millisecond and more. */
    private static final int MANY = 4_000;

    private final Writers writers;
    private final Map<String, Long> signed = new TreeMap<>();
    private long unsigned;
    private Optional<String> wrong = Optional.empty();
    private EventHeader before;

    /** @param wrong the first thing that is wrong, in words */
    record Report(String line, Optional<String> wrong) {
    }

    private SignatureVerification(Writers writers) {
        this.writers = writers;
    }

    /** @param here the console that records in the folder; empty where none does */
    static Report verify(Connection connection, String here) throws SQLException {
        var verification = new SignatureVerification(Writers.in(connection, here));
        try (PreparedStatement select = connection.prepareStatement("SELECT " + HeaderRow.columns(connection)
                + " FROM event ORDER BY incident, console, ordinal, seq"); ResultSet row = select.executeQuery()) {
            var batch = new ArrayList<EventHeader>();
            while (row.next()) {
                batch.add(HeaderRow.read(row).header());
                if (batch.size() == MANY) {
                    verification.take(batch);
                    batch.clear();
                }
            }
            verification.take(batch);
        }
        return new Report(verification.line(), verification.wrong);
    }

    private void take(List<EventHeader> batch) {
        if (wrong.isEmpty()) {
            wrong = batch.parallelStream().filter(header -> header.origin().isPresent()).filter(this::forged).findFirst()
                    .map(header -> which(header) + " bears another signature than that of its console");
        }
        for (EventHeader header : batch) {
            if (header.origin().isEmpty()) {
                unsigned++;
            } else {
                count(header, header.origin().get());
            }
        }
    }

    private boolean forged(EventHeader header) {
        SignedOrigin origin = header.origin().orElseThrow();
        return !ConsoleKey.signedBy(origin.signer(), header.originHash(), origin.signature())
                || !writers.keys().getOrDefault(header.key().console(), origin.signer()).equals(origin.signer());
    }

    private void count(EventHeader header, SignedOrigin origin) {
        signed.merge(header.key().console(), 1L, Long::sum);
        boolean next = before != null && before.incident().equals(header.incident()) && before.key().console()
                .equals(header.key().console());
        long ordinal = next ? before.origin().map(SignedOrigin::ordinal).orElse(0L) + 1 : 1;
        Hash prev = next && before.origin().isPresent() ? before.originHash() : Hash.genesis(header.incident());
        if (wrong.isEmpty() && (origin.ordinal() != ordinal || !origin.prev().equals(prev))) {
            wrong = Optional.of(which(header) + " does not continue what its console wrote before");
        }
        before = header;
    }

    private static String which(EventHeader header) {
        return "event " + header.number() + " of " + header.incident();
    }

    private String line() {
        long sum = signed.values().stream().mapToLong(Long::longValue).sum();
        String by = signed.entrySet().stream().map(each -> String.format(Locale.ROOT, "%,d by console %s%s", each.getValue(),
                each.getKey(),
                known(each.getKey()))).collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "Signatures: %,d of %,d events are signed%s%s%s.", sum, sum + unsigned, by.isEmpty()
                ? "" : ": " + by,
                unsigned == 0 ? "" : String.format(Locale.ROOT,
                        "; %,d are not, from before there were keys or from a file without them: anybody can"
                        + " have written those", unsigned), wrong.map(words -> ". Not all is right: " + words).orElse(""));
    }

    private String known(String console) {
        if (console.equals(writers.here())) {
            return " (this one)";
        }
        return Optional.ofNullable(writers.signed().get(console)).filter(Instant.EPOCH::isBefore)
                .map(at -> " (key first seen " + Times.dateTime(at) + ")").orElse("");
    }
}
