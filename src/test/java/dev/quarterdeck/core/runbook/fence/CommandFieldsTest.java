package dev.quarterdeck.core.runbook.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.Field;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandFieldsTest {

    @Test
    void every_notation_of_a_blank_is_a_field() {
        assertThat(
                CommandFields.in("oc -n <name space> get $KIND/${NAME} [old-name] [HOST] {{tenant}} YOUR_TOKEN your-api-key "
                + "--a=<x>"))
                .containsExactly("<name space>", "$KIND", "$NAME", "[old-name]", "[HOST]", "{{tenant}}", "YOUR_TOKEN",
                "your-api-key", "<x>");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "cat <<EOF > out", "sort < in > out", "rate(x[5m])", "ls [a-z0-9]*", "jq '.items[0].name'", "awk '{print $NF}'",
                "echo $? $1 $@ $(date) $HOME",
        "docker inspect -f '{{.State}} {{ range .A }}{{end}}' a", "if [ -f a ]; then b; fi", "for i in 1 2; do echo $i; done",
        "while read line; do echo $line; done",
        "diff <(sort a) <(sort b)", "test 1 <2 && test 3> 2",
    })
    void what_the_shell_or_a_query_means_is_no_field(String command) {
        assertThat(CommandFields.in(command)).isEmpty();
    }

    @Test
    void a_variable_that_the_runbook_sets_is_known_by_what_it_is_set_to() {
        List<Field> fields = RunbookReader.read("a.md", """
                ## Look

                ```
                $ export NS=$(kubectl get ns -o name | head -1)
                $ REGION="north"; NODE='<node of the alert>'
                ```

                ## Act

                ```
                $ kubectl -n $NS drain ${NODE} --region $REGION --token $TOKEN
                $ kubectl -n $NS uncordon <other node>
                ```
                """).fields();
        assertThat(fields).extracting(Field::text)
                .containsExactly("$NS", "$REGION", "$NODE", "<node of the alert>", "$TOKEN", "<other node>");
        assertThat(fields).extracting(Field::setTo).containsExactly(Optional.of("$(kubectl get ns -o name | head -1)"),
                Optional.of("north"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(fields.get(4)).isEqualTo(new Field("$TOKEN", "TOKEN", Optional.empty(), 11));
    }
}
