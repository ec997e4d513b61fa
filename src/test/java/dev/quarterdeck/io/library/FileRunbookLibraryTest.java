package dev.quarterdeck.io.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.runbook.UnreadableRunbook;
import dev.quarterdeck.core.signal.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FileRunbookLibraryTest {
    @TempDir
    private Path folder;
    private Path list;
    private FileRunbookLibrary library;

    private final AcceptedNowhere accepted = new AcceptedNowhere();

    private FileRunbookLibrary library() {
        return new FileRunbookLibrary(list, accepted);
    }

    @BeforeEach
    void emptyLibrary() {
        list = folder.resolve("data/runbooks.txt");
        library = library();
    }

    @Test
    void a_new_library_holds_the_bundled_runbook() {
        assertThat(library.entries()).singleElement().satisfies(entry -> {
            assertThat(entry).isInstanceOf(Entry.Readable.class);
            assertThat(entry.name()).isEqualTo("rollback-procedure.md");
            assertThat(entry.place()).isEqualTo("comes with the program");
        });
    }

    @Test
    void opened_files_come_newest_first_and_the_bundled_one_last() throws Exception {
        library.open(file("first.md", "# First"));
        library.open(file("second.md", "# Second"));
        library.open(folder.resolve("first.md"));
        assertThat(names(library)).containsExactly("first.md", "second.md", "rollback-procedure.md");
    }

    @Test
    void what_was_opened_is_remembered_by_the_next_program() throws Exception {
        library.open(file("mine.md", "# Mine"));
        assertThat(Files.readString(list)).isEqualTo(folder.resolve("mine.md") + "\n");
        assertThat(names(library())).containsExactly("mine.md", "rollback-procedure.md");
        try (var files = Files.list(list.getParent())) {
            assertThat(files).containsExactlyInAnyOrder(list, list.resolveSibling("runbooks-read"));
        }
    }

    @Test
    void a_file_is_read_anew_each_time() throws Exception {
        Path file = file("mine.md", "# Before");
        library.open(file);
        Files.writeString(file, "# After");
        assertThat(((Entry.Readable) library.entries().getFirst()).runbook().title()).isEqualTo("After");
    }

    @Test
    void a_file_that_went_away_stays_listed_with_its_problem() throws Exception {
        Path file = file("mine.md", "# Mine");
        library.open(file);
        Files.delete(file);
        assertThat(library.entries().getFirst()).isInstanceOfSatisfying(Entry.Unreadable.class,
                entry -> assertThat(entry.problem()).startsWith("mine.md does not exist"));
    }

    @Test
    void a_missing_file_is_refused() {
        refuses(folder.resolve("none.md"), "none.md does not exist");
    }

    @Test
    void a_folder_is_refused() {
        refuses(folder, "is a folder");
        refuses(Path.of("/"), "is a folder");
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        refuses(file("empty.md", ""), "empty.md is empty");
        refuses(file("blank.md", "\uFEFF \n\n"), "blank.md is empty");
    }

    @Test
    void a_file_above_the_limit_is_refused_with_its_size() throws IOException {
        refuses(file("big.md", "x".repeat(20 * 1024 * 1024)), "big.md has 20.0 MiB");
    }

    @Test
    void a_binary_file_is_refused() throws IOException {
        refuses(file("picture.md", "PNG\0\1\2"), "picture.md is binary");
    }

    @Test
    void a_file_in_another_encoding_is_refused() throws IOException {
        Path latin = folder.resolve("latin.md");
        Files.write(latin, "# Stra\u00DFe".getBytes(StandardCharsets.ISO_8859_1));
        refuses(latin, "latin.md is not UTF-8 text (byte 6");
        Path wide = folder.resolve("wide.md");
        Files.write(wide, "# Runbook".getBytes(StandardCharsets.UTF_16));
        refuses(wide, "wide.md is UTF-16");
    }

    @Test
    void a_file_of_exactly_one_mebibyte_is_read() throws Exception {
        assertThat(library.open(file("full.md", "# Full\n" + "x".repeat(1024 * 1024 - 7)))).isInstanceOf(Entry.Readable.class);
    }

    @Test
    void a_list_that_cannot_be_written_costs_nothing_but_the_memory() throws Exception {
        Files.writeString(folder.resolve("data"), "a file where the folder should be");
        library.open(file("mine.md", "# Mine"));
        assertThat(names(library)).containsExactly("mine.md", "rollback-procedure.md");
    }

    @Test
    void a_spoilt_list_is_read_as_far_as_it_goes() throws Exception {
        Path file = file("mine.md", "# Mine");
        Files.createDirectories(list.getParent());
        Files.writeString(list, "\0\nrelative.md\n\n" + file + "\n" + file + "\n");
        assertThat(names(library())).containsExactly("mine.md", "rollback-procedure.md");
    }

    private void refuses(Path file, String reason) {
        assertThatThrownBy(() -> library.open(file)).isInstanceOf(UnreadableRunbook.class)
                .hasMessageContaining(reason).message().endsWith(".").doesNotContain("\n");
        assertThat(names(library)).containsExactly("rollback-procedure.md");
    }

    /** Such a list came with a copied folder. */
    @Test
    @Timeout(30)
    void aPathThatNobodyOpenedHereIsListedAndNotLookedFor() throws Exception {
        Path there = file("there.md", "# There");
        Path pipe = folder.resolve("pipe.md");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        Files.createDirectories(list.getParent());
        Files.writeString(list, there + "\n" + pipe + "\n/dev/zero\n//server/share/x.md\nrelative.md\n\u0000\n");
        List<Entry> entries = library().entries();
        assertThat(entries).hasSize(5);
        assertThat(entries.subList(0, 4)).allSatisfy(entry -> assertThat(entry).isInstanceOfSatisfying(Entry.Unreadable.class,
                unreadable -> assertThat(unreadable.problem()).contains("not opened on this laptop", "nothing was looked for")));
        FileRunbookLibrary library = library();
        library.open(there);
        assertThat(library.entries().getFirst()).isInstanceOf(Entry.Readable.class);
    }

    @Test
    @Timeout(30)
    void aListThatIsNoFileIsToldAndBegunAnew() throws Exception {
        Files.createDirectories(list.getParent());
        new ProcessBuilder("mkfifo", list.toString()).start().waitFor();
        Files.createDirectories(list.resolveSibling("runbook-targets.txt"));
        assertThat(library().notices()).hasSize(2).first().asString().contains("runbooks.txt, cannot be read: it is a pipe");
        assertThat(library().entries()).hasSize(1);
        Files.delete(list);
        Files.write(list, new byte[] {(byte) 0xFF});
        assertThat(library().notices()).first().asString().contains("not UTF-8");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<String> names(FileRunbookLibrary library) {
        return library.entries().stream().map(Entry::name).toList();
    }

    @Test
    void aFileThatChangedSinceItWasReadSaysWhatItReadBefore() throws Exception {
        Path file = file("mine.md", "# Before");
        library.open(file);
        assertThat(only(library, "mine.md").before()).isEmpty();
        Files.writeString(file, "# After");
        assertThat(only(library, "mine.md").before()).contains("# Before");
        assertThat(only(library(), "mine.md").before()).as("the next program").contains("# Before");
        library.markRead(only(library, "mine.md"));
        assertThat(only(library, "mine.md").before()).isEmpty();
    }

    @Test
    void aFolderAddsItsRunbooksAndNothingOfWhatItHides() throws Exception {
        Path team = Files.createDirectories(folder.resolve("team/deep"));
        Files.createDirectories(folder.resolve("team/.git"));
        Files.writeString(team.resolve("b.md"), "# B");
        Files.writeString(folder.resolve("team/a.md"), "# A");
        Files.writeString(folder.resolve("team/.git/hidden.md"), "# Hidden");
        Files.writeString(folder.resolve("team/empty.md"), "");
        assertThat(library.openAll(folder.resolve("team"))).extracting(Entry::name)
                .containsExactlyInAnyOrder("a.md", "b.md", "empty.md");
        assertThat(names(library)).containsExactlyInAnyOrder("a.md", "b.md", "rollback-procedure.md");
    }

    @Test
    void aFolderWithoutMarkdownSaysSo() throws Exception {
        Path none = Files.createDirectories(folder.resolve("none"));
        assertThatThrownBy(() -> library.openAll(none)).isInstanceOf(UnreadableRunbook.class)
                .hasMessageContaining("no Markdown file");
    }

    @Test
    void theTargetOfARunbookIsKept() throws Exception {
        library.open(file("mine.md", "# Mine"));
        Target target = Target.of(Target.Kind.SSH, "api-1").orElseThrow();
        library.nameTarget(only(library, "mine.md"), target);
        library.nameTarget(only(library, "rollback-procedure.md"), Target.LAPTOP);
        assertThat(only(library(), "mine.md").target()).contains(target);
        assertThat(only(library(), "rollback-procedure.md").target()).contains(Target.LAPTOP);
    }

    private static Entry.Readable only(FileRunbookLibrary library, String name) {
        return (Entry.Readable) library.entries().stream().filter(entry -> entry.name().equals(name)).findFirst().orElseThrow();
    }
}
