package dev.quarterdeck.core.runbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables of HTML whose cells reach over several rows or columns. */
class MergedCellsTest {
    private static Block.Table table(String rows) {
        return Outline.subtree(RunbookReader.read("a.md", "# T\n\n<table>\n" + rows + "</table>\n").root()).stream()
                .flatMap(s -> s.blocks().stream())
                .filter(Block.Table.class::isInstance).map(Block.Table.class::cast).findFirst().orElseThrow();
    }

    @Test
    void a_cell_that_reaches_down_holds_in_each_row_and_moves_the_others_aside() {
        assertThat(
                table("<tr><th>Level</th><th>Load</th><th>Do</th></tr><tr><td>Low</td><td>10</td><td "
                + "rowspan=\"2\">wait</td></tr><tr><td>Mid</td><td>20</td></tr>"
                + "<tr><td rowspan='2'>High</td><td>30</td><td>undo</td></tr><tr><td>40</td><td>undo now</td></tr>").rows())
                .containsExactly(List.of("Low", "10", "wait"), List.of("Mid", "20", "wait"), List.of("High", "30", "undo"),
                List.of("High", "40", "undo now"));
    }

    @Test
    void a_cell_that_is_wide_leaves_the_columns_behind_it_in_their_places() {
        assertThat(
                table("<tr><th>Level</th><th>Load</th><th>p95</th><th>Do</th></tr><tr><td>Down</td><td colspan=2>all of "
                + "it</td><td>undo</td></tr>").rows())
                .containsExactly(List.of("Down", "all of it", "", "undo"));
    }

    @Test
    void spans_that_nobody_means_make_no_giant() {
        Runbook book = RunbookReader.read("a.md",
                "# T\n\n<table>\n<tr><td colspan=\"999999\" "
                + "rowspan=\"999999\">a</td><td>b</td></tr><tr><td>c</td></tr></table>\n");
        assertThat(book.root().subtree().toString()).contains("a").contains("b").contains("c");
    }
}
