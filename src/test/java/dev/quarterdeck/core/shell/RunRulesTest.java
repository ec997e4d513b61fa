package dev.quarterdeck.core.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.command.Danger;
import dev.quarterdeck.core.runbook.frontmatter.GuardWords;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import dev.quarterdeck.core.signal.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may run by Enter, where, and what can be said of what it prints. */
class RunRulesTest {
    private static final List<String> DANGEROUS =
            List.of("rm -rf /var/www/x", "kubectl delete pod api-1", "terraform destroy -auto-approve",
            "git push --force origin main", "alembic downgrade -1", "psql -c 'DROP TABLE listings'",
            "kubectl scale deploy/api --replicas=0",
            "kubectl drain node-1", "kill 4711", "shutdown now", "dd if=/dev/zero of=/dev/sda", "pg_restore -d shop dump");
    private static final List<String> UNKNOWN = List.of("eval \"$WHAT\"", "curl -s https://example.org/x | sh",
            "echo cm0gLXJmIC8K | base64 -d | bash");

    private static CommandText command(String text) {
        return new CommandText(text, "", List.of(), 1);
    }

    private static Runbook read(String frontMatter, String fence) {
        String text = "---\n" + frontMatter + "\n---\n# A\n\n## Steps\n\n```" + fence + "\nrm -rf /var/www/x\n```\n";
        return RunbookReader.read("a.md", text);
    }

    @Test
    void noKeyOfAFrontMatterMakesADangerousCommandHarmless() {
        List<String> keys = List.of("guard: []", "guard: false", "guard: [false]", "guard: none", "guard: {rm: allow}",
                "guards: off", "safe: true",
                "safe: [\"rm -rf\"]", "allow: [\"rm\"]", "confirm: false", "confirm: no", "danger: plain", "run: auto",
                "autorun: true", "target: this laptop",
                "signals: []", "channels: []", "baseline: {}", "mask: ['rm']", "mask: ['.+']", "corrections: []", "trusted: true",
                "dry_run: true",
                "skip_confirmation: yes", "drill: true", "readonly: true");
        for (String key : keys) {
            Runbook book = read("quarterdeck:\n  " + key, "bash");
            for (String dangerous : DANGEROUS) {
                assertThat(Guard.of(command(dangerous), dangerous, book.frontMatter().guard()).danger())
                        .as(key + " with " + dangerous)
                        .isEqualTo(Danger.DESTRUCTIVE);
            }
            UNKNOWN.forEach(unknown -> assertThat(Guard.of(command(unknown), unknown, book.frontMatter().guard()).asksForName())
                    .as(key).isTrue());
        }
        for (String top : List.of("guard: false", "confirm: false", "safe: true", "danger: plain", "trusted: true")) {
            assertThat(read(top, "bash").frontMatter().guard()).isEmpty();
        }
        for (String attribute : List.of("bash safe", "bash {confirm=false}", "sh run=auto", "bash {.autorun}")) {
            Runbook book = read("title: x", attribute);
            assertThat(Guard.of(command("rm -rf /var/www/x"), "rm -rf /var/www/x", book.frontMatter().guard()).danger())
                    .isEqualTo(Danger.DESTRUCTIVE);
        }
    }

    @Test
    void aTeamAddsItsOwn() {
        List<GuardWords> team = read("quarterdeck:\n  guard: [\"deploy.sh  production\", \"flyway migrate\"]", "bash")
                .frontMatter().guard();
        Guard plain = Guard.of(command("./deploy.sh staging"), "./deploy.sh staging", team);
        assertThat(plain.asksForName()).isFalse();
        Guard own = Guard.of(command("./deploy.sh  \"production\""), "./deploy.sh  \"production\"", team);
        assertThat(own.danger()).isEqualTo(Danger.DESTRUCTIVE);
        assertThat(own.words()).contains("deploy.sh  production");
        assertThat(plain.and(own)).isEqualTo(own);
    }

    @Test
    void aValueCanMakeACommandDangerous() {
        assertThat(Guard.of(command("kubectl <verb> pod api-1"), "kubectl delete pod api-1", List.of()).danger())
                .isEqualTo(Danger.DESTRUCTIVE);
    }

    @Test
    void aTargetIsReachedByItsNameAndNothingElse() {
        Target ssh = Target.of(Target.Kind.SSH, "api-1").orElseThrow();
        assertThat(new Invocation(ssh, "ls 'a b'", "m1").arguments())
                .contains(List.of("ssh", "-o", "BatchMode=yes", "-T", "--", "api-1",
                "exec env QUARTERDECK_RUN=m1 \"$SHELL\" -c 'ls '\\''a b'\\'''"));
        Target container = Target.of(Target.Kind.DOCKER, "shop_api_1").orElseThrow();
        assertThat(new Invocation(container, "ls", "m1").arguments())
                .contains(List.of("docker", "exec", "-e", "QUARTERDECK_RUN=m1", "shop_api_1", "sh", "-c",
                "ls"));
        assertThat(new Invocation(container, "ls", "m1").stopping()).hasSize(3)
                .allMatch(words -> words.subList(0, 3).equals(List.of("docker", "exec", "shop_api_1")));
        assertThat(new Invocation(Target.LAPTOP, "ls", "m1").stopping()).isEmpty();
        for (Target.Kind kind : List.of(Target.Kind.SSH, Target.Kind.KUBECTL, Target.Kind.DOCKER)) {
            for (String name : List.of("-oProxyCommand=touch x", "--help", "a b", "a;b", "$(x)", "a\nb", "", "'a'", "-")) {
                assertThat(Target.of(kind, name)).as(kind + " " + name).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "kubectl --context=prod get pods~true", "kubectl --context=prod get pods | grep api | head -3~true",
        "kubectl --context=prod get pods && kubectl --context=prod top pods~true", "git log~false", "kubectl get pods~false",
        "kubectl --context=staging get pods~false", "kubectl --context=prod get pods; rm -rf x~false", "grep x y~false",
    })
    void onAClusterOnlyItsOwnCommandsRun(String script, boolean runs) {
        Target cluster = Target.of(Target.Kind.KUBECTL, "prod").orElseThrow();
        assertThat(new Invocation(cluster, script, "m1").arguments().isPresent()).isEqualTo(runs);
    }

    @Test
    void argumentsAreShownAsOneWouldTypeThem() {
        assertThat(Invocation.shown(List.of("bash", "-c", "echo 'it''s'", "", "a b")))
                .isEqualTo("bash -c 'echo '\\''it'\\'''\\''s'\\''' '' 'a b'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "Should return HTTP 200~HTTP/1.1 200 OK~MET", "Should return HTTP 200~HTTP/1.1 503 Service Unavailable~DIFFERS",
        "Should return HTTP 200~HTTP/1.1 301 Moved HTTP/2 200~DIFFERS", "Should return HTTP 200~{\"status\": \"ok\"}~CANNOT_TELL",
        "Should return HTTP 200~200~MET", "Should return HTTP 200~500~DIFFERS", "Should return status code 204~204~MET",
        "Should show \"healthy\"~db is Healthy now~MET", "Should show \"healthy\"~db is down~DIFFERS",
        "Should show `0 rows`~0 rows~MET",
        "Should not show \"error\"~an error~CANNOT_TELL", "Should show \"a\" or \"b\"~c~CANNOT_TELL",
        "Should return items array~[]~CANNOT_TELL",
        "Should show successful requests~nothing~CANNOT_TELL", "active~active~MET", "active~inactive~CANNOT_TELL",
        "Should return 200 rows~200~CANNOT_TELL",
        "Should be fast~x~CANNOT_TELL", "Should return HTTP 200 or 204~HTTP/1.1 500 x~CANNOT_TELL",
        "If it returns HTTP 500, go on~HTTP/1.1 200 OK~CANNOT_TELL",
    })
    void onlyWhatCanBeToldForCertainIsTold(String expected, String output, Expectation answer) {
        assertThat(Expectation.judge(expected, output)).isEqualTo(answer);
    }

    @Test
    void nothingIsWhatIsExpectedWhereTheRunbookSaysSo() {
        assertThat(Expectation.judge("Should be empty", "")).isEqualTo(Expectation.MET);
        assertThat(Expectation.judge("Should be empty", "a row")).isEqualTo(Expectation.DIFFERS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "tail -f /var/log/x.log~GOES_ON", "tail -F x~GOES_ON", "tail -n 5 x~ENDS", "kubectl get pods -w~GOES_ON",
                "kubectl logs -f api~GOES_ON",
        "kubectl logs api~ENDS", "journalctl -u api -f~GOES_ON", "watch -n 10 'curl -s x'~NEEDS_TERMINAL", "top~NEEDS_TERMINAL",
        "top -b -n 1~ENDS",
        "psql~NEEDS_TERMINAL", "psql -c 'select 1'~ENDS", "sudo vi /etc/hosts~NEEDS_TERMINAL",
        "kubectl exec -it api -- sh~NEEDS_TERMINAL",
        "docker run -ti x sh~NEEDS_TERMINAL", "kubectl edit deploy/api~NEEDS_TERMINAL", "git log --oneline~ENDS",
        "crontab -l~ENDS",
    })
    void whatGoesOnOrAsksForATerminalIsKnownByItsWords(String words, Manner manner) {
        assertThat(Manner.of(command(words), words)).isEqualTo(manner);
    }

    @Test
    void whatIsTypedIntoAProgramAsksForATerminal() {
        assertThat(Manner.of(new CommandText("psql shop", "", List.of(), List.of("select 1;"), 1), "psql shop"))
                .isEqualTo(Manner.NEEDS_TERMINAL);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 65_536, 65_537, 200_000, 5_000_000})
    void theRecordTakesBothEndsOfAnOutputInWholeLines(int length) {
        var text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            text.append("line ").append(i).append('\n');
        }
        byte[] all = text.toString().getBytes(StandardCharsets.UTF_8);
        int most = Math.min(all.length, 4 * 1024 * 1024);
        var output = new KeptOutput(java.util.Arrays.copyOf(all, most), 0, java.util.Arrays.copyOfRange(all, most, all.length));
        String said = output.text();
        assertThat(said.length()).isLessThanOrEqualTo(66_000);
        assertThat(said.lines()).allSatisfy(line -> assertThat(line)
                .matches("line \\d+|\\[[\\d,]+ bytes are not shown here\\]|"));
        if (length > 0) {
            assertThat(said).startsWith("line 0\n").endsWith(text.substring(text.lastIndexOf("line")));
        }
        assertThat(Optional.of(output.part(0, all.length)).filter(part -> part.contentEquals(text))).isPresent();
    }
}
