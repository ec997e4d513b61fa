package dev.quarterdeck.io.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.core.library.RunbookLibrary.Draft;
import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.library.RunbookLibrary.Home;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.UnreadableRunbook;
import dev.quarterdeck.core.runbook.correction.Correction;
import dev.quarterdeck.core.runbook.correction.CorrectionRole;
import dev.quarterdeck.core.runbook.correction.Part;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CorrectionFilesTest {
    private static final String TEXT = "# Cache\n\n## Notes\n\n- Flush it\n- Warm it\n";
    private static final String SAID = "corrections:\n  - as: procedure\n    heading: Notes\n";
    @TempDir
    private Path folder;
    private Path runbook;
    private Path beside;
    private FileRunbookLibrary library;

    @BeforeEach
    void aRunbook() throws Exception {
        runbook = Files.writeString(folder.resolve("cache.md"), TEXT);
        beside = folder.resolve("cache.quarterdeck.yaml");
        library = library();
    }

    private final AcceptedNowhere accepted = new AcceptedNowhere();

    private FileRunbookLibrary library() {
        return new FileRunbookLibrary(folder.resolve("data/runbooks.txt"), accepted);
    }

    private static List<String> procedures(Runbook runbook) {
        return runbook.procedures().stream().map(Procedure::title).toList();
    }

    private static Correction said(Entry.Readable entry) {
        return Part.of(entry.runbook().root()).stream().filter(p -> p.place().quote().equals("Notes"))
                .map(p -> new Correction(p.place(), CorrectionRole.PROCEDURE)).findFirst().orElseThrow();
    }

    @Test
    void aFileFromSomebodyElseIsAProposalUntilItIsConfirmedOnThisLaptop() throws Exception {
        Files.writeString(beside, SAID);
        Entry.Readable entry = (Entry.Readable) library.open(runbook);

        assertThat(procedures(entry.runbook())).doesNotContain("Notes");
        assertThat(entry.proposed()).hasSize(1);
        assertThat(entry.corrections()).isEmpty();

        library.confirm(entry, entry.proposed(), "Anna");

        Entry.Readable confirmed = (Entry.Readable) library().entries().getFirst();
        assertThat(procedures(confirmed.runbook())).contains("Notes");
        assertThat(confirmed.proposed()).isEmpty();

        Files.writeString(beside, SAID.replace("procedure", "trigger"));
        assertThat(((Entry.Readable) library.entries().getFirst()).proposed()).as("other bytes ask again").hasSize(1);
    }

    @Test
    void whatIsSavedHereIsShownBeforeConfirmedByThatAndNoticedLikeTheRunbook() throws Exception {
        Entry.Readable entry = (Entry.Readable) library.open(runbook);
        Draft draft = library.draft(entry, List.of(said(entry)), Home.FILE);
        assertThat(beside).doesNotExist();

        library.write(entry, draft, "Ben");

        assertThat(beside).hasContent(draft.after());
        Entry.Readable now = (Entry.Readable) library.entries().getFirst();
        assertThat(now.corrections()).containsExactly(said(entry));
        assertThat(now.proposed()).isEmpty();
        assertThat(now.same(entry)).isFalse();
        assertThat(procedures(now.runbook())).contains("Notes");
        assertThat(((Entry.Readable) RunbookFiles.read(List.of(runbook)).getFirst()).corrections()).hasSize(1);
    }

    @Test
    void theFrontMatterIsAnotherPlaceForThem() throws Exception {
        Entry.Readable entry = (Entry.Readable) library.open(runbook);

        library.write(entry, library.draft(entry, List.of(said(entry)), Home.FRONT_MATTER), "Ben");

        assertThat(Files.readString(runbook)).startsWith("---\nquarterdeck:\n").endsWith(TEXT);
        Entry.Readable now = (Entry.Readable) library.entries().getFirst();
        assertThat(procedures(now.runbook())).contains("Notes");
        assertThat(now.before()).as("one's own change is read").isEmpty();
        assertThatThrownBy(() -> library.draft(now, List.of(), Home.FILE)).isInstanceOf(UnreadableRunbook.class)
                .hasMessageContaining("front matter");
    }

    @Test
    void aFileThatChangedMeanwhileIsNotWrittenOver() throws Exception {
        Entry.Readable entry = (Entry.Readable) library.open(runbook);
        Draft draft = library.draft(entry, List.of(said(entry)), Home.FILE);
        Files.writeString(beside, "# mine\n");

        assertThatThrownBy(() -> library.write(entry, draft, "Ben")).isInstanceOf(UnreadableRunbook.class)
                .hasMessageContaining("changed meanwhile");

        assertThat(beside).hasContent("# mine\n");
    }

    @Test
    void aBrokenFileIsToldWithItsNameAndLineAndTheRunbookIsReadWithoutIt() throws Exception {
        Files.writeString(beside, "# one\ncorrections:\n  - as: hologram\n    heading: Notes\n");
        Runbook broken = ((Entry.Readable) library.open(runbook)).runbook();
        assertThat(broken.findings()).anySatisfy(f -> {
            assertThat(f.code()).isEqualTo(FindingCode.CORRECTIONS_FILE);
            assertThat(f.message()).contains("cache.quarterdeck.yaml, line 3", "hologram");
        });

        Files.write(beside, new byte[] {(byte) 0xFF, 0x41});
        assertThat(((Entry.Readable) library.entries().getFirst()).runbook().findings())
                .anySatisfy(f -> assertThat(f.message()).contains("not UTF-8 text"));

        Files.writeString(beside, "#".repeat(70_000));
        assertThat(((Entry.Readable) library.entries().getFirst()).runbook().findings())
                .anySatisfy(f -> assertThat(f.message()).contains("64 KiB"));
    }

    /** Whoever can write beside a runbook can put anything there. */
    @Test
    @Timeout(60)
    void whateverLiesInTheFilesPlaceIsToldInASentence() throws Exception {
        String nested = "[".repeat(5_000);
        String bomb =
                "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\ncorrections: [*c, "
                + "*c]\n";
        Map<String, String> texts = Map.of("deep", nested, "aliases", bomb, "cyclic", "corrections: &c\n  - *c\n", "types",
                "corrections:\n  - 17\n  - [a]\n  - {as: {}, heading: []}\n  - as: step\n    heading: 3\n    of: [x]\n",
                "no list", "corrections: text\n",
                "controls", "corrections:\n  - as: \"st\\u001b[31mep\\u202e\"\n    heading: Notes\n", "tag",
                "corrections: !!java.lang.ProcessBuilder [x]\n",
                "twice", "corrections: []\ncorrections: []\n");
        for (var each : texts.entrySet()) {
            Files.writeString(beside, each.getValue());
            assertToldInASentence(each.getKey());
        }
        Files.delete(beside);
        Files.createDirectory(beside);
        assertToldInASentence("it is a folder");
        Files.delete(beside);
        Files.createSymbolicLink(beside, Files.writeString(folder.resolve("elsewhere.yaml"), SAID));
        assertToldInASentence("it is a link to elsewhere");
        Files.delete(beside);
        Files.createSymbolicLink(beside, folder.resolve("nowhere"));
        assertToldInASentence("it is a link to elsewhere");
        Files.delete(beside);
        if (new ProcessBuilder("mkfifo", beside.toString()).start().waitFor() == 0) {
            assertToldInASentence("it is a pipe");
        }
    }

    private void assertToldInASentence(String why) throws Exception {
        Entry.Readable entry = (Entry.Readable) library.open(runbook);
        assertThat(entry.corrections()).isEmpty();
        assertThat(procedures(entry.runbook())).doesNotContain("Notes");
        assertThat(entry.runbook().findings()).as(why).filteredOn(f -> f.code() == FindingCode.CORRECTIONS_FILE).isNotEmpty()
                .allSatisfy(f -> {
            assertThat(f.message()).contains("cache.quarterdeck.yaml").endsWith(".").doesNotContain("Exception");
            assertThat(f.message().length()).isLessThan(400);
        });
        if (why.startsWith("it is")) {
            assertThat(entry.runbook().findings()).anySatisfy(f -> assertThat(f.message()).contains(why));
        }
        assertThat(RunbookFiles.read(List.of(runbook))).hasSize(1);
    }

    @Test
    void theRunbookThatComesWithTheProgramHasNoPlaceForAFile() {
        Entry.Readable bundled = (Entry.Readable) library.entries().getLast();

        assertThatThrownBy(() -> library.draft(bundled, List.of(), Home.FILE)).isInstanceOf(UnreadableRunbook.class)
                .hasMessageContaining("comes with the program");
    }
}
