package dev.quarterdeck.core.runbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.command.Danger;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what somebody is told to run is offered, and each command whole. */
class OfferedCommandsTest {
    private static List<String> offered(String markdown) {
        return Outline.subtree(RunbookReader.read("a.md", markdown).root()).stream().flatMap(section -> section.blocks().stream())
                .filter(block -> !(block instanceof Block.Code code) || code.command())
                .flatMap(block -> block.commands().stream()).map(CommandText::text).toList();
    }

    private static List<String> inFence(String language, String text) {
        return offered("# T\n\n## Go back\n\n```" + language + "\n" + text + "\n```\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "## Don'ts\n\n- Use `git push --force` on main\n",
        "## What not to do\n\n```bash\nkubectl delete ns shop\n```\n",
        "## Never do this\n\nRun `rm -rf /var/lib/shop`.\n",
        "## Release habits\n\n### ❌ Deleting by hand\n\n```sh\nrm -rf /srv/shop\n```\n",
        "## Habits\n\n**Bad example:**\n\n```bash\ngit reset --hard origin/main\n```\n",
        "## Habits\n\n**❌ Wrong**\n\n```bash\ngit push -f\n```\n",
        "## Habits\n\nNever run this against the primary:\n\n```bash\ndropdb shop\n```\n",
        "## Habits\n\nDo not use any of these commands:\n\n- run `kubectl drain node-1`\n- run `kubectl delete node node-1`\n",
        "## Habits\n\n- ❌ Run `docker system prune -af`\n",
        "## Habits\n\n- Avoid running the following:\n\n  ```bash\n  terraform destroy\n  ```\n",
        "## Habits\n\n- Don't run `git clean -fdx` and `git reset --hard`\n",
        "## Habits\n\n```bash\n# BAD\nkubectl delete pod --all\n```\n",
        "## Habits\n\n```bash\ngit push --force origin main  # never do this\n```\n",
        "## Habits\n\n| Do | Don't |\n|---|---|\n| Ask first | `kubectl delete ns shop` |\n",
        "## Anti-patterns\n\n### Hand edits\n\n```bash\nkubectl edit deploy/shop\n```\n",
        "## Commands to avoid\n\n```bash\nredis-cli flushall\n```\n",
        "## Habits\n\nThis is wrong:\n\n```bash\nhelm delete shop\n```\n",
        "## Habits\n\nUnder no circumstances run this:\n\n```bash\nmkfs.ext4 /dev/sdb\n```\n",
    })
    void what_stands_below_a_warning_is_not_offered(String markdown) {
        assertThat(offered("# T\n\n" + markdown)).isEmpty();
    }

    @Test
    void what_is_shown_in_place_of_a_bad_example_is_offered() {
        assertThat(
                offered("# T\n\n## Habits\n\n❌ Bad:\n\n```bash\ngit push -f\n```\n\n✅ Good:\n\n```bash\ngit revert HEAD\n```\n"))
                .containsExactly("git revert HEAD");
        assertThat(inFence("bash", "# ❌ Wrong\ngit reset --hard\n\n# ✅ Right\ngit revert abc")).containsExactly("git revert abc");
        assertThat(offered("# T\n\nUse `git revert HEAD` instead of `git reset --hard HEAD~1`.\n"))
                .containsExactly("git revert HEAD");
        assertThat(offered("# T\n\nDo not use `git push --force`; use `git revert HEAD` instead.\n"))
                .containsExactly("git revert HEAD");
        assertThat(offered("# T\n\n## Common mistakes\n\n### Correct way\n\n```bash\nhelm rollback shop 3\n```\n"))
                .containsExactly("helm rollback shop 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Don't forget to run:\n\n```bash\nsystemctl status shop\n```\n",
        "Do not continue until this shows Running:\n\n```bash\nsystemctl status shop\n```\n",
        "Never skip the check. Run:\n\n```bash\nsystemctl status shop\n```\n",
        "Do not restart the database. Restart only the shop:\n\n```bash\nsystemctl status shop\n```\n",
        "If the pods do not recover, run:\n\n```bash\nsystemctl status shop\n```\n",
        "### ❌ Health check failed\n\n```bash\nsystemctl status shop\n```\n",
        "### Wrong version deployed\n\n```bash\nsystemctl status shop\n```\n",
        "### Do's and Don'ts\n\n- Do run `systemctl status shop`\n",
        "**Do not use if the schema has changed**\n\n```bash\nsystemctl status shop\n```\n",
        "**Bad example**\n\n```bash\nrm x\n```\n\nAfterwards look at it:\n\n```bash\nsystemctl status shop\n```\n",
        "### Step 2: ⛔ Stop traffic\n\n```bash\nsystemctl status shop\n```\n",
        "### 2. Avoid data loss: look first\n\n```bash\nsystemctl status shop\n```\n",
        "> Never use `git push --force`.\n\n```bash\nsystemctl status shop\n```\n",
        "- If it is not ready, run `systemctl status shop`\n",
        "- Never deploy without running `systemctl status shop`\n",
        "Warning: do not run this before the backup is done:\n\n```bash\nsystemctl status shop\n```\n",
    })
    void a_guard_or_a_reminder_takes_nothing_away(String markdown) {
        assertThat(offered("# T\n\n## Go back\n\n" + markdown)).containsExactly("systemctl status shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "The script automatically:\n\n1. Stops the queue\n2. Rebuilds with `make all -j4`\n",
        "This will:\n\n- Run `docker compose down`\n",
        "The pipeline runs `npm run build` and deploys it.\n",
        "The rollback job executes the following:\n\n```bash\nkubectl rollout undo deploy/shop\n```\n",
        "**What the script does:**\n\n1. Run `docker compose down`\n",
        "Behind the scenes the workflow does this:\n\n```bash\ndocker compose down\n```\n",
    })
    void what_happens_by_itself_is_not_offered(String markdown) {
        assertThat(offered("# T\n\n## Go back\n\n" + markdown)).isEmpty();
    }

    @Test
    void a_command_whose_effect_is_told_above_it_is_offered() {
        assertThat(offered("# T\n\nThe following command will stop the shop:\n\n```bash\nsystemctl stop shop\n```\n")).hasSize(1);
        assertThat(offered("# T\n\nTo do this, run:\n\n```bash\nsystemctl stop shop\n```\n")).hasSize(1);
        assertThat(offered("# T\n\nThis restarts the shop:\n\n```bash\nsystemctl restart shop\n```\n")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1. Schedule the drill\n2. Deploy to staging",
        "- docker images are pulled\n- the queue is empty",
        "console.time('load');\n// reload the page\nconsole.timeEnd('load');",
        "const x = await fetch('/health');\nconsole.log(x);",
        "\"profile is lean, scaler does not support it\"",
        "sum(rate(http_requests_total{code=~\"5..\"}[5m])) by (job)",
        "{app=\"shop\"} |= \"error\" | json",
        "select * from orders\nwhere state = 'open'\nlimit 10;",
        "SELECT count(*)\nFROM orders;",
        ".items[] | select(.status.phase != \"Running\") | .metadata.name",
        "*/5 * * * * /opt/shop/clean.sh --all",
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: shop",
        "deploy:\n\tkubectl apply -f shop.yaml\n\tkubectl rollout status deploy/shop",
        "FROM debian:12\nRUN apt-get update\nCMD [\"shop\"]",
        "server {\n  listen 80;\n  location / {\n    proxy_pass http://shop;\n  }\n}",
        "resource \"aws_instance\" \"shop\" {\n  ami = \"ami-1\"\n}",
        "{\n  \"ok\": true,\n  \"items\": []\n}",
        "HTTP/1.1 200 OK\nContent-Type: text/html",
        "NAME    READY   STATUS\nshop-1  1/1     Running",
        "shop/\n├── deploy.sh\n└── values.yaml",
        "--- a/values.yaml\n+++ b/values.yaml\n@@ -1 +1 @@\n-tag: 2\n+tag: 1",
        "...",
        "src/app/index.ts",
        "https://status.shop.test/health",
        "^shop-(web|api)-[0-9]+$",
        "def undo(release):\n    print(release)",
        "On branch main\nnothing to commit, working tree clean",
        "Error: release not found",
        "kubectl: command not found",
        "git history is clean and the tag exists", "true\nfalse", "npm ERR! code ELIFECYCLE",
    })
    void what_is_no_shell_in_a_shells_fence_is_not_offered(String text) {
        assertThat(inFence("bash", text)).isEmpty();
    }

    @Test
    void what_a_plain_command_prints_is_no_command() {
        assertThat(
                inFence("bash",
                "kubectl get pods -n shop\nNAME    READY  STATUS\nshop-1  1/1    Running\nshop-2  0/1    Pending\n\nkubectl "
                + "logs shop-2 -n shop\npanic: no route\n\tat main.go:7"))
                .containsExactly("kubectl get pods -n shop", "kubectl logs shop-2 -n shop");
        assertThat(inFence("bash", "curl -s localhost:8080/health\n{\n  \"status\": \"up\"\n}\ngit status\nOn branch main"))
                .containsExactly("curl -s localhost:8080/health", "git status");
        assertThat(
                inFence("",
                "systemctl is-active shop\nactive\nkubectl rollout status deploy/shop\ndeployment \"shop\" successfully rolled "
                + "out"))
                .containsExactly("systemctl is-active shop", "kubectl rollout status deploy/shop");
        assertThat(
                inFence("sh",
                "git log -1\ncommit abc1234\nAuthor: A\n\n    Fix it\ndocker compose logs shop\nshop-1 | listening on "
                + "8080\nshop-1 | ready"))
                .containsExactly("git log -1", "docker compose logs shop");
        assertThat(inFence("sh", "kubectl scale deploy/shop --replicas=2\ndeployment.apps/shop scaled")).hasSize(1);
        assertThat(inFence("sh", "kubectl get pods\n# Expected output:\nshop-1 running\nshop-2 running"))
                .containsExactly("kubectl get pods");
        assertThat(inFence("sh", "redis-cli ping\n# Output: PONG\nredis-cli info replication"))
                .containsExactly("redis-cli ping", "redis-cli info replication");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "$ systemctl restart shop\nshop restarted",
        "web1:~$ systemctl restart shop\nshop restarted",
        "ops@web1:/srv$ systemctl restart shop\nshop restarted",
        "[ops@web1 srv]$ systemctl restart shop\nshop restarted",
        "(venv) ops@web1:~$ systemctl restart shop\nshop restarted",
        "[root@web1 ~]# systemctl restart shop\nshop restarted",
        "/ # systemctl restart shop\nshop restarted",
        "% systemctl restart shop\nshop restarted",
        "ops@mac srv % systemctl restart shop\nshop restarted",
        "➜  srv git:(main) ✗ systemctl restart shop\nshop restarted",
        "❯ systemctl restart shop\nshop restarted",
        "> systemctl restart shop\nshop restarted",
        "# systemctl restart shop\nshop restarted",
        "bash-5.1$ systemctl restart shop\nshop restarted",
        "$systemctl restart shop\nshop restarted",
    })
    void below_any_prompt_stands_output(String text) {
        assertThat(inFence("console", text)).containsExactly("systemctl restart shop");
    }

    @Test
    void the_prompts_of_other_programs_are_theirs() {
        assertThat(inFence("", "PS C:\\srv> Restart-Service Shop\nDone.")).containsExactly("Restart-Service Shop");
        assertThat(inFence("", "C:\\srv> net stop Shop\nThe Shop service was stopped.")).containsExactly("net stop Shop");
        assertThat(inFence("", ">>> print(1)\n1")).isEmpty();
        assertThat(inFence("", "127.0.0.1:6379> flushall\nOK")).isEmpty();
        assertThat(inFence("", "shop=# select 1;\n 1")).isEmpty();
        assertThat(inFence("", "$ psql shop\nshop=# drop table x;\nDROP TABLE\nshop=# \\q\n$ uptime\n 10:00 up"))
                .containsExactly("psql shop", "uptime");
    }

    @Test
    void what_is_typed_into_a_program_is_its_input() {
        CommandText psql =
                commands("bash",
                "sudo -u postgres psql shop\nselect pg_promote();\ndelete from jobs\n where state = 'stuck';\n\\q\nsystemctl "
                + "restart shop").getFirst();
        assertThat(psql.text()).isEqualTo("sudo -u postgres psql shop");
        assertThat(psql.input()).containsExactly("select pg_promote();", "delete from jobs", " where state = 'stuck';", "\\q");
        assertThat(Danger.of(psql)).isEqualTo(Danger.DESTRUCTIVE);
        assertThat(inFence("bash", "sudo -u postgres psql shop\nselect 1;\n\\q\nsystemctl restart shop"))
                .containsExactly("sudo -u postgres psql shop", "systemctl restart shop");
        assertThat(inFence("bash", "redis-cli -h cache\nINFO replication\nping\nexit\nuptime"))
                .containsExactly("redis-cli -h cache", "uptime");
        assertThat(inFence("bash", "bundle exec rails console\nUser.where(state: 1).count\nexit"))
                .containsExactly("bundle exec rails console");
        assertThat(inFence("bash", "mongosh shop\nrs.status()\nuse admin\ndb.jobs.deleteMany({})"))
                .containsExactly("mongosh shop");
        assertThat(inFence("sql", "mysql -u root -p\nshow processlist;\nkill 7;")).containsExactly("mysql -u root -p");
        assertThat(inFence("bash", "psql -c 'select 1'\nuptime")).hasSize(2);
    }

    @Test
    void a_command_is_whole() {
        assertThat(inFence("bash", "curl -d '{\n  \"text\": \"undo {\"\n}' https://hook.test\nrm -rf /tmp/x")).hasSize(2);
        assertThat(inFence("bash", "curl -d \"{\n  \\\"a\\\": 1\n}\" https://hook.test\nuptime")).hasSize(2);
        assertThat(inFence("bash", "kubectl apply -f - <<EOF\nkind: Pod\n# note\nspec: {\n}\nEOF\nuptime")).hasSize(2);
        assertThat(inFence("bash", "cat <<-'A' > a && cat <<B > b\n\trm -rf /\n\tA\nit's\nB\nuptime")).hasSize(2);
        assertThat(inFence("bash", "git commit -m \"$(cat <<'EOF'\nit's back\nEOF\n)\"\nuptime")).hasSize(2);
        assertThat(inFence("bash", "if ! systemctl is-active shop; then\n  systemctl start shop\nelse\n  exit 0\nfi\nuptime"))
                .hasSize(2);
        assertThat(
                inFence("bash", "for p in a b; do\n  case $p in\n    a) echo one ;;\n    *) echo other ;;\n  esac\ndone\nuptime"))
                .hasSize(2);
        assertThat(inFence("bash", "undo() {\n  helm rollback \"$1\"\n}\nundo shop 3\nuptime")).hasSize(3);
        assertThat(inFence("bash", "(\n  cd /srv &&\n  ./stop.sh\n)\nuptime")).hasSize(2);
        assertThat(inFence("bash", "hosts=(\n  web1\n  web2\n)\nuptime")).hasSize(2);
        assertThat(inFence("bash", "docker run \\   \n  --rm \\ # gone afterwards\n  shop:1\nuptime")).hasSize(2);
        assertThat(inFence("bash", "diff <(kubectl get a) \\\n  <(kubectl get b) |\n  grep x &&\n  uptime")).hasSize(1);
        assertThat(inFence("bash", "echo don't panic\nuptime")).hasSize(2);
        assertThat(inFence("bash", "awk '{\n  print $1 }' log | sort\nuptime")).hasSize(2);
        assertThat(inFence("bash", "while read -r h; do ssh \"$h\" uptime; done < hosts\nuptime")).hasSize(2);
        assertThat(inFence("console", "$ kubectl get pods \\\n>   -n prod\nshop 1/1\n$ psql <<X\n> select 1;\n> X\n1"))
                .containsExactly("kubectl get pods \\\n  -n prod", "psql <<X\nselect 1;\nX");
    }

    @Test
    void powershell_is_read_by_its_own_grammar() {
        assertThat(
                inFence("powershell",
                "if ($a) {\n  Stop-Service Shop\n}\nelse {\n  exit 1\n}\ntry {\n  Get-Item x\n}\ncatch {\n  throw\n}\nfinally "
                + "{\n  Pop-Location\n}")).hasSize(2);
        assertThat(
                inFence("powershell",
                "foreach ($s in $all) {\n  Restart-Service $s\n}\nfunction Undo {\n  param($v)\n  Copy-Item $v C:\\srv\n}\nUndo "
                + "3")).hasSize(3);
        assertThat(
                inFence("powershell",
                "$body = @\"\n{ \"a\": 1 }\n\"@\nInvoke-RestMethod `\n  -Uri https://hook.test `\n  -Body $body\nGet-Service |"
                + "\n  Where-Object Status -eq Stopped")).hasSize(3);
        assertThat(
                inFence("powershell",
                "# look\nGet-Service Shop\n\nStatus   Name   DisplayName\n------   ----   -----------\nRunning  Shop   Shop"))
                .containsExactly("Get-Service Shop");
        assertThat(inFence("", "Get-Service Shop\nRestart-Service Shop")).hasSize(2);
        assertThat(
                inFence("cmd",
                "REM stop it\nnet stop Shop\nif exist C:\\srv\\old (\n  xcopy C:\\srv\\old C:\\srv\\new /E ^\n    /Y\n) else "
                + "(\n  exit /b 1\n)\nnet start Shop")).hasSize(3);
    }

    @Test
    void a_comment_with_a_number_is_the_label_of_what_follows() {
        assertThat(
                commands("bash",
                "# ===== 1. Stop the shop =====\nsystemctl stop shop\n\n# Step 2: Start it\nsystemctl start shop"))
                .extracting(CommandText::note)
                .containsExactly("1. Stop the shop", "Step 2: Start it");
    }

    @Test
    void tools_that_nobody_knows_are_commands_too() {
        assertThat(inFence("bash", "shopctl suspend <shop>\nshopctl status acme\n\n# back again\nshopctl resume acme --now"))
                .hasSize(3);
        assertThat(inFence("bash", "rollback-shop\n")).hasSize(1);
        assertThat(inFence("bash", "scripts/undo.sh")).hasSize(1);
        assertThat(inFence("bash", "./undo.sh 3\nbin/shop undo --to 3\n$SHOP undo 3 --yes\n\"$BIN/shop\" undo --yes")).hasSize(4);
        assertThat(
                inFence("bash",
                "NS=shop\nkubectl -n $NS get pods\nexport A=1 B=2\n[ -f x ] && rm x\n. ./env.sh\n! grep x y\n1. kubectl get "
                + "nodes")).hasSize(7);
    }

    @Test
    void a_tables_commands_are_its_rows() {
        List<CommandText> commands = Outline.subtree(
                RunbookReader.read("a.md",
                "# T\n\n| What | Command | Output |\n|---|---|---|\n| Pods | `kubectl get pods` | `kubectl is fine` |\n| Both | "
                + "`docker ps` and `docker stats` | x |\n").root())
                .stream().flatMap(s -> s.blocks().stream()).flatMap(b -> b.commands().stream()).toList();
        assertThat(commands).extracting(CommandText::text).containsExactly("kubectl get pods", "docker ps", "docker stats");
        assertThat(commands).extracting(CommandText::note).containsExactly("Pods", "Both", "Both");
        assertThat(commands).extracting(CommandText::line).containsExactly(5, 6, 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Set `--max-old-space-size=4096`.", "See `values.yaml` and `feature/undo-all`.", "Watch `http_requests_total`.",
                "It says `connection refused by peer`.",
        "`helm upgrade shop -f x` fails with a timeout.", "It says `Error: release not found`.", "Merge `main` into `release/3`.",
        "Set `DEBUG=true`.", "The hook runs `npm test --silent`.",
        "It runs `docker compose pull` and then `docker compose up -d`.",
    })
    void code_in_a_sentence_that_is_no_command_is_none(String sentence) {
        assertThat(offered("# T\n\n## Go back\n\n" + sentence + "\n")).isEmpty();
    }

    @Test
    void settings_are_no_commands() {
        assertThat(offered("# T\n\nPut this into `.env`:\n\n```bash\nSHOP_URL=https://shop.test\nSHOP_KEY=abc\n```\n")).isEmpty();
        assertThat(offered("# T\n\nEnvironment variables:\n\n```\nSHOP_URL=https://shop.test\nSHOP_KEY=abc\n```\n")).isEmpty();
        assertThat(inFence("bash", "SINCE=$(date -d yesterday +%F)\nexport NS=shop")).hasSize(2);
    }

    private static List<CommandText> commands(String language, String text) {
        return Outline.subtree(RunbookReader.read("a.md", "# T\n\n```" + language + "\n" + text + "\n```\n").root()).stream()
                .flatMap(s -> s.blocks().stream()).flatMap(b -> b.commands().stream()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo \"\u26a0\ufe0f careful\"", "uptime # \u2705\ufe0f",
            "echo '1\ufe0f\u20e3 \ud83d\udc69\u200d\ud83d\udcbb'"})
    void what_chooses_the_look_of_a_picture_is_no_hidden_character(String command) {
        assertThat(codes(command)).doesNotContain(FindingCode.INVISIBLE_CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rm\ufe0f x", "echo \u200bx", "ls \u202ex", "echo a\u200db"})
    void what_hides_in_a_word_is_still_found(String command) {
        assertThat(codes(command)).contains(FindingCode.INVISIBLE_CHARACTER);
    }

    private static List<FindingCode> codes(String command) {
        return RunbookReader.read("a.md", "# T\n\n```bash\n" + command + "\n```\n").findings().stream().map(Finding::code)
                .toList();
    }

    @Test
    void what_is_copied_has_no_output_in_it() {
        Block.Code code = (Block.Code) Outline.subtree(
                RunbookReader.read("a.md", "# T\n\n```bash\nuptime\n 10:00 up 3 days\ndf -h\n```\n").root()).stream()
                .flatMap(s -> s.blocks().stream()).findFirst().orElseThrow();
        assertThat(code.copied()).isEqualTo("uptime\ndf -h");
    }

    @Test
    void a_brace_or_a_loop_may_begin_on_the_next_line() {
        assertThat(
                inFence("bash",
                "undo()\n{\n  helm rollback x\n}\nwhile true; do date; sleep 5; done\nfor i in 1 2\ndo\n  echo $i\ndone"))
                .hasSize(3);
        assertThat(inFence("powershell", "If (Test-Path C:\\x)\n{\n  Remove-Item C:\\x\n}\nGet-Service")).hasSize(2);
    }

    @Test
    void a_warning_is_one_in_other_languages_too() {
        assertThat(
                offered("# T\n\n## Regeln\n\n- NIEMALS `git push --force` ausf\u00fchren\n- Dann `git push origin main` "
                + "ausf\u00fchren\n")).containsExactly("git push origin main");
        assertThat(
                offered("# T\n\n## R\n\n- Nunca ejecute `rm -rf /data`\n- Ne jamais lancer `rm -rf /data`\n- "
                + "\u4e0d\u8981\u8fd0\u884c `rm -rf /data`\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"git switch release-4.2", "git checkout v4.2.0", "git push origin 4.2.0",
            "helm upgrade shop ./chart-4.2", "npm install shop-cli 4.2.0",
        "nslookup shop.example.org 10.20.30.40", "ssh 10.20.30.40", "pip-audit"})
    void a_command_may_end_in_a_version_or_an_address(String command) {
        assertThat(inFence("bash", command + "\ndf -h")).containsExactly(command, "df -h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx 1.25.3", "git version 2.43.0", "redis-server 7.2.4", "kubectl client 1.29.1", "git is 2.43.0"})
    void a_tool_that_tells_its_version_is_no_command(String printed) {
        assertThat(inFence("bash", printed)).isEmpty();
    }
}
