package dev.quarterdeck.core.runbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.fence.CommandFields;
import dev.quarterdeck.core.shell.CommandBlanks;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of a command that stand for something else are asked for. */
class ExampleValuesTest {
    @ParameterizedTest
    @CsvSource({
        "git revert def5678,def5678", "git checkout abc1234,abc1234", "pg_restore shop_YYYYMMDD.dump,YYYYMMDD",
                "ls /backup/YYYY-MM-DD/x,YYYY-MM-DD", "kubectl get pod shop-XXX,XXX",
        "docker pull shop:v1.2.3-example,v1.2.3-example", "curl https://api.example.com/health,api.example.com",
        "ssh ops@example.org,example.org", "helm get your-release,your-release", "kubectl -n {{ns}} get pods,{{ns}}",
        "cat <file>,<file>",
    })
    void an_example_is_a_field(String command, String field) {
        assertThat(CommandFields.in(command)).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mktemp /tmp/x.XXXXXX", "git checkout def56789a", "curl https://shop.test/example.community",
            "echo EXXXTRA", "docker pull shop:v1.2.3"})
    void what_only_looks_like_one_is_none(String command) {
        assertThat(CommandFields.in(command)).isEmpty();
    }

    @Test
    void the_value_stands_in_place_of_the_example() {
        var blanks = new CommandBlanks(Map.of("def5678", "9ab01cd", "YYYYMMDD", "20270304"), Map.of(), Optional.empty());
        assertThat(blanks.fill("git revert def5678 && ls shop_YYYYMMDD.dump"))
                .isEqualTo("git revert 9ab01cd && ls shop_20270304.dump");
    }
}
