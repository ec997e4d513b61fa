package dev.quarterdeck.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeskTest {
    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00.123456Z");

    private final MemoryLog log = new MemoryLog();
    private final Desk desk = new Desk(log, InstantSource.fixed(NOW));
    private final IncidentId id = desk.begin(InstantSource.fixed(NOW));

    @AfterEach
    void close() {
        log.write(1000);
        desk.close();
    }

    private static Command declare() {
        return new Command.Declare("Outage", Severity.P1, "", Optional.empty(), "oncall-1");
    }

    private static Command note(String text) {
        return new Command.AddNote(text, Optional.empty());
    }

    private CompletableFuture<Reply> submit(Command... commands) {
        return desk.submit(id, "oncall-1", commands).toCompletableFuture();
    }

    private static Reply get(CompletableFuture<Reply> reply) throws Exception {
        return reply.get(20, TimeUnit.SECONDS);
    }

    private List<String> notes() {
        return desk.incident(id).events().stream().filter(e -> e.fact() instanceof Fact.NoteAdded)
                .map(e -> ((Fact.NoteAdded) e.fact()).text()).toList();
    }

    @Test
    void aCommandBecomesDurableEventsAndTheNewIncident() throws Exception {
        Reply reply = get(submit(declare()));
        assertThat(reply).isInstanceOfSatisfying(Reply.Done.class, done -> {
            assertThat(done.events()).hasSize(2);
            assertThat(done.incident().title()).isEqualTo("Outage");
        });
        assertThat(log.read(id)).hasSize(2);
        assertThat(desk.incident(id).holder(Role.LEAD)).contains("oncall-1");
    }

    @Test
    void timesAreKeptInMilliseconds() throws Exception {
        get(submit(declare()));
        assertThat(log.read(id).getFirst().recordedAt()).isEqualTo(Instant.parse("2026-11-23T14:00:00.123Z"));
    }

    @Test
    void aRefusalSaysWhyAndRecordsNothing() throws Exception {
        assertThat(get(submit(note("too early"))))
                .isEqualTo(new Reply.Refused("There is no incident yet. Declare one first."));
        assertThat(log.read(id)).isEmpty();
    }

    @Test
    void whenOneCommandOfAnOrderIsRefusedNoneIsRecorded() throws Exception {
        assertThat(get(submit(declare(), note("fine"), note(" ")))).isEqualTo(new Reply.Refused("The note is empty."));
        assertThat(log.read(id)).isEmpty();
    }

    @Test
    void aLaterCommandOfAnOrderSeesTheEarlierOnes() throws Exception {
        assertThat(get(submit(declare(), new Command.ChangeStatus(Status.MITIGATING)))).isInstanceOf(Reply.Done.class);
        assertThat(desk.incident(id).status()).isEqualTo(Status.MITIGATING);
        assertThat(desk.incident(id).events()).hasSize(3);
    }

    @Test
    void nothingIsFoldedBeforeItIsDurableAndSavingSaysPending() throws Exception {
        log.slow();
        var reply = submit(declare());
        assertThat(desk.saving()).isInstanceOfSatisfying(Saving.Pending.class, p -> assertThat(p.waiting()).isEqualTo(1));
        assertThat(desk.incident(id).exists()).isFalse();
        assertThat(reply).isNotDone();
        log.write(1);
        get(reply);
        assertThat(desk.incident(id).exists()).isTrue();
        waitUntilSaved();
    }

    @Test
    void aFailedAppendIsTriedAgainAndOrderIsKept() throws Exception {
        get(submit(declare()));
        log.failNext(1);
        var first = submit(note("one"));
        var second = submit(note("two"));
        while (!(desk.saving() instanceof Saving.Failed failed && failed.waiting() == 2)) {
            assertThat(first).isNotDone();
            Thread.onSpinWait();
        }
        assertThat(desk.saving()).isEqualTo(new Saving.Failed(2, "The disk is full."));
        assertThat(notes()).isEmpty();
        get(first);
        get(second);
        assertThat(notes()).containsExactly("one", "two");
        waitUntilSaved();
    }

    @Test
    void closingGivesUpOnWhatCannotBeSavedAndSaysSo() throws Exception {
        get(submit(declare()));
        log.failNext(1000);
        var first = submit(note("one"));
        var second = submit(note("two"));
        desk.close();
        assertThat(get(first)).isEqualTo(new Reply.Refused("The disk is full."));
        assertThat(get(second)).isEqualTo(new Reply.Refused("The disk is full."));
        assertThat(get(submit(note("three")))).isEqualTo(new Reply.Refused("The console is closing."));
    }

    @Test
    void closingCarriesOutWhatIsWaiting() throws Exception {
        get(submit(declare()));
        for (int i = 0; i < 200; i++) {
            submit(note("note " + i));
        }
        desk.close();
        assertThat(log.read(id)).hasSize(202);
    }

    @Test
    void whatWasImportedMeanwhileIsNotOverlooked() throws Exception {
        get(submit(declare()));
        log.append(List.of(new Draft(id, NOW, Optional.empty(), "Cleo", new Fact.NoteAdded("from elsewhere"))));
        assertThat(get(submit(note("from here")))).isInstanceOfSatisfying(Reply.Done.class, done -> {
            assertThat(done.events()).hasSize(1);
            assertThat(done.incident().events()).isEqualTo(log.read(id));
        });
    }

    @Test
    void aReadOnlyRecordRefusesWithItsReason() throws Exception {
        log.readOnly = "Another console is using this data.";
        assertThat(get(submit(declare()))).isEqualTo(new Reply.Refused("Another console is using this data."));
        assertThat(desk.saving()).isEqualTo(new Saving.ReadOnly("Another console is using this data."));
    }

    @Test
    void listenersHearEveryChangeInOrderUntilTheyLeave() throws Exception {
        List<Integer> heard = Collections.synchronizedList(new ArrayList<>());
        try (var _ = desk.listen(done -> heard.add(done.incident().events().size()))) {
            get(submit(declare()));
            get(submit(note("one")));
            get(submit(new Command.ChangeTitle("Outage"))); // changes nothing
            get(submit(note("two")));
            waitUntilSaved();
        }
        get(submit(note("three")));
        assertThat(heard).containsExactly(2, 3, 4);
    }

    @Test
    void aRecordedIncidentIsReadBackFromTheLog() throws Exception {
        get(submit(declare()));
        try (var next = new Desk(log, InstantSource.fixed(NOW))) {
            assertThat(next.recent(10)).extracting(Incident::title).containsExactly("Outage");
        }
    }

    /** An import is read again while the lead goes on. */
    @Test
    void whatIsReadAgainNeverTakesBackWhatWasSavedMeanwhile() throws Exception {
        get(submit(declare()));
        log.append(List.of(new Draft(id, NOW, Optional.empty(), "elsewhere", new Fact.NoteAdded("imported"))));
        var reading = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        log.onRead = () -> {
            if (reading.getCount() > 0) {
                reading.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        Thread reader = Thread.ofVirtual().start(() -> desk.readAgain(id));
        reading.await();
        CompletableFuture<Reply> late = submit(note("late"));
        CompletableFuture.anyOf(late, CompletableFuture.runAsync(() -> { },
                CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS))).join();
        goOn.countDown();
        reader.join();
        get(late);
        waitUntilSaved();
        assertThat(notes()).containsExactly("imported", "late");
    }

    private void waitUntilSaved() {
        while (!(desk.saving() instanceof Saving.Saved)) {
            Thread.onSpinWait();
        }
    }
}
