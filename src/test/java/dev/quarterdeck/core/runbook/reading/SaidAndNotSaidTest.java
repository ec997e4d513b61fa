package dev.quarterdeck.core.runbook.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.Criterion;
import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.command.Danger;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A table of short texts ({@code said-and-not-said.md}): what a careful reader takes from each of them, and nothing else. A case is
 * a name, the text, and below {@code -----} the kinds that it is about with all that is to be found of them.
 */
class SaidAndNotSaidTest {
    private static final Pattern CASE = Pattern.compile("(?m)^===== ");
    private static final Pattern ANSWER = Pattern.compile("(?m)^----- ");

    @TestFactory
    Stream<DynamicTest> each_text_says_what_it_says_and_nothing_else() throws IOException {
        try (InputStream table = getClass().getResourceAsStream("said-and-not-said.md")) {
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            return CASE.splitAsStream(text).filter(c -> !c.isBlank()).map(SaidAndNotSaidTest::test).toList().stream();
        }
    }

    private static DynamicTest test(String written) {
        String name = written.lines().findFirst().orElseThrow();
        String[] parts = ANSWER.split(written.substring(written.indexOf('\n') + 1));
        List<String> answer = parts[1].lines().filter(line -> !line.isBlank()).toList();
        List<String> kinds = Arrays.asList(answer.getFirst().split(" "));
        return dynamicTest(name, () -> assertThat(facts(RunbookReader.read("said.md", parts[0]), kinds))
                .containsExactlyElementsOf(answer.subList(1, answer.size())));
    }

    private static List<String> facts(Runbook read, List<String> kinds) {
        return kinds.stream().flatMap(kind -> switch (kind) {
            case "reasons" -> read.triggers().stream().map(t -> "reason " + t.urgency().name().toLowerCase(Locale.ROOT) + ": " + t.text() + watched(t.condition()));
            case "commands" -> Outline.flat(read.root()).stream().filter(b -> !(b instanceof Block.Code code) || code.command()).flatMap(b -> b.commands().stream())
                    .map(SaidAndNotSaidTest::command);
            case "people" -> read.people().stream().map(p -> "person " + p.role() + ": " + p.reach().stream().map(Runbook.Named::text).collect(Collectors.joining(" | "))
                    + (p.escalation().isEmpty() ? "" : " → " + p.escalation()));
            case "authority" -> read.authority().stream().map(a -> "authority " + (a.severity() + ": " + a.authorisedBy()).strip());
            case "messages" -> read.templates().stream().map(t -> "message " + t.title() + " [" + t.channel() + "]: " + t.body().lines().findFirst().orElse(""));
            case "deadlines" -> read.deadlines().stream().map(d -> "due " + d.within() + ": " + d.title());
            case "scenarios" -> read.scenarios().stream().map(s -> "scenario " + s.title() + ": " + s.procedure() + watched(s.condition()));
            case "times" -> read.procedures().stream().flatMap(p -> Stream.concat(time(p.title(), p.estimate()), p.steps().stream().flatMap(s -> time("· " + s.title(), s.estimate()))));
            case "checks" -> Outline.flat(read.root()).stream().flatMap(b -> b instanceof Block.Check c
                    ? Stream.of("check " + c.text() + watched(c.condition())) : Stream.empty());
            case "rows" -> read.matrix().stream().flatMap(m -> m.rows().stream()).map(r -> "row " + r.label() + ": "
                    + r.bounds().stream().map(b -> b.map(Condition::watched).orElse("-")).collect(Collectors.joining(", ")) + " → " + r.decision());
            case String other -> throw new IllegalArgumentException("no such kind: " + other);
        }).toList();
    }

    private static String command(CommandText command) {
        String danger = switch (Danger.of(command)) {
            case PLAIN -> "";
            case DESTRUCTIVE -> " (destructive)";
            case CANNOT_TELL -> " (cannot tell)";
        };
        return "command " + command.text().replace("\n", "⏎") + command.input().stream().map(i -> " ⇠ " + i).collect(Collectors.joining()) + danger;
    }

    private static String watched(Optional<? extends Criterion> criterion) {
        return criterion.map(c -> " ⇒ " + c.watched()).orElse("");
    }

    private static Stream<String> time(String title, Optional<Estimate> estimate) {
        return estimate.stream().map(e -> "time " + title + ": " + (e.low().equals(e.high()) ? "" : words(e.low()) + " to ") + words(e.high()));
    }

    private static String words(Duration length) {
        return length.toSeconds() + " s";
    }
}
