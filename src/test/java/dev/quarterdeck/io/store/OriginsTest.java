package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotSaved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who wrote an entry: what comes from another console is believed as far as its key proves it, and refused where it cannot be.
 */
class OriginsTest {
    private static final IncidentId INCIDENT = new IncidentId("INC-0042-abcdef");

    @TempDir
    private Path temp;
    private final ConsoleKey ben = ConsoleKey.fresh();
    private final List<EventHeader> chain = new ArrayList<>();
    private final List<byte[]> bodies = new ArrayList<>();
    private OpenedStore store;
    private int files;

    @BeforeEach
    void open() throws Exception {
        store = Stores.console(temp.resolve("here"));
    }

    @org.junit.jupiter.api.AfterEach
    void close() throws Exception {
        store.close();
        assertThat(RecordVerification.verify(temp.resolve("here")).lines()).last().asString().doesNotContain("Not sound");
    }

    private EventHeader facts(String console, long seq, String words) {
        byte[] body = new EventBody("Ben", EventBody.Origin.UNKNOWN, FactCodec.encode(new Fact.NoteAdded(words)).json()).bytes();
        bodies.add(body);
        Hash prev = chain.isEmpty() ? Hash.genesis(INCIDENT.text()) : chain.getLast().hash();
        return new EventHeader(INCIDENT.text(), chain.size() + 1, new EventKey(console, seq), seq << 16,
                Stores.NOW.toEpochMilli(), OptionalLong.empty(),
                "note.added", 1, Optional.empty(), Hash.body(new byte[16], body), prev);
    }

    private void signed(ConsoleKey claimed, ConsoleKey by, long seq, long ordinal, Hash prev, String words) {
        EventHeader facts = facts(claimed.console(), seq, words);
        var origin = new SignedOrigin(ordinal, prev, List.of(), by.publicHex(), "");
        chain.add(facts.from(origin.signed(by.sign(facts.from(origin).originHash()))));
    }

    /** The next one of Ben's. */
    private void writes(String words) {
        long ordinal = chain.size() + 1L;
        signed(ben, ben, ordinal, ordinal, chain.isEmpty() ? Hash.genesis(INCIDENT.text()) : chain.getLast().originHash(), words);
    }

    private Path capsule() throws Exception {
        Path file = temp.resolve(++files + ".qdc");
        Path folder = temp.resolve("maker-" + files);
        try (OpenedStore maker = Stores.console(folder)) {
            maker.capsules().write(Stores.incident(maker, 1), file);
        }
        try (Connection raw = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = raw.createStatement()) {
            for (String sql : List.of("DROP TRIGGER event_delete", "DELETE FROM event", "DROP TRIGGER event_body_delete",
                    "DELETE FROM event_body",
                    SchemaText.of("event_delete"), SchemaText.of("event_body_delete"))) {
                statement.executeUpdate(sql);
            }
        }
        try (Connection connection = new Database(file).openWriter()) {
            // an attacker's means know no guards
            Schema.execute(connection, "DROP TRIGGER event_insert_signed");
            Schema.execute(connection, "DROP INDEX event_ordinal");
            try (var statements = new AppendStatements(connection)) {
                for (int i = 0; i < chain.size(); i++) {
                    statements.insert(HeaderRow.of(chain.get(i)), new byte[16], bodies.get(i));
                }
            }
            Schema.execute(connection, SchemaText.of("event_insert_signed"));
            Schema.execute(connection, SchemaText.of("event_ordinal"));
            Schema.execute(connection, "PRAGMA journal_mode = DELETE");
        }
        return file;
    }

    private String taken() throws Exception {
        return store.capsules().take(capsule()).words();
    }

    private void assertRefused(String why) throws Exception {
        Path file = capsule();
        assertThatThrownBy(() -> store.capsules().take(file)).isInstanceOf(IOException.class)
                .hasMessageStartingWith("Nothing was imported: ")
                .hasMessageContaining(why);
    }

    @Test
    void whatIsSoundIsTakenOnceAndSaysOfWhichConsoleItIs() throws Exception {
        writes("one");
        writes("two");
        assertThat(taken()).contains("2 of 2 events");
        assertThat(taken()).contains("here already");
        Event event = store.log().read(INCIDENT).getFirst();
        assertThat(event.writer().here()).isFalse();
        assertThat(event.by()).isEqualTo("Ben, console " + ben.console().substring(0, 4) + ", key first seen 23 Nov");
        writes("three");
        assertThat(taken()).contains("1 of 3 events");
    }

    @Test
    void anEventThatClaimsThisConsoleIsRefused() throws Exception {
        EventHeader facts = facts(store.log().console(), 1, "I was here");
        chain.add(facts);
        assertRefused("which is this one and never recorded it");
        chain.clear();
        bodies.clear();
        var own = new ConsoleKey(store.log().console(), ben.publicHex(), ben.secret());
        signed(own, own, 1, 1, Hash.genesis(INCIDENT.text()), "I was here");
        assertRefused("which is this one and never recorded it");
    }

    @Test
    void aKnownConsoleWithAnotherKeyIsRefused() throws Exception {
        writes("one");
        taken();
        ConsoleKey mallory = ConsoleKey.fresh();
        signed(ben, mallory, 2, 2, chain.getLast().originHash(), "two");
        assertRefused("its key is another one than that console's, which is known here since 2026-11-23");
    }

    @Test
    void aConsoleThatChangesItsKeyWithinAFileIsRefused() throws Exception {
        writes("one");
        signed(ben, ConsoleKey.fresh(), 2, 2, chain.getLast().originHash(), "two");
        assertRefused("its key is another one");
    }

    @Test
    void aSignatureOverSomethingElseIsRefused() throws Exception {
        writes("one");
        EventHeader signed = chain.removeLast();
        SignedOrigin origin = signed.origin().orElseThrow();
        chain.add(signed.from(origin.signed(ben.sign(Hash.genesis("something else")))));
        assertRefused("the signature is another one");
    }

    @Test
    void anEventWithoutASignatureOfAConsoleThatSignsIsRefused() throws Exception {
        writes("one");
        taken();
        chain.add(facts(ben.console(), 2, "two"));
        assertRefused("does not bear its signature");
    }

    @Test
    void aConsoleThatNeverSignedCannotBeginTo() throws Exception {
        chain.add(facts(ben.console(), 1, "one"));
        assertThat(taken()).contains("1 of 1 events");
        assertThat(store.log().read(INCIDENT).getFirst().by()).endsWith(", unsigned");
        signed(ben, ben, 2, 1, Hash.genesis(INCIDENT.text()), "two");
        assertRefused("which had no key so far");
    }

    @Test
    void aUsedOrdinalIsRefused() throws Exception {
        writes("one");
        writes("two");
        taken();
        chain.removeLast();
        bodies.removeLast();
        signed(ben, ben, 3, 2, chain.getLast().originHash(), "another two");
        assertRefused("as its 2. in this incident, and that one is another one here");
    }

    @Test
    void aUsedNumberOfTheConsoleIsRefused() throws Exception {
        writes("one");
        taken();
        chain.clear();
        bodies.clear();
        writes("another one");
        assertRefused("is another one here");
    }

    @Test
    void aHoleInWhatAConsoleWroteIsRefused() throws Exception {
        writes("one");
        signed(ben, ben, 5, 3, chain.getLast().originHash(), "three");
        assertRefused("as its 3. in this incident, and those from 2 on are missing");
    }

    @Test
    void whatDoesNotContinueItsConsolesChainIsRefused() throws Exception {
        writes("one");
        signed(ben, ben, 2, 2, Hash.genesis("another past"), "two");
        assertRefused("does not continue what that console wrote before");
    }

    @Test
    void eachOwnEventCountsInItsIncidentLinksAndSaysWhatItsAuthorHadSeen() throws Exception {
        writes("one");
        writes("two");
        taken();
        IncidentId other = Stores.incident(store, 1);
        append(INCIDENT, "mine");
        append(other, "elsewhere");
        append(INCIDENT, "mine again");
        writes("three");
        taken();
        append(INCIDENT, "and again");
        List<SignedOrigin> origins = ownOrigins();
        assertThat(origins).extracting(SignedOrigin::ordinal).containsExactly(1L, 2L, 3L, 4L);
        assertThat(origins.get(0).seen()).containsExactly(new SignedOrigin.Seen(ben.console(), 2));
        assertThat(origins.get(1).seen()).isEmpty();
        assertThat(origins.get(2).seen()).as("the entry that says that something was merged comes before it").isEmpty();
        assertThat(origins.get(3).seen()).containsExactly(new SignedOrigin.Seen(ben.console(), 3));
        assertThat(RecordVerification.verify(temp.resolve("here")).lines())
                .anySatisfy(line -> assertThat(line).startsWith("Signatures: 9 of 9 events")
                .contains("6 by console " + store.log().console() + " (this one)")
                .contains("3 by console " + ben.console() + " (key first seen 2026-11-23"));
    }

    private void append(IncidentId id, String words) throws NotSaved {
        store.log().append(List.of(new Draft(id, Stores.NOW, Optional.empty(), "Ada", new Fact.NoteAdded(words))));
    }

    private List<SignedOrigin> ownOrigins() throws Exception {
        var origins = new ArrayList<SignedOrigin>();
        try (Connection record = Database.in(temp.resolve("here")).openReader(); var statement = record.createStatement();
                var row = statement.executeQuery(RecordedEvent.select(record) + " WHERE incident = '" + INCIDENT.text()
                        + "' ORDER BY number")) {
            while (row.next()) {
                RecordedEvent event = RecordedEvent.read(row);
                if (event.key().console().equals(store.log().console())) {
                    origins.add(event.event().header().origin().orElseThrow());
                }
            }
        }
        return origins;
    }

    @Test
    void aSignatureThatWasChangedInTheRecordIsToldByVerify() throws Exception {
        Path folder = temp.resolve("other");
        try (OpenedStore other = Stores.console(folder)) {
            Stores.incident(other, 2);
        }
        Path copy = Files.createDirectory(temp.resolve("forged"));
        Files.copy(folder.resolve(Database.FILE_NAME), copy.resolve(Database.FILE_NAME));
        try (Connection raw = Stores.raw(copy); var statement = raw.createStatement();
                var row = statement.executeQuery(RecordedEvent.select(raw)
                + " WHERE number = 2")) {
            row.next();
            EventHeader header = RecordedEvent.read(row).event().header();
            SignedOrigin forged = header.origin().orElseThrow().signed(ben.sign(header.originHash()));
            EventHeader changed = header.from(forged);
            Stores.execute(copy, "DROP TRIGGER event_update", "UPDATE event SET signature = x'" + forged.signature()
                    + "', hash = x'" + changed.hash().hex()
                    + "' WHERE number = 2", SchemaText.of("event_update"));
        }
        assertThat(RecordVerification.verify(copy).lines())
                .anyMatch(line -> line.contains("event 2 of") && line.contains("another signature"))
                .last().asString().startsWith("Not sound.");
    }
}
