package dev.quarterdeck.core.runbook.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CorrectionsTextTest {
    private static final Correction HEADING =
            new Correction(new Correction.Place(true, "Notes: \"the\" cache", "", "Rollback › B", "Before"),
            CorrectionRole.PROCEDURE);
    private static final Correction FENCE =
            new Correction(new Correction.Place(false, "echo a\n\n# no comment\n  echo \tb", "", "", ""), CorrectionRole.COMMAND);
    private static final Correction ITEM = new Correction(new Correction.Place(false, "true", "", "yes", "- null"),
            CorrectionRole.TRIGGER, "", Optional.of(Urgency.SOON));
    private static final Correction HIDDEN = new Correction(new Correction.Place(false, "a\u202Eb\u200Bc\nd ", "", "", ""),
            CorrectionRole.OUTPUT);

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        List<Correction> all = List.of(HEADING, FENCE, ITEM, HIDDEN);

        String text = CorrectionsEdit.inFile("", all);

        assertThat(CorrectionsText.ofFile(text)).isEqualTo(new CorrectionsText(all, List.of()));
        assertThat(text).contains("\\u202E", "urgency: within 1 hour", "# no comment");
    }

    @Test
    void commentsUnknownKeysAndEntriesThatStayKeepTheirPlace() throws Exception {
        String before = """
                # ours
                owner: checkout
                corrections:
                  # agreed with Ben
                  - as: procedure   # really
                    heading: "One"
                    newer: [1, 2]
                  # the second
                  - {as: context, heading: Two}

                # the end
                other: {a: b}
                """;
        Correction one = CorrectionsText.ofFile(before).corrections().getFirst();

        String after = CorrectionsEdit.inFile(before, List.of(one, HEADING));

        assertThat(after)
                .contains("# ours\nowner: checkout\ncorrections:\n  # agreed with Ben\n  - as: procedure   # really\n    "
                + "heading: \"One\"\n    newer: [1, 2]\n  # the second\n",
                "# the end\nother: {a: b}\n").doesNotContain("Two");
        assertThat(CorrectionsText.ofFile(after).corrections()).containsExactlyInAnyOrder(one, HEADING);
    }

    @Test
    void theSameCorrectionsGiveTheSameBytes() throws Exception {
        String once = CorrectionsEdit.inFile("", List.of(HEADING, FENCE));

        assertThat(CorrectionsEdit.inFile(once, List.of(FENCE, HEADING))).isEqualTo(once);
    }

    @Test
    void anEntryOfANewerProgramStaysWhereItIs() throws Exception {
        String before = "corrections:\n  - as: hologram\n    heading: X\n  - as: context\n    heading: Y\n";

        assertThat(CorrectionsEdit.inFile(before, List.of())).isEqualTo("corrections:\n  - as: hologram\n    heading: X\n");
    }

    @Test
    void whatIsWrongIsToldWithItsLineAndTheRestIsUsed() {
        CorrectionsText text =
                CorrectionsText.ofFile("# c\ncorrections:\n  - as: hologram\n    heading: X\n  - 7\n  - as: context\n    "
                + "heading: Y\n  - as: step\n");

        assertThat(text.corrections()).extracting(c -> c.place().quote()).containsExactly("Y");
        assertThat(text.problems()).extracting(CorrectionsText.Problem::line).containsExactly(3, 5, 8);
    }

    @Test
    void brokenAndHostileTextsAreToldAndNeverCrash() {
        String bomb = "a: &a [x,x]\nb: &b [*a,*a]\ncorrections: *b\n";
        String deep = "corrections: " + "[".repeat(3000) + "]".repeat(3000);
        String large = "corrections:\n" + "  - as: step\n    heading: h\n".repeat(5000);
        String twice = "corrections: []\ncorrections: []\n";
        String tagged = "corrections: !!java.lang.ProcessBuilder [[x]]\n";

        for (String text : List.of(bomb, deep, large, twice, "corrections: 7\n", "- x\n", "a: b: c\n", "\u0000",
                "corrections:\n\t- x\n")) {
            assertThat(CorrectionsText.ofFile(text)).as(text.substring(0, Math.min(30, text.length()))).satisfies(read -> {
                assertThat(read.corrections()).isEmpty();
                assertThat(read.problems()).isNotEmpty();
            });
        }
        assertThat(CorrectionsText.ofFile(tagged).corrections()).isEmpty();
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            String noise = random.ints(60, 0, 12).mapToObj(n -> List.of("corrections:", "\n", "  - ", "as: step", "heading: x",
                    "{", "[", "\"", "|", "#", ": ", "&a *a").get(n))
                    .reduce("", String::concat);
            assertThat(CorrectionsText.ofFile(noise)).isNotNull();
        }
    }

    @Test
    void theFrontMatterTakesThemAndNothingBelowItChanges() throws Exception {
        String body = "# R\n\nText --- here\n\n---\n\n## Rollback\n";
        String plain = CorrectionsEdit.inFrontMatter(body, List.of(HEADING, FENCE));
        String own = "---\ntitle: Mine\nquarterdeck:\n    mask: [abc]\n---\n" + body;
        String with = CorrectionsEdit.inFrontMatter(own, List.of(ITEM));

        assertThat(plain).startsWith("---\nquarterdeck:\n  corrections:\n    - as: procedure\n").endsWith("---\n" + body);
        assertThat(CorrectionsText.ofFrontMatter(plain).corrections()).containsExactly(HEADING, FENCE);
        assertThat(with).contains("title: Mine\nquarterdeck:\n").contains("    mask: [abc]\n---\n").endsWith(body);
        assertThat(RunbookReader.read("r.md", with).frontMatter().mask()).containsExactly("abc");
        assertThat(CorrectionsEdit.inFrontMatter(with, List.of())).doesNotContain("as:").endsWith(body);
        assertThat(CorrectionsEdit.inFrontMatter(body.replace("\n", "\r\n"), List.of(HEADING))).doesNotContain("\n\n")
                .endsWith(body.replace("\n", "\r\n"));
    }

    @Test
    void aFormThatCannotBeChangedWithoutHarmIsRefusedInWords() {
        assertThatThrownBy(() -> CorrectionsEdit.inFrontMatter("---\nquarterdeck: {mask: [a]}\n---\n# R\n", List.of(HEADING)))
                .isInstanceOf(CorrectionsEdit.Unwritable.class)
                .hasMessageContaining("Nothing was written");
        List<Correction> many = IntStream.range(0, 600)
                .mapToObj(i -> new Correction(new Correction.Place(true, "h" + i, "", "", ""), CorrectionRole.STEP)).toList();
        assertThatThrownBy(() -> CorrectionsEdit.inFile("", many)).isInstanceOf(CorrectionsEdit.Unwritable.class);
    }

    @Test
    void theSchemaNamesTheRolesAndUrgenciesThatAreRead() throws Exception {
        JsonNode entry = JsonMapper.shared().readTree(Files.readString(Path.of("assets/schema/corrections.schema.json")))
                .at("/properties/corrections/items/properties");

        assertThat(entry.at("/as/enum").valueStream().map(JsonNode::asString))
                .containsExactly(Arrays.stream(CorrectionRole.values()).map(CorrectionRole::words).toArray(String[]::new));
        assertThat(entry.at("/urgency/enum").valueStream().map(JsonNode::asString))
                .containsExactly(Arrays.stream(Urgency.values()).map(Urgency::label).toArray(String[]::new));
    }
}
