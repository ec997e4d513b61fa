package dev.quarterdeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.core.incident.NotRead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Played by hand: what is slow runs when the test says so, in any order; what draws runs at once. */
class WorkTest {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Work work = new Work(waiting::add, Runnable::run);
    private final List<String> shown = new ArrayList<>();

    private void answerFirst() {
        waiting.removeFirst().run();
    }

    private void answerLast() {
        waiting.removeLast().run();
    }

    @Test
    void aPlaceShowsTheAnswerToItsNewestCallInWhateverOrderTheyCome() {
        Work.Place place = work.place();
        place.run(() -> "old", shown::add);
        place.run(() -> "new", shown::add);
        answerLast();
        answerFirst();
        assertThat(shown).containsExactly("new");
    }

    @Test
    void anOldFailureDoesNotReplaceANewAnswer() {
        Work.Place place = work.place();
        place.<String>run(() -> {
            throw new IOException("late");
        }, shown::add, problem -> shown.add(problem.getMessage()));
        place.run(() -> "new", shown::add);
        answerLast();
        answerFirst();
        assertThat(shown).containsExactly("new");
    }

    @Test
    void aPlaceIsBusyUntilItsCallEndsAlsoByADefect() {
        Work.Place place = work.place();
        place.<String>run(() -> {
            throw new IllegalStateException("a defect");
        }, shown::add);
        assertThat(place.busy()).isTrue();
        assertThatThrownBy(this::answerFirst).hasMessage("a defect");
        assertThat(place.busy()).isFalse();
        assertThat(place.awaited()).isFalse();
        assertThat(shown).isEmpty();
    }

    @Test
    void whatWasForgottenIsNotAwaited() {
        Work.Place place = work.place();
        place.run(() -> "forgotten", shown::add);
        place.forget();
        assertThat(place.awaited()).isFalse();
        answerFirst();
        assertThat(shown).isEmpty();
    }

    @Test
    void aRecordOrAFileThatCannotBeReadIsAnAnswerInWords() {
        work.<String>run(() -> {
            throw new NotRead("the record", null);
        }, _ -> shown.add("read"), problem -> shown.add(problem.getMessage()));
        work.<String>run(() -> {
            throw new UncheckedIOException("the samples", new IOException());
        }, _ -> shown.add("read"), problem -> shown.add(problem.getMessage()));
        answerFirst();
        answerFirst();
        assertThat(shown).containsExactly("the record", "the samples");
    }

    @Test
    void inOrderOneWaitsForTheOtherAndADefectEndsOnlyItself() {
        Work ordered = work.inOrder();
        ordered.run(() -> shown.add("first"), () -> { });
        ordered.run(() -> {
            throw new IllegalStateException("a defect");
        }, () -> { });
        ordered.run(() -> shown.add("third"), () -> { });
        assertThat(waiting).hasSize(1);
        answerFirst();
        assertThatThrownBy(this::answerFirst).hasMessage("a defect");
        answerFirst();
        assertThat(shown).containsExactly("first", "third");
        assertThat(waiting).isEmpty();
    }

    @Test
    void closingWaitsForWhatIsStillToBeDoneInOrder() throws Exception {
        var threads = new Work(Thread::startVirtualThread, Runnable::run);
        var began = new CompletableFuture<Void>();
        var goOn = new CompletableFuture<Void>();
        threads.inOrder().run(() -> {
            began.complete(null);
            goOn.join();
            shown.add("written");
        });
        began.join();
        Thread closing = Thread.startVirtualThread(threads::close);
        goOn.complete(null);
        closing.join();
        assertThat(shown).containsExactly("written");
    }

    @Test
    void whatFailsAfterAStageReachesTheHandlerOfItsThread() throws Exception {
        var failed = new CompletableFuture<Throwable>();
        Thread thread = Thread.ofPlatform().uncaughtExceptionHandler((_, failure) -> failed.complete(failure))
                .start(() -> work.whenDone(CompletableFuture.completedStage("done"), (_, _) -> {
                    throw new IllegalStateException("nobody would ask for it");
                }));
        thread.join();
        assertThat(failed.join()).hasMessage("nobody would ask for it");
    }
}
