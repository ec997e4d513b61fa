package dev.quarterdeck.core.runbook.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowEdgesTest {

    private static Matrix matrix(String rows) {
        return RunbookReader.read("a.md",
                "# Stalls\n\n## Decision matrix\n\n| Level | Error rate | p95 | Action |\n|---|---|---|---|\n" + rows).matrix()
                .orElseThrow();
    }

    private static List<String> column(Matrix matrix, int column) {
        return matrix.rows().stream().map(row -> row.bounds().get(column).map(Condition::words).orElse("people")).toList();
    }

    @Test
    void a_worse_row_that_names_only_its_upper_end_begins_where_the_row_before_ends() {
        Matrix matrix =
                matrix("| Calm | < 1% | < 300 ms | wait |\n| Rough | < 5% | ≤ 900 ms | look |\n| Storm | ≥ 5% | > 900 ms | roll "
                + "back |\n");
        assertThat(column(matrix, 0)).containsExactly("below 1%", "between 1% and 5%", "at least 5%");
        assertThat(column(matrix, 1)).containsExactly("below 300 ms", "between 300 ms and 900 ms", "above 900 ms");
        assertThat(matrix.rows().get(1).bounds().getFirst().orElseThrow().range().contains(0)).isFalse();
    }

    @Test
    void rows_that_begin_with_the_worst_are_nested_the_same_way() {
        Matrix matrix =
                matrix("| Storm | ≥ 5% | > 900 ms | roll back |\n| Rough | < 5% | ≤ 900 ms | look |\n| Calm | < 1% | < 300 ms | "
                + "wait |\n");
        assertThat(column(matrix, 0)).containsExactly("below 1%", "between 1% and 5%", "at least 5%");
    }

    @Test
    void a_column_of_targets_alone_measures_nothing() {
        Matrix matrix =
                matrix("| Calm | < 1% | < 30 s | wait |\n| Rough | 1-5% | < 20 s | look |\n| Storm | > 5% | < 10 s | roll back |"
                + "\n");
        assertThat(column(matrix, 0)).containsExactly("below 1%", "between 1% and 5%", "above 5%");
        assertThat(column(matrix, 1)).containsOnly("people");
    }

    @Test
    void a_row_that_asks_for_a_time_keeps_it() {
        Matrix matrix =
                matrix("| Calm | < 1% | | wait |\n| Rough | 1-5% | | look |\n| Storm | ≥ 5% for 10 min | | roll back |\n");
        assertThat(matrix.rows().getLast().bounds().getFirst().orElseThrow().watched())
                .isEqualTo("error rate at least 5% for 10 min");
    }
}
