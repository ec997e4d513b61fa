package dev.quarterdeck.core.runbook.procedure;

import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.Method;
import dev.quarterdeck.core.runbook.Runbook.Named;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.words.EstimateReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Recognises the tables that compare ways to roll back, none of which is a level of anything. Any thread. */
public final class MethodReader {
    private static final Pattern NAME =
            words("^(?:(?:roll-?\\s?back|recovery|deployment|revert) )?(?:methods?|options?|strateg(?:y|ies)|approach(?:es)?|"
            + "types?|ways?|procedures?|techniques?|paths?|plans?|tiers?|modes?|methode|verfahren|méthode|méthodes|método|"
            + "métodos|estrategia|estratégia|方法|方式|方案|手段|方式)$");
    private static final Pattern USE =
            words("^(?:use (?:when|if|for|case)s?|when(?: to use)?|best for|suitable for|good for|applies (?:to|when)|use this "
            + "when|wann|anwenden wenn|einsatz|quand(?: utiliser)?|cuándo(?: usar)?|quando(?: usar)?|适用(?:场景|情况)?|使用场景|何时使用|用途|"
            + "適用場面|使う場面|scenarios?|use)$");
    private static final Pattern TRAIT =
            words("\\b(?:speed|time|downtime|duration|risk|data loss|complexity|effort|rto|impact|dauer|ausfall\\w*|risiko|"
            + "durée|risque|tiempo|riesgo|tempo|risco)\\b|速度|耗时|时间|風險|风险|停机|時間|リスク|停止");

    private static final Pattern TIME =
            words("^(?:(?:estimated|expected|typical|average|total|execution|recovery|roll-?\\s?back) )*(?:time|duration|speed|"
            + "eta|rto|dauer|durée|tiempo|duración|tempo|duração|耗时|时间|所要時間)(?: (?:to (?:complete|recover|restore|execute)|"
            + "required|needed|estimate|taken))?$");

    private MethodReader() {
    }

    public static boolean claims(Block.Table table) {
        boolean named = NAME.matcher(plain(table.head().getFirst())).find();
        boolean compares = IntStream.range(1, table.head().size())
                .anyMatch(i -> USE.matcher(plain(table.head().get(i))).find() || TRAIT.matcher(table.head().get(i)).find());
        return named && compares && table.rows().size() > 1;
    }

    public static List<Method> read(Outline outline) {
        return outline.sections().stream().flatMap(section -> section.blocks().stream()).filter(Block.Table.class::isInstance)
                .map(Block.Table.class::cast)
                .filter(MethodReader::claims).flatMap(table -> rows(table).stream()).toList();
    }

    /** The row that speaks of a procedure of this title: one of the two names stands whole in the other. */
    public static Optional<Method> of(String title, List<Method> methods) {
        String wanted = bare(title);
        return wanted.isEmpty() ? Optional.empty() : methods.stream().filter(m -> {
            String name = bare(m.name());
            return !name.isEmpty() && (wanted.equals(name) || contains(wanted, name) || contains(name, wanted));
        }).findFirst();
    }

    /** How long the way takes, by the cell below a heading about that; how long the service is down is something else. */
    static Optional<Estimate> time(Method method) {
        return method.traits().stream().filter(trait -> TIME.matcher(trait.name().strip()).find()).findFirst()
                .flatMap(trait -> EstimateReader.read(trait.text()));
    }

    private static boolean contains(String whole, String part) {
        return part.length() > 3 && (" " + whole + " ").contains(" " + part + " ");
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("\\([^)]*\\)", " ")
                .replaceFirst("^\\s*(?:method|option|procedure|plan|strategy|approach|level|type)\\s+(?:\\d{1,2}|[a-z])\\b", "")
                .replaceAll("[^\\p{L}\\d]+", " ").replaceAll("\\b(?:roll ?back|the|via|with|using|by)\\b", " ")
                .replaceAll(" +", " ").strip();
    }

    private static List<Method> rows(Block.Table table) {
        OptionalInt use = IntStream.range(1, table.head().size()).filter(i -> USE.matcher(plain(table.head().get(i))).find())
                .findFirst();
        var methods = new ArrayList<Method>();
        for (int i = 0; i < table.rows().size(); i++) {
            List<String> row = table.rows().get(i);
            List<Named> traits = IntStream.range(1, row.size()).filter(c -> c != use.orElse(-1) && !row.get(c).isBlank())
                    .mapToObj(c -> new Named(table.head().get(c), row.get(c))).toList();
            methods.add(new Method(row.getFirst(), use.isPresent() ? row.get(use.getAsInt()) : "", traits, table.line() + 2 + i));
        }
        return methods;
    }

    private static String plain(String heading) {
        return heading.strip().replaceFirst("[?:]+$", "");
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
