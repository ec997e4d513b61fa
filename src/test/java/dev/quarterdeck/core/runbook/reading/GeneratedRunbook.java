package dev.quarterdeck.core.runbook.reading;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Builds a document from every construct a runbook may have, mixed and nested at random; a seed gives the same one again. */
public final class GeneratedRunbook {
    private static final List<String> WORDS = List.of("ferry", "anchor", "error", "rate", "p95", "rollback", "Überlast", "障害",
            "gate", "5xx", "v0", "latency", "queue", "harbour", "42", "Plan", "Step");
    private static final List<String> HEADINGS = List.of("Meaning", "Impact", "Diagnosis", "Mitigation", "When to roll back",
            "Critical (immediate)", "Decision matrix", "Pre-rollback checklist",
            "Procedure 1: Go", "Procedure 2: Stay", "Step 1: Look (30 seconds)", "Step 2-3: Same as Procedure 1", "3. Do it",
            "1.2 Scope", "Prerequisites", "Within 24 hours", "Emergency contacts",
            "Who may authorise", "Common scenarios", "Drill schedule", "Communication templates", "Root cause analysis template",
            "Verification", "TODO");
    private static final List<String> LANGUAGES = List.of("", "bash", "console", "shel", "promql", "sql", "yaml", "json", "text",
            "mermaid", "slack", "PASS=$(get it)", "sh # remark", "markdown", "jq");
    private static final List<String> CODE = List.of("$ kubectl get pods -n <name>", "systemctl restart ferry",
            "# OR using Docker", "docker restart ferry", "# Should return HTTP 200",
            "curl http://localhost:8000/health | jq .a.b",
            "tail -f /var/log/ferry.log", "NAME  READY", "SELECT a FROM b;", "mysql> SHOW TABLES;", "export NS=$(oc get ns)",
            "rate(x_total[5m])", "cat <<EOF", "EOF", "echo 'open", "for i in 1; do", "done", "## not a heading",
            "rm -rf [old-name] \\", "  --now", "", "root@a:~# uptime", "key: value", "🚨 WE ARE DOWN",
            "[Brief description] @engineer-name", "{{tenant}} YOUR_TOKEN");

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private final List<Supplier<String>> constructs = List.of(this::heading, this::heading, this::paragraph, this::list,
            this::list, this::fence, this::fence, this::table, this::quote, this::html, this::scenario,
            this::facts, this::reference, this::definition, this::indented, this::admonition, this::details, this::comment,
            this::bold, this::rule);

    private GeneratedRunbook(long seed) {
        this.random = new Random(seed);
    }

    public static String of(long seed) {
        var generated = new GeneratedRunbook(seed);
        generated.document();
        return generated.out.toString();
    }

    private void document() {
        if (chance(5)) {
            out.append("---\ntitle: ").append(word()).append("\nquarterdeck:\n  baseline: {p95: 200 ms}\n---\n\n");
        }
        for (int i = random.nextInt(14) + 1; i > 0; i--) {
            String piece = pick(constructs).get();
            out.append(chance(12) ? indented(piece, random.nextInt(5)) : piece).append(chance(8) ? "" : "\n");
        }
        if (chance(25)) {
            String text = out.toString().replace("\n", "\r\n");
            out.setLength(0);
            out.append(text);
        }
    }

    private String heading() {
        return "#".repeat(random.nextInt(6) + 1) + " " + (chance(2) ? pick(HEADINGS) : words()) + (chance(9) ? " ##" : "") + "\n";
    }

    private String paragraph() {
        return words() + ", " + inline() + (chance(3) ? "\n" + words() : "") + ".\n";
    }

    private String inline() {
        return switch (random.nextInt(12)) {
            case 0 -> "**" + words() + "**";
            case 1 -> "`" + words() + "`";
            case 2 -> "[" + words() + "](https://" + "a.example/" + "x" + ")";
            case 3 -> "<" + word() + "-name>";
            case 4 -> "![" + word() + "](b.png)";
            case 5 -> "<https://" + "c.example/health>";
            case 6 -> "[old-name]";
            case 7 -> "error rate >" + random.nextInt(99) + "%";
            case 8 -> "*" + word() + " **" + word() + "***";
            case 9 -> "5-" + random.nextInt(30) + " minutes";
            case 10 -> "```" + word() + "```";
            default -> "\\*" + word() + "\\* & " + word();
        };
    }

    private String list() {
        var list = new StringBuilder();
        int depth = 0;
        for (int i = random.nextInt(6) + 1; i > 0; i--) {
            depth = Math.max(0, Math.min(depth + random.nextInt(3) - 1, 6));
            String marker = switch (random.nextInt(6)) {
                case 0 -> "- [ ] ";
                case 1 -> "1. [x] ";
                case 2 -> "* ";
                case 3 -> "1. ";
                case 4 -> (random.nextInt(8) + 1) + ") ";
                default -> "- ";
            };
            list.append("   ".repeat(depth)).append(marker).append(chance(4) ? "**" + word() + "**: " : "").append(words())
                    .append(chance(7) ? ": `__________`" : "").append('\n');
            if (chance(6)) {
                list.append(chance(2) ? "\n" : "").append(indented(chance(2) ? fence() : quote(), (depth + 1) * 3));
            }
        }
        return list.toString();
    }

    private String fence() {
        String mark = chance(5) ? "~~~" : chance(6) ? "````" : "```";
        var fence = new StringBuilder(mark + (mark.startsWith("~") ? "sh" : pick(LANGUAGES)) + "\n");
        for (int i = random.nextInt(6); i > 0; i--) {
            fence.append(pick(CODE)).append('\n');
        }
        return fence + (chance(20) ? "" : mark) + "\n";
    }

    private String table() {
        String head = chance(2) ? "| State | Error rate | Decision |\n|---|---|---|\n"
                : "| Role | Symptom | Procedure |\n|:--|:-:|--|\n";
        var table = new StringBuilder(head);
        for (int i = random.nextInt(5); i > 0; i--) {
            table.append("| ").append(word()).append(" | ").append(chance(2) ? "<" + random.nextInt(9) + "%" : words())
                    .append(" | ").append(chance(3) ? "[Name]" : word())
                    .append(chance(9) ? " | " + word() : "").append(" |\n");
        }
        return table.toString();
    }

    private String quote() {
        return "> " + words() + "\n> " + (chance(3) ? "- " + word() : words()) + "\n";
    }

    private String html() {
        return chance(2) ? "<table>\n<tr><th>" + word() + "</th></tr>\n<tr><td>" + words() + "</td></tr>\n</table>\n\n"
                : "<b>" + words() + "</b> <br> " + word() + "\n";
    }

    private String scenario() {
        return "**Scenario " + random.nextInt(9) + ": " + words() + "**\n- **Symptom**: \"" + words()
                + "\"\n- **Procedure**: Procedure " + random.nextInt(4) + "\n";
    }

    private String facts() {
        return "**Version**: 1." + random.nextInt(9) + "\n**Next Review**: " + (chance(2) ? "2027-01-02" : words()) + "\n";
    }

    private String reference() {
        return "Follow Steps 1-" + (random.nextInt(4) + 1) + " from Procedure " + (random.nextInt(3) + 1) + "\n";
    }

    private String definition() {
        return "[" + word() + "]: https://" + "d.example/e \"" + word() + "\"\n";
    }

    private String indented() {
        return "\n    " + pick(CODE) + "x\n    " + words() + "\n";
    }

    private String admonition() {
        return "!!! " + "warning \"" + words() + "\"\n    " + words() + "\n";
    }

    private String details() {
        return "<details>\n<summary>" + words() + "</summary>\n\n- " + words() + "\n\n</details>\n";
    }

    private String comment() {
        return "<!-- hidden\nhidden -->\n";
    }

    private String bold() {
        return "**" + (chance(3) ? "Alternative: " : "") + words() + "**\n";
    }

    private String rule() {
        return "\n---\n";
    }

    private static String indented(String text, int by) {
        return text.lines().map(line -> " ".repeat(by) + line + "\n").reduce("", String::concat);
    }

    private String words() {
        return word() + " " + word() + (chance(2) ? " " + word() : "");
    }

    private String word() {
        return pick(WORDS);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
