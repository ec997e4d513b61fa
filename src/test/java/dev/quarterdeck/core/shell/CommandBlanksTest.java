package dev.quarterdeck.core.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.signal.Target;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandBlanksTest {
    private static CommandBlanks values(Map<String, String> values) {
        return new CommandBlanks(values, Map.of(), Optional.empty());
    }

    @Test
    void everyNotationOfABlankIsFilledAndNothingElse() {
        assertThat(values(Map.of("[x]", "1", "<y z>", "2", "{{t}}", "3", "$N", "4$1", "YOUR_KEY", "5", "x", "6"))
                .fill("a [x] <y z> {{t}} $N ${N} $NS \\$N YOUR_KEY YOUR_KEYS x"))
                .isEqualTo("a 1 2 3 '4$1' '4$1' $NS \\$N 5 YOUR_KEYS x");
    }

    @Test
    void anEmptyValueLeavesTheBlankAsItIs() {
        assertThat(values(Map.of("[x]", "")).fill("a [x]")).isEqualTo("a [x]");
    }

    @Test
    void aValueIsNeverSearchedForBlanks() {
        assertThat(values(Map.of("<a>", "<b>", "<b>", "x")).fill("<a> <b>")).isEqualTo("'<b>' x");
    }

    @Test
    void theRunbooksExampleIsReplacedWhereItStandsAsAWord() {
        var blanks = new CommandBlanks(Map.of(), Map.of("v0.0.9", "v1.2.0"), Optional.empty());
        assertThat(blanks.fill("git checkout tags/v0.0.9 -b v0.0.9-fix v0.0.9.1 v0.0.9."))
                .isEqualTo("git checkout tags/v1.2.0 -b v0.0.9-fix v0.0.9.1 v1.2.0.");
        assertThat(blanks.pieces("tags/v0.0.9"))
                .containsExactly(new CommandBlanks.Piece("tags/", false), new CommandBlanks.Piece("v1.2.0", true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kubectl get pods                     | kubectl --context=prod get pods
            sudo kubectl get pods                | sudo kubectl --context=prod get pods
            x=$(kubectl get pods -o name)        | x=$(kubectl --context=prod get pods -o name)
            kubectl --context other get pods     | kubectl --context other get pods
            echo kubectl                         | echo kubectl
            apt install kubectl now              | apt install kubectl now""")
    void aContextIsNamedInEachKubectlCommand(String written, String filled) {
        assertThat(new CommandBlanks(Map.of(), Map.of(), Target.of(Target.Kind.KUBECTL, "prod")).fill(written)).isEqualTo(filled);
    }

    @Test
    void aValueThatLooksLikeTheContextIsQuotedLikeAnyOther() {
        assertThat(values(Map.of("<x>", "kubectl --context=a; rm b")).fill("echo <x>"))
                .isEqualTo("echo 'kubectl --context=a; rm b'");
    }

    @Test
    void aSecretIsNotAsked() {
        assertThat(values(Map.of("$DB_HOST", "db-1"))
                .open("psql -h $DB_HOST -U $DB_USER -p $DB_PASSWORD -t $API_KEY <namespace> YOUR_TOKEN"))
                .containsExactly("$DB_USER", "<namespace>");
    }
}
