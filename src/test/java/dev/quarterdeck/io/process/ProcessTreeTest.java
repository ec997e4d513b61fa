package dev.quarterdeck.io.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(30)
@EnabledOnOs(OS.LINUX)
class ProcessTreeTest {

    @Test
    void outputAndErrorsAreReadTogetherAndTheExitCodeIsKept() throws Exception {
        try (ProcessTree tree = ProcessTree.start(List.of("bash", "-c", "echo out; echo err >&2; exit 4"))) {
            assertThat(new String(tree.output().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("out\nerr\n");
            assertThat(tree.ended(Duration.ofSeconds(10))).isTrue();
            assertThat(tree.exitCode()).isEqualTo(4);
        }
    }

    @Test
    void nothingIsOnItsInputSoThatItNeverWaitsForSomebody() throws Exception {
        try (ProcessTree tree = ProcessTree.start(List.of("cat"))) {
            assertThat(tree.ended(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void stoppingReachesChildrenThatLeftTheTree() throws Exception {
        String line =
                "(setsid bash -c 'sleep 300 & echo $!; wait' &) ; (sleep 300 & echo $!) ; sleep 300 & echo $! ; trap '' TERM; "
                + "wait";
        ProcessTree tree = ProcessTree.start(List.of("bash", "-c", line));
        byte[] bytes = new byte[200];
        int length = 0;
        while (new String(bytes, 0, length, StandardCharsets.UTF_8).lines().count() < 3) {
            length += Math.max(0, tree.output().read(bytes, length, bytes.length - length));
        }
        List<Long> children = new String(bytes, 0, length, StandardCharsets.UTF_8).lines().map(Long::parseLong).toList();
        assertThat(children).hasSize(3).allMatch(ProcessTreeTest::alive);
        assertThat(tree.stop()).isEmpty();
        assertThat(children).noneMatch(ProcessTreeTest::alive);
        assertThat(tree.ended(Duration.ZERO)).isTrue();
    }

    @Test
    void aCommandThatHasEndedIsLookedForAmongAllProcessesOnce() throws Exception {
        var looks = new AtomicInteger();
        ProcessTree tree = ProcessTree.start(List.of("true"), mark -> {
            looks.incrementAndGet();
            return MarkedProcesses.ON_THIS_MACHINE.carrying(mark);
        });
        assertThat(tree.ended(Duration.ofSeconds(10))).isTrue();
        assertThat(tree.stop()).isEmpty();
        assertThat(looks).hasValue(1);
    }

    @Test
    void aCommandThatRunsIsLookedForAgainOnceItIsGone() throws Exception {
        var looks = new AtomicInteger();
        ProcessTree tree = ProcessTree.start(List.of("sleep", "300"), mark -> {
            looks.incrementAndGet();
            return MarkedProcesses.ON_THIS_MACHINE.carrying(mark);
        });
        assertThat(tree.stop()).isEmpty();
        assertThat(looks).hasValue(2);
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).flatMap(p -> Optional.of(!p.info().command().isEmpty()))
                .orElse(false);
    }
}
