package dev.quarterdeck.core.runbook.correction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.runbook.Contact;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.SectionRole;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.Template;
import dev.quarterdeck.core.runbook.Understanding;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.inspection.Destruction;
import dev.quarterdeck.core.runbook.reading.GeneratedRunbook;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import dev.quarterdeck.core.runbook.text.Block;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CorrectionTest {
    private static final String TEXT = """
            # Orders service

            ## Reasons to roll back

            - Payments fail for everybody
            - A dashboard looks odd

            ## Notes on the cache

            The cache sits in front of the database.

            - Flush it with care
            - Warm it again

            ## Rollback

            1. Stop the workers
               ```bash
               systemctl stop orders
               ```
            2. Put the old release back
               ```bash
               ./release.sh --to previous
               ```
            3. Background: the link was moved in 2024

            ```
            rm -rf /srv/orders/tmp
            ```

            ## Levels

            | Level | Error rate | Do |
            |---|---|---|
            | Fine | <1% | watch |
            | Bad | >5% | go back |

            ## People

            - Anna runs the database
            - #orders-war-room on the chat
            """;

    private static Correction of(String text, String words, CorrectionRole role) {
        return new Correction(place(text, words), role);
    }

    private static Correction.Place place(String text, String words) {
        return Part.of(RunbookReader.read("r.md", text).root()).stream().map(Part::place).filter(p -> p.quote().contains(words))
                .findFirst().orElseThrow();
    }

    private static Runbook read(Correction... corrections) {
        return RunbookReader.read("r.md", TEXT, List.of(corrections));
    }

    private static List<String> titles(Runbook runbook) {
        return runbook.procedures().stream().map(Procedure::title).toList();
    }

    @Test
    void aHeadingSaidToBeContextHasNoSteps() {
        assertThat(titles(read())).contains("Rollback");

        Runbook corrected = read(of(TEXT, "Rollback", CorrectionRole.CONTEXT));

        assertThat(titles(corrected)).doesNotContain("Rollback");
        assertThat(corrected.readings()).filteredOn(r -> r.heading().equals("Rollback")).singleElement().satisfies(r -> {
            assertThat(r.role()).isEqualTo(SectionRole.CONTEXT);
            assertThat(r.understanding()).isEqualTo(Understanding.UNDERSTOOD);
            assertThat(r.why()).isEqualTo("you said so");
            assertThat(r.used()).isFalse();
        });
    }

    @Test
    void aHeadingSaidToBeAProcedureIsOneWhateverItSays() {
        Runbook corrected = read(of(TEXT, "Notes on the cache", CorrectionRole.PROCEDURE));

        assertThat(corrected.procedures()).filteredOn(p -> p.title().equals("Notes on the cache")).singleElement()
                .satisfies(p -> assertThat(p.steps()).extracting(Step::title)
                .containsExactly("Flush it with care", "Warm it again"));
    }

    @Test
    void anAlternativeExcludesWhatItStandsInThePlaceOf() {
        Correction said = new Correction(place(TEXT, "Notes on the cache"), CorrectionRole.ALTERNATIVE_OF, "Rollback",
                Optional.empty());

        List<Procedure> procedures = read(said).procedures();

        Procedure rollback = procedures.stream().filter(p -> p.title().equals("Rollback")).findFirst().orElseThrow();
        Procedure cache = procedures.stream().filter(p -> p.title().equals("Notes on the cache")).findFirst().orElseThrow();
        assertThat(rollback.alternatives()).containsExactly(cache.line());
        assertThat(cache.alternatives()).containsExactly(rollback.line());
    }

    @Test
    void anItemSaidToBeNoTriggerIsNoneAndOneSaidToBeOneHasItsUrgency() {
        assertThat(read().triggers()).extracting(Trigger::title).contains("A dashboard looks odd");

        Runbook corrected = read(of(TEXT, "A dashboard looks odd", CorrectionRole.NOT_A_TRIGGER),
                new Correction(place(TEXT, "The cache sits"), CorrectionRole.TRIGGER, "", Optional.of(Urgency.IMMEDIATE)));

        assertThat(corrected.triggers()).extracting(Trigger::title).doesNotContain("A dashboard looks odd")
                .contains("Payments fail for everybody");
        assertThat(corrected.triggers()).filteredOn(t -> t.title().startsWith("The cache")).extracting(Trigger::urgency)
                .containsExactly(Urgency.IMMEDIATE);
    }

    @Test
    void aStepCanBeAddedAndOneThatIsNoneCanBeTakenOut() {
        Runbook corrected = read(of(TEXT, "Background: the link", CorrectionRole.CONTEXT),
                of(TEXT, "The cache sits", CorrectionRole.STEP));

        Procedure rollback = corrected.procedures().stream().filter(p -> p.title().equals("Rollback")).findFirst().orElseThrow();
        assertThat(rollback.steps()).extracting(Step::title).noneMatch(t -> t.startsWith("Background"));
        assertThat(corrected.procedures()).filteredOn(p -> p.title().equals("Notes on the cache")).singleElement()
                .satisfies(p -> assertThat(p.steps()).extracting(Step::title)
                .contains("The cache sits in front of the database"));
    }

    @Test
    void aStepSaidInTheMiddleStandsInItsPlace() {
        Runbook corrected = read(of(TEXT, "Background: the link", CorrectionRole.STEP));

        Procedure rollback = corrected.procedures().stream().filter(p -> p.title().equals("Rollback")).findFirst().orElseThrow();
        assertThat(rollback.steps()).extracting(Step::number).containsExactly("1", "2", "3");
    }

    @Test
    void aFenceSaidToBeOutputOffersNoCommandAndTextSaidToBeACommandIsOneWithAllChecks() {
        String text = "# R\n\n## Rollback\n\n1. Run\n   ```bash\n   rm -rf /srv/x\n   ```\n\nkubectl delete ns orders\n";
        Correction output = of(text, "rm -rf", CorrectionRole.OUTPUT);
        Correction command = of(text, "kubectl delete", CorrectionRole.COMMAND);

        Runbook corrected = RunbookReader.read("r.md", text, List.of(output, command));

        List<CommandText> offered = commands(corrected);
        assertThat(offered).extracting(CommandText::text).containsExactly("kubectl delete ns orders");
        assertThat(offered).allMatch(Destruction::in);
    }

    @Test
    void peopleWaysToReachThemAndMessagesAreTakenFromWhatWasSaid() {
        Runbook corrected = read(of(TEXT, "Anna runs", CorrectionRole.CONTACT),
                of(TEXT, "#orders-war-room", CorrectionRole.CHANNEL),
                of(TEXT, "The cache sits", CorrectionRole.TEMPLATE));

        assertThat(corrected.people()).extracting(Contact::role).contains("Anna runs the database");
        assertThat(corrected.contactMethods()).contains("#orders-war-room on the chat");
        assertThat(corrected.templates()).extracting(Template::body).contains("The cache sits in front of the database.");
    }

    @Test
    void aTableIsNoMatrixOnceSomebodySaysSoAndOneAgainWhenSaid() {
        String other = TEXT.replace("Do |", "Remark |");

        assertThat(read().matrix()).isPresent();
        assertThat(read(of(TEXT, "Levels", CorrectionRole.CONTEXT)).matrix()).isEmpty();
        assertThat(RunbookReader.read("r.md", other).matrix()).isEmpty();
        assertThat(RunbookReader.read("r.md", other, List.of(of(other, "Level | Error rate", CorrectionRole.MATRIX))).matrix())
                .isPresent();
    }

    @Test
    void whatCannotBeReadAsWhatWasSaidStaysTextAndIsTold() {
        Runbook corrected = read(of(TEXT, "Anna runs", CorrectionRole.MATRIX));

        assertThat(corrected.findings()).anySatisfy(f -> {
            assertThat(f.code()).isEqualTo(FindingCode.CORRECTION_UNUSED);
            assertThat(f.message()).contains("Anna runs the database");
        });
    }

    @Test
    void aCorrectionWhoseTextIsGoneIsToldAndNeverAppliedElsewhere() {
        Correction said = of(TEXT, "Flush it with care", CorrectionRole.TRIGGER);
        String edited = TEXT.replace("Flush it with care", "Flush it");

        Runbook corrected = RunbookReader.read("r.md", edited, List.of(said));

        assertThat(corrected.triggers()).isEqualTo(RunbookReader.read("r.md", edited).triggers());
        assertThat(corrected.findings()).filteredOn(f -> f.code() == FindingCode.CORRECTION_GONE).singleElement()
                .satisfies(f -> assertThat(f.message()).contains("Flush it with care", "trigger"));
    }

    @Test
    void aCorrectionSurvivesEditsAboveIt() {
        Correction said = of(TEXT, "Notes on the cache", CorrectionRole.PROCEDURE);
        String edited = TEXT.replace("- Payments fail", "- Logins fail too\n- Payments fail")
                .replace("# Orders service\n", "# Orders service\n\nOwned by checkout.\n");

        assertThat(titles(RunbookReader.read("r.md", edited, List.of(said)))).contains("Notes on the cache");
    }

    @Test
    void ofTwoAlikeTheOneBelowTheRightHeadingIsMeant() {
        String text = "# R\n\n## Rollback A\n\n1. Look at it\n2. Restart `a`\n\n## Rollback B\n\n1. Look at it\n2. Restart `b`\n";
        Correction.Place second = Part.of(RunbookReader.read("r.md", text).root()).stream().map(Part::place)
                .filter(p -> p.quote().equals("Look at it") && p.under().equals("Rollback B")).findFirst().orElseThrow();

        List<Procedure> procedures = RunbookReader.read("r.md", text, List.of(new Correction(second, CorrectionRole.CONTEXT)))
                .procedures();

        assertThat(procedures.get(0).steps()).extracting(Step::title).contains("Look at it");
        assertThat(procedures.get(1).steps()).extracting(Step::title).doesNotContain("Look at it");
    }

    @Test
    void ofTwoThatNothingTellsApartNoneIsCorrected() {
        String text = "# R\n\n## Notes\n\n- Same\n- Same\n- Same\n";
        List<Correction.Place> places = Part.of(RunbookReader.read("r.md", text).root()).stream().map(Part::place)
                .filter(p -> p.quote().equals("Same")).toList();

        Runbook corrected = RunbookReader.read("r.md", text, List.of(new Correction(places.get(2), CorrectionRole.TRIGGER)));

        assertThat(corrected.triggers()).isEmpty();
        assertThat(corrected.findings()).extracting(Finding::code).contains(FindingCode.CORRECTION_AMBIGUOUS);
    }

    @Test
    void aLongBlockIsQuotedByItsBeginningAndTheWholeOfItCounts() {
        String text = "# R\n\n## Notes\n\n```\n" + "echo fine\n".repeat(400) + "```\n";
        Correction said = of(text, "echo fine", CorrectionRole.OUTPUT);

        assertThat(said.place().quote()).hasSize(Correction.Place.LONGEST);
        assertThat(RunbookReader.read("r.md", text, List.of(said)).findings()).extracting(Finding::code)
                .doesNotContain(FindingCode.CORRECTION_GONE);
        assertThat(RunbookReader.read("r.md", text.replace("fine\n```", "fine\nrm -rf /\n```"), List.of(said)).findings())
                .extracting(Finding::code)
                .contains(FindingCode.CORRECTION_GONE);
    }

    @Test
    void inALanguageThatIsNotKnownOnlyWhatWasSaidIsUsed() {
        String text =
                "# Palautus\n\n## Milloin palautetaan\n\n- Kirjautuminen ei toimi kenelläkään asiakkaalla\n- Maksut jäävät "
                + "roikkumaan eikä niitä saada enää perille\n\n"
                + "## Vaiheet\n\n1. Pysäytä palvelu ja odota että se on alhaalla\n2. Palauta edellinen versio ja käynnistä "
                + "palvelu uudelleen\n";
        Runbook plain = RunbookReader.read("r.md", text);
        Runbook corrected = RunbookReader.read("r.md", text, List.of(of(text, "Vaiheet", CorrectionRole.PROCEDURE)));

        assertThat(corrected.procedures()).extracting(Procedure::title).contains("Vaiheet");
        assertThat(corrected.triggers()).isEqualTo(plain.triggers());
    }

    @Test
    void whoMayDecideStandsWhateverIsSaidOfTheWords() {
        assertThat(RunbookReader.read("r.md", GUARDED).authority()).hasSize(2);

        for (CorrectionRole role : CorrectionRole.values()) {
            for (String words : List.of("Who may authorise", "P1: the lead and")) {
                assertThat(RunbookReader.read("r.md", GUARDED, List.of(of(GUARDED, words, role))).authority())
                        .as("%s as %s", words, role).hasSize(2);
            }
        }
    }

    /** The guards: a destructive command stays one, what a person must see is still told, and who may decide does not change. */
    @Test
    void noCorrectionsWhateverTheyAreWeakenAGuard() {
        var random = new Random(20261130);
        List<String> texts = Stream.concat(Stream.of(TEXT, GUARDED), LongStream.range(0, 40).mapToObj(GeneratedRunbook::of))
                .toList();
        for (String text : texts) {
            Runbook plain = RunbookReader.read("r.md", text);
            List<Part> parts = Part.of(plain.root());
            for (int round = 0; round < 12; round++) {
                List<Correction> corrections = IntStream.range(0, 1 + random.nextInt(12))
                        .mapToObj(_ -> new Correction(parts.get(random.nextInt(parts.size())).place(),
                        CorrectionRole.values()[random.nextInt(CorrectionRole.values().length)])).toList();

                Runbook corrected = RunbookReader.read("r.md", text, corrections);

                assertThat(corrected.authority()).as("authority after %s", corrections).isEqualTo(plain.authority());
                assertThat(corrected.frontMatter().mask()).containsAll(plain.frontMatter().mask());
                assertThat(corrected.findings().stream().map(f -> f.code() + " " + f.line()).toList())
                        .as("findings after %s", corrections)
                        .containsAll(plain.findings().stream().filter(f -> f.code().guard()).map(f -> f.code() + " " + f.line())
                        .toList());
                List<String> dangerous = commands(plain).stream().filter(Destruction::in).map(CommandText::text).toList();
                assertThat(commands(corrected)).as("commands after %s", corrections).filteredOn(c -> dangerous.contains(c.text()))
                        .allMatch(Destruction::in);
                assertThat(words(corrected)).as("words after %s", corrections).isEqualTo(words(plain));
            }
        }
    }

    private static final String GUARDED = """
            # Guarded

            ## Rollback

            1. Take it away
               ```bash
               rm -rf /srv/data
               ```

            ```
            it says “done”
            ```

            - curl http://x/\u200By

            ## Who may authorise a rollback

            - P0: the lead
            - P1: the lead and the head of operations
            """;

    private static List<CommandText> commands(Runbook runbook) {
        return runbook.root().subtree().stream().flatMap(s -> s.blocks().stream())
                .filter(b -> !(b instanceof Block.Code code) || code.command())
                .flatMap(b -> b.commands().stream()).toList();
    }

    private static List<String> words(Runbook runbook) {
        return runbook.root().subtree().stream()
                .flatMap(s -> Stream.concat(Stream.of(s.heading()), s.blocks().stream().map(Part::words)))
                .flatMap(words -> Arrays.stream(words.split("[\\s|•:.]+"))).filter(w -> !w.isBlank() && !w.matches("\\d+"))
                .toList();
    }
}
