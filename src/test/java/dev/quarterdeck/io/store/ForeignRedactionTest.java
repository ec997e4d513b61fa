package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.io.files.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capsule that wants words removed: those of other incidents, those that were said here, those that were said elsewhere. */
class ForeignRedactionTest {
    @TempDir
    private Path temp;
    private Path here;
    private Path there;
    private IncidentId own;
    private Event ownNote;

    @BeforeEach
    void recordHere() throws Exception {
        here = temp.resolve("here");
        there = temp.resolve("there");
        try (OpenedStore store = Stores.console(here)) {
            own = Stores.incident(store, 2);
            ownNote = store.log().read(own).getLast();
        }
    }

    private static Draft draft(IncidentId id, Fact fact) {
        return new Draft(id, Stores.NOW, Optional.empty(), "Mallory", fact);
    }

    private Path exported(OpenedStore store, IncidentId id, String name) throws IOException {
        Path file = temp.resolve(name);
        store.capsules().write(id, file);
        return file;
    }

    private void reopened() throws Exception {
        for (int start = 1; start <= 2; start++) {
            try (OpenedStore store = Stores.console(here)) {
                assertThat(store.notices()).isEmpty();
            }
        }
        assertThat(RecordVerification.verify(here).sound()).isTrue();
    }

    private Incident incident(IncidentId id) throws Exception {
        try (OpenedStore store = Stores.console(here)) {
            return Incident.of(id, store.log().read(id));
        }
    }

    private long filesWith(String words) throws IOException {
        try (Stream<Path> all = Files.walk(here)) {
            return all.filter(Files::isRegularFile).filter(file -> {
                try {
                    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(words);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }).count();
        }
    }

    @Test
    void oneThatNamesAnEntryOfAnotherIncidentIsRefusedWithTheWholeCapsule() throws Exception {
        Path hostile;
        try (OpenedStore store = Stores.console(there)) {
            IncidentId id = Stores.incident(store, 1);
            store.log().append(List.of(draft(id, new Fact.Redacted(ownNote.key(), "gone"))));
            hostile = exported(store, id, "hostile.qdc");
        }
        try (OpenedStore store = Stores.console(here)) {
            assertThatThrownBy(() -> store.capsules().take(hostile)).isInstanceOf(IOException.class)
                    .hasMessageContaining("is about an entry that is not of this incident")
                    .hasMessageContaining("own incident only");
            assertThat(store.log().incidents()).containsExactly(own);
        }
        reopened();
        assertThat(incident(own).events().getLast().fact()).isEqualTo(new Fact.NoteAdded("note 2"));
    }

    /** Its entry may be recorded later: then it would be removed. */
    @Test
    void oneThatNamesAnEntryThatNobodyHasYetIsRefused() throws Exception {
        Path hostile;
        try (OpenedStore store = Stores.console(there)) {
            IncidentId id = Stores.incident(store, 1);
            store.log().append(List.of(draft(id, new Fact.Redacted(new EventKey(ownNote.key().console(), 99), "gone"))));
            hostile = exported(store, id, "hostile.qdc");
        }
        try (OpenedStore store = Stores.console(here)) {
            assertThatThrownBy(() -> store.capsules().take(hostile)).hasMessageContaining("not of this incident");
        }
    }

    @Test
    void ownWordsStayInEveryFileAndTheWishIsTold() throws Exception {
        Path toThem;
        Path back;
        try (OpenedStore store = Stores.console(here)) {
            toThem = exported(store, own, "to-them.qdc");
        }
        try (OpenedStore store = Stores.console(there)) {
            store.capsules().take(toThem);
            store.log().append(List.of(draft(own, new Fact.Redacted(ownNote.key(), "I do not like it"))));
            back = exported(store, own, "back.qdc");
        }
        new Upkeep(new DataFolder(here), () -> Stores.NOW).backup();
        try (OpenedStore store = Stores.console(here)) {
            store.capsules().take(back);
        }
        reopened();
        Incident incident = incident(own);
        Event wish = incident.events().getLast();
        assertThat(incident.requested(wish)).map(Event::key).contains(ownNote.key());
        assertThat(incident.event(ownNote.key()).orElseThrow().fact()).isEqualTo(new Fact.NoteAdded("note 2"));
        assertThat(incident.entry(incident.event(ownNote.key()).orElseThrow()).redacted()).isFalse();
        assertThat(filesWith("\"text\":\"note 2\"")).as("record, journal and backup").isGreaterThanOrEqualTo(3);
    }

    @Test
    void foreignWordsGoOnceSomebodyHereConfirmsTheWish() throws Exception {
        IncidentId id;
        EventKey secret;
        Path first;
        Path second;
        try (OpenedStore store = Stores.console(there)) {
            id = Stores.incident(store, 1);
            secret = store.log().append(List.of(draft(id, new Fact.NoteAdded("password hunter2")))).getFirst().key();
            first = exported(store, id, "first.qdc");
            store.log().append(List.of(draft(id, new Fact.Redacted(secret, "a password"))));
            second = exported(store, id, "second.qdc");
        }
        try (OpenedStore store = Stores.console(here)) {
            store.capsules().take(first);
            store.capsules().take(second);
        }
        reopened();
        Incident asked = incident(id);
        Event wish = asked.events().reversed().stream().filter(e -> e.fact() instanceof Fact.Redacted).findFirst().orElseThrow();
        assertThat(asked.requested(wish)).map(Event::key).contains(secret);
        assertThat(filesWith("hunter2")).isPositive();
        try (OpenedStore store = Stores.console(here)) {
            store.log().append(List.of(draft(id, new Fact.Redacted(secret, "a password"))));
        }
        reopened();
        Incident confirmed = incident(id);
        assertThat(confirmed.requested(wish)).isEmpty();
        assertThat(confirmed.event(secret).orElseThrow().fact()).isInstanceOf(Fact.Erased.class);
        assertThat(filesWith("hunter2")).isZero();
    }

    /** A folder of before has recorded under a name that nobody had to prove: everybody can write it into a file. */
    @Test
    void oneInTheNameThatThisFolderHadBeforeThereWereKeysRemovesNothing() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("old/journal")).getParent();
        for (String file : List.of("quarterdeck.db", "journal/000001.qdj")) {
            try (var in = ForeignRedactionTest.class.getResourceAsStream("/format/v2/" + file)) {
                Files.copy(in, folder.resolve(file));
            }
        }
        var former = new EventKey("2xlbytnnayns", 9_000);
        var target = new EventKey(former.console(), 54); // its declaration
        Path capsule = temp.resolve("forged.qdc");
        try (OpenedStore store = Stores.console(folder)) {
            IncidentId id = store.log().incidents().getFirst();
            store.capsules().write(id, capsule);
            Fact before = store.log().read(id).getFirst().fact();
            byte[] body = new EventBody("Ada", EventBody.Origin.UNKNOWN, FactCodec.encode(new Fact.Redacted(target, "gone"))
                    .json()).bytes();
            try (var connection = new Database(capsule).openWriter(); var statements = new AppendStatements(connection)) {
                AppendStatements.Head head = statements.headOf(id.text());
                statements.insert(HeaderRow.of(new EventHeader(id.text(), head.number() + 1, former, 1L << 62,
                        Stores.NOW.toEpochMilli(),
                        java.util.OptionalLong.empty(), FactCodec.REDACTED, 1, Optional.of(target), Hash.body(new byte[16], body),
                                head.hash())),
                        new byte[16], body);
                Schema.execute(connection, "PRAGMA journal_mode = DELETE");
            }
            store.capsules().take(capsule);
            assertThat(store.log().read(id).getFirst().fact()).isEqualTo(before);
        }
        for (int start = 1; start <= 2; start++) {
            try (OpenedStore store = Stores.console(folder)) {
                IncidentId id = store.log().incidents().getFirst();
                assertThat(store.log().read(id).getFirst().fact()).isInstanceOf(Fact.IncidentDeclared.class);
            }
            if (start == 1) {
                Files.write(folder.resolve(Database.FILE_NAME), new byte[10]); // so that it is built again from the journal
            }
        }
        assertThatThrownBy(() -> Stores.execute(folder,
                "UPDATE event_body SET salt = NULL, body = NULL WHERE position = (SELECT position FROM event"
                + " WHERE console = '2xlbytnnayns' AND seq = 54)")).hasMessageContaining("append-only");
    }

    @Test
    void anotherConsoleCannotTakeBackWhatAnIncidentRestsOn() throws Exception {
        Path toThem;
        Path back;
        Event resolved;
        try (OpenedStore store = Stores.console(here)) {
            resolved = store.log().append(List.of(draft(own, new Fact.Resolved(List.of(), "")))).getFirst();
            toThem = exported(store, own, "to-them.qdc");
        }
        try (OpenedStore store = Stores.console(there)) {
            store.capsules().take(toThem);
            store.log().append(List.of(draft(own, new Fact.Retracted(resolved.key(), "no")),
                    draft(own, new Fact.Corrected(ownNote.key(), "other words",
                    Optional.empty(), "")), draft(own, new Fact.Retracted(store.log().read(own).getFirst().key(), "wrong"))));
            back = exported(store, own, "back.qdc");
        }
        try (OpenedStore store = Stores.console(here)) {
            store.capsules().take(back);
        }
        assertThat(incident(own).open()).isFalse();
        assertThat(incident(own).entry(incident(own).event(ownNote.key()).orElseThrow()).struck())
                .as("words can be corrected, and are still read")
                .containsExactly("note 2");
    }
}
