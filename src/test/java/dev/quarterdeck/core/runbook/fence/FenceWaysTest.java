package dev.quarterdeck.core.runbook.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.Way;
import dev.quarterdeck.core.runbook.command.Alternative;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import dev.quarterdeck.core.runbook.text.Block;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands inside a fence: other ways, examples, settings, work by hand, and lists. */
class FenceWaysTest {
    private static Runbook book(String markdown) {
        return RunbookReader.read("a.md", "# Shop\n\n## Roll back\n\n" + markdown);
    }

    private static Step step(String language, String text) {
        return book("```" + language + "\n" + text + "\n```\n").procedures().getFirst().steps().getFirst();
    }

    private static List<String> commands(String language, String text) {
        return book("```" + language + "\n" + text + "\n```\n").procedures().stream().flatMap(p -> p.steps().stream())
                .flatMap(s -> s.commands().stream())
                .map(CommandText::text).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "pm2 stop all\n# or\ndocker compose down",
        "# Undo the release\nshopctl undo --last\n\n# Alternatively, with the script\n./scripts/undo.sh --last",
        "# Zurück\nshopctl undo --last\n\n# Oder mit dem Skript\n./scripts/undo.sh --last",
        "# Revenir\nshopctl undo --last\n\n# Ou bien avec le script\n./scripts/undo.sh --last",
        "./scripts/undo.sh new old\n\n# With clean-up of snapshots:\n./scripts/undo.sh new old --drop",
        "# Roll back to the previous revision\nkubectl rollout undo deploy/shop\n\n# Roll back to a given revision\nkubectl "
        + "rollout undo deploy/shop --to-revision=4",
        "# Docker\ndocker compose pull\n\n# Kubernetes\nkubectl rollout undo deploy/shop",
        "# Soft reset\ngit reset --soft HEAD~1\n\n# Hard reset\ngit reset --hard HEAD~1",
    })
    void what_is_instead_of_the_group_above_it_is_another_way(String text) {
        Block.Code code = step("bash", text).codes().getFirst();
        assertThat(code.passages()).hasSize(1);
        assertThat(code.passages().getFirst().alternatives()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "# Stop the shop\nsystemctl stop shop\n\n# Start the shop\nsystemctl start shop",
        "# Database rollback\nalembic downgrade -1\n\n# Application rollback\nhelm rollback shop",
        "# Check the web\ncurl -f http://web/health\n\n# Check the web behind the proxy\ncurl -f http://web/health -H 'Host: "
        + "shop'",
        "# Backend\ngit checkout v1\n\n# Frontend\ngit checkout v2",
    })
    void what_follows_is_done_after_it(String text) {
        assertThat(step("bash", text).codes().getFirst().passages()).hasSize(2).noneMatch(passage -> passage.choice());
    }

    @ParameterizedTest
    @ValueSource(strings = {"# Example:", "# e.g.", "# Beispiel:", "# 例", "# Example usage:",
            "# Example: roll back the staging shop"})
    void an_example_is_not_run(String comment) {
        assertThat(commands("bash", "./undo.sh <new> <old>\n\n" + comment + "\n./undo.sh shop-2 shop-1\n\n# Look\nuptime"))
                .containsExactly("./undo.sh <new> <old>", "uptime");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# At once: switch the flag\nUSE_V2=false", "# Or edit shop/.env\nexport USE_V2=false",
            "SHOP_IMAGE=registry.test/shop:1.2"})
    void a_value_that_nothing_uses_is_a_setting(String text) {
        assertThat(commands("bash", "uptime\n\n# and\n" + text)).doesNotContain("USE_V2=false", "export USE_V2=false");
        assertThat(RunbookReader.read("a.md", "# T\n\n## Roll back\n\n1. Set it\n   ```bash\n   " + text.replace("\n", "\n   ")
                + "\n   ```\n2. Redeploy\n")
                .procedures().getFirst().steps().getFirst().commands()).isEmpty();
    }

    @Test
    void a_value_that_a_command_uses_is_a_command() {
        assertThat(commands("bash", "# Which\nTAG=v1.2\n\n# Back\ndocker pull shop:$TAG"))
                .containsExactly("TAG=v1.2", "docker pull shop:$TAG");
    }

    @Test
    void words_in_brackets_behind_a_command_are_a_remark() {
        List<CommandText> commands = step("bash",
                "git push (the host deploys it)\nkubectl rollout undo deploy/shop (only if the first one failed)\ncd x && (make "
                + "all)\nf() (uptime)").commands();
        assertThat(commands).extracting(CommandText::text)
                .containsExactly("git push", "kubectl rollout undo deploy/shop", "cd x && (make all)", "f() (uptime)");
        assertThat(commands.getFirst().note()).isEqualTo("the host deploys it");
        assertThat(commands("powershell", "Get-Item (Join-Path a b)")).containsExactly("Get-Item (Join-Path a b)");
        assertThat(commands("bash", "npm audit fix   # all of them (look first)"))
                .containsExactly("npm audit fix   # all of them (look first)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker compose up", "make up", "task up", "azd up", "php artisan up", "tilt up", "vagrant up",
            "make seed"})
    void a_line_that_ends_like_a_state_is_a_command_and_takes_no_other_along(String line) {
        assertThat(commands("bash", line + "\nmake rollback\njust deploy")).containsExactly(line, "make rollback", "just deploy");
        assertThat(commands("bash", "git pull\n" + line)).containsExactly("git pull", line);
    }

    @Test
    void a_comment_of_a_shells_own_lines_is_no_prompt() {
        assertThat(commands("bash", "# logrotate configuration\n/var/log/shop/*.log {\n    daily\n}")).isEmpty();
        assertThat(commands("bash", "# docker images of the shop\n# kubectl get pods -n shop")).isEmpty();
        assertThat(commands("bash", "# systemctl restart shop\nshop restarted")).containsExactly("systemctl restart shop");
        assertThat(commands("console", "# systemctl restart shop")).containsExactly("systemctl restart shop");
    }

    @Test
    void no_command_is_cut_at_its_mark() {
        assertThat(commands("powershell", "aws ssm put-parameter --name /x \\\n  --overwrite\nGet-Service Shop"))
                .containsExactly("aws ssm put-parameter --name /x \\\n  --overwrite", "Get-Service Shop");
        assertThat(commands("bash", "curl -X POST https://x.test `\n  -H 'a: b'\nuptime"))
                .containsExactly("curl -X POST https://x.test `\n  -H 'a: b'", "uptime");
        assertThat(commands("bash", "uptime\nkubectl delete pod \\")).containsExactly("uptime");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "git add apps/\n# Comment out the job in kustomization.yaml\ngit commit -m x",
        "# 1. Stop the shop\nsystemctl stop shop\n# 2. Create a token in the web UI\n# 3. Start it\nsystemctl start shop",
        "cp /data/old.db /data/live.db\n# Then restart the service from the dashboard so that\n# it opens the file.",
        "# Step 1: stop\nsystemctl stop shop\n\n# Step 2: .env を元に戻す\n\n# Step 3: start\nsystemctl start shop",
    })
    void what_a_comment_tells_to_do_by_hand_is_ticked_in_its_place(String text) {
        Step step = step("bash", text);
        assertThat(step.checks()).hasSize(1);
        assertThat(step.blocks().getFirst()).isInstanceOf(Block.Code.class);
        assertThat(step.commands()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "# Stop the shop\nsystemctl stop shop\n\n# Wait until it is down\nkubectl rollout status deploy/shop",
        "# Edit the settings\nvim /etc/shop.conf",
        "uptime\n# Expected output:\n# Check the load",
        "# Roll back\n\n# Stop the shop\nsystemctl stop shop\n# DEBUG=1",
    })
    void a_comment_that_speaks_of_a_command_is_no_work_of_its_own(String text) {
        assertThat(step("bash", text).checks().stream().filter(check -> !check.title().equals("Roll back"))).isEmpty();
    }

    @Test
    void a_fence_or_an_item_that_begins_with_or_is_another_way_and_no_next_step() {
        List<Step> fences =
                book("```bash\ncdk destroy --all\n```\n\nOr via the AWS CLI:\n\n```bash\naws cloudformation delete-stack "
                + "--stack-name b\n```\n").procedures().getFirst().steps();
        assertThat(fences).hasSize(1);
        assertThat(fences.getFirst().ways()).extracting(Way::label).containsExactly("", "Via the AWS CLI");
        List<Step> items =
                book("1. Revert the form in the panel\n2. Or via the CLI: `wp post update 7 --post_status=draft`\n3. Purge the "
                + "cache\n").procedures().getFirst().steps();
        assertThat(items).extracting(Step::title).containsExactly("Revert the form in the panel", "Purge the cache");
        assertThat(items.getFirst().ways()).hasSize(2);
    }

    @Test
    void a_list_in_a_fence_is_that_list() {
        List<Step> numbers =
                book("```\n1. Stop the shop\n2. BACK: git checkout v1.2\n3. Start the shop\n   systemctl start shop\n```\n")
                .procedures().getFirst().steps();
        assertThat(numbers).hasSize(3);
        assertThat(numbers.get(1).commands()).extracting(CommandText::text).containsExactly("git checkout v1.2");
        assertThat(numbers.get(2).commands()).extracting(CommandText::text).containsExactly("systemctl start shop");
        for (String boxes : List.of("- [ ] Stop it\n- [ ] Start it", "1. [ ] Stop it\n2. [ ] Start it",
                "□ Stop it\n□ Start it")) {
            assertThat(book("```markdown\n" + boxes + "\n```\n").procedures().getFirst().steps().getFirst().checks()).hasSize(2);
        }
        List<Procedure> options =
                book("```\nOPTION A: Git (preferred)\n  git revert HEAD\n  npm run build\n\nOPTION B: Files\n  cp backup/a.js "
                + "a.js\n```\n").procedures();
        assertThat(options).hasSize(2).allMatch(p -> p.alternatives().size() == 1);
        assertThat(options.getFirst().steps().getFirst().commands()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1. Is the error rate above 5%? -> roll back\n2. Is it slow? -> wait",
        "# Report\n- [ ] pool\n- [ ] lag",
        "NAME   READY\nshop   1/1",
        "shop/\n├── 1. deploy.sh\n└── 2. undo.sh",
    })
    void a_fence_that_holds_more_than_a_list_stays_a_fence(String text) {
        assertThat(book("```\n" + text + "\n```\n").root().sections().toString()).contains("Code[");
    }

    @Test
    void the_rows_of_a_table_are_steps_ways_or_boxes() {
        List<Step> steps =
                book("| step | expected result | owner |\n|---|---|---|\n| stop the api | it is stopped |  |\n| check out the "
                + "last good tag | code is back |  |\n").procedures().getFirst().steps();
        assertThat(steps).extracting(Step::title).containsExactly("stop the api", "check out the last good tag");
        List<Procedure> ways = RunbookReader.read("a.md",
                "# T\n\n## Rollback options\n\n| Method | When | Time | Command |\n|---|---|---|---|\n| Flag off | only the new "
                + "path fails | 1 min | `flagctl off x --now` |\n"
                + "| Helm | all fails | 5 min | `helm rollback shop 3` |\n").procedures();
        assertThat(ways).extracting(Procedure::title).containsExactly("Flag off", "Helm");
        assertThat(ways).extracting(Procedure::useWhen).containsExactly("only the new path fails", "all fails");
        assertThat(ways).allMatch(p -> p.estimate().isPresent() && p.alternatives().size() == 1 && p.steps().getFirst().commands()
                .size() == 1);
        assertThat(
                RunbookReader.read("a.md",
                "# T\n\n## Post-release validation\n\n| Check | Pass |\n|---|---|\n| `/health` is 200 | ☐ |\n| Digest is the "
                + "same | ☐ |\n").verification()).hasSize(2);
    }

    @Test
    void an_action_is_a_step_though_it_is_a_setting() {
        Procedure procedure = RunbookReader.read("a.md",
                "# T\n\n## Disable the scheduler\n\n**When to use:** it eats "
                + "everything.\n\n**Action:**\n\n```env\nSCHEDULER=0\n```\n\nRestart the "
                + "backend.\n\n**Confirmation:**\n\n```bash\ncurl -f http://x/health\n```\n").procedures().getFirst();
        assertThat(procedure.steps().getFirst().blocks().toString()).contains("SCHEDULER=0").contains("Restart the backend");
        assertThat(procedure.steps().getFirst().commands()).isEmpty();
    }

    @Test
    void alternatives_keep_their_names() {
        assertThat(step("bash", "# Docker\ndocker compose pull\n\n# or Kubernetes\nkubectl rollout undo deploy/shop").codes()
                .getFirst().passages().getFirst().alternatives())
                .extracting(Alternative::label).containsExactly("Docker", "Kubernetes");
    }
}
