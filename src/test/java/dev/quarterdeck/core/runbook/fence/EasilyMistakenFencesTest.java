package dev.quarterdeck.core.runbook.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fences that look like something else than they are, and the commands that they hold. */
class EasilyMistakenFencesTest {
    static Stream<Arguments> fences() {
        return Stream.of(
                fence("bash",
                "kubectl exec -it db-0 -n shop -- psql -U shop\nSELECT count(*) FROM jobs;\nDELETE FROM jobs WHERE state = "
                + "'stuck';\n\\q\nkubectl get pods", "kubectl exec -it db-0 -n shop -- psql -U shop", "kubectl get pods"),
                fence("bash", "redis-cli -h cache\nKEYS session:*\nDEL session:7\nquit\nuptime", "redis-cli -h cache", "uptime"),
                fence("bash", "mongosh \"mongodb://db/shop\"\nuse shop\ndb.jobs.find({ state: 1 })\nexit\nuptime",
                "mongosh \"mongodb://db/shop\"", "uptime"),
                fence("", "kubectl exec -it web-0 -- sh\n/ # cat /etc/shop.conf\nport=80\n/ # exit",
                "kubectl exec -it web-0 -- sh", "cat /etc/shop.conf"),
                fence("cmd", "sc stop Shop\nxcopy C:\\old C:\\srv /E ^\n  /Y\nsc start Shop", "sc stop Shop",
                "xcopy C:\\old C:\\srv /E ^\n  /Y", "sc start Shop"),
                fence("", "C:\\> sc query Shop\nSTATE : 4 RUNNING\nC:\\> sc stop Shop", "sc query Shop", "sc stop Shop"),
                fence("powershell", "Get-Service Shop | Where-Object {\n  $_.Status -eq 'Running'\n}\nStop-Service Shop",
                "Get-Service Shop | Where-Object {\n  $_.Status -eq 'Running'\n}", "Stop-Service Shop"),
                fence("makefile", "rollback:\n\thelm rollback shop\n\techo done"),
                fence("", "rollback:\n\thelm rollback shop\n\techo done"),
                fence("dockerfile", "FROM debian:12\nRUN make install"),
                fence("", "FROM debian:12\nRUN make install\nCMD [\"shop\"]"),
                fence("",
                "name: rollback\non: workflow_dispatch\njobs:\n  back:\n    runs-on: ubuntu-latest\n    steps:\n      - run: "
                + "helm rollback shop"),
                fence("", "services:\n  shop:\n    image: shop:1.2\n    command: make serve"),
                fence("json", "{\"scripts\": {\"undo\": \"helm rollback shop\"}}"),
                fence("", "{\n  \"command\": \"rm -rf /srv\"\n}"),
                fence("sql", "BEGIN;\nDELETE FROM jobs;\nROLLBACK;"),
                fence("bash", "UPDATE jobs SET state = 1;\nCOMMIT;"),
                fence("bash", "psql shop <<'SQL'\nDELETE FROM jobs;\nSQL\nuptime", "psql shop <<'SQL'\nDELETE FROM jobs;\nSQL",
                "uptime"),
                fence("bash", "sum by (job) (rate(http_requests_total{code=~\"5..\"}[5m]))"),
                fence("", "histogram_quantile(0.99, sum(rate(x_bucket[5m])) by (le)) > 2"),
                fence("", "2027-01-03T10:00:00Z shop systemctl stop shop\n2027-01-03T10:00:01Z shop stopped"),
                fence("bash", "Jan 03 10:00:01 web1 sshd[7]: session closed\nJan 03 10:00:02 web1 sudo: pam_unix"),
                fence("", "[INFO] docker compose up finished\n[INFO] ready"),
                fence("diff", "-kubectl scale deploy/shop --replicas=1\n+kubectl scale deploy/shop --replicas=3"),
                fence("", "diff --git a/x b/x\nindex 1..2\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b"),
                fence("", "+-------+     +-------+\n| shop  | --> | db    |\n+-------+     +-------+"),
                fence("", "user -> nginx -> shop\n           |\n           v\n          redis"),
                fence("", "ops/\n├── restore.sh\n├── rollback.sh\n└── docker-compose.yml"),
                fence("bash",
                "helm history shop\nREVISION  UPDATED  STATUS\n1         Mon      superseded\n2         Tue      "
                + "deployed\n\nhelm rollback shop 1", "helm history shop", "helm rollback shop 1"),
                fence("bash", "git log --oneline -3\nabc1234 Add the cart\ndef5678 Fix the cart\ngit revert abc1234",
                "git log --oneline -3", "git revert abc1234"),
                fence("bash", "docker ps\nCONTAINER ID   IMAGE   STATUS\n7f3a   shop:1   Up 3 hours\ndocker stop 7f3a",
                "docker ps", "docker stop 7f3a"),
                fence("", "server 10.0.0.7 down;\nserver 10.0.0.8;"),
                fence("bash", "If the pod is stuck, delete it and wait.\nkubectl delete pod shop-0", "kubectl delete pod shop-0"),
                fence("bash", "curl -s http://x/health\n{\"status\":\"up\"}\nuptime", "curl -s http://x/health", "uptime"),
                fence("bash", "*/5 * * * * /opt/shop/clean.sh"),
                fence("", "ssh ops@web1\nsudo systemctl restart shop\nexit", "ssh ops@web1", "sudo systemctl restart shop"),
                fence("bash", "terraform plan\nPlan: 0 to add, 1 to change, 0 to destroy.\nterraform apply", "terraform plan",
                "terraform apply"),
                fence("bash", "export const undo = () => {\n  console.log('x');\n};"),
                fence("http", "POST /v1/undo HTTP/1.1\nHost: shop.test"),
                fence("ini", "[Service]\nExecStart=/usr/bin/shop"),
                fence("", "[Service]\nExecStart=/usr/bin/shop\nRestart=always"));
    }

    private static Arguments fence(String language, String text, String... commands) {
        return Arguments.of(language, text, Arrays.asList(commands));
    }

    @ParameterizedTest
    @MethodSource("fences")
    void only_what_somebody_would_type_is_a_command(String language, String text, List<String> commands) {
        assertThat(Outline.subtree(RunbookReader.read("a.md", "# T\n\n## Roll back\n\n```" + language + "\n" + text + "\n```\n")
                .root()).stream()
                .flatMap(section -> section.blocks().stream())
                .filter(block -> !(block instanceof Block.Code code) || code.command())
                .flatMap(block -> block.commands().stream()).map(CommandText::text)).containsExactlyElementsOf(commands);
    }
}
