package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.runbook.Runbook.Named;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Recognises whom to reach and how: the table and the list below a heading about contacts. Any thread. */
final class ContactReader {
    private static final Pattern HEADING = Pattern.compile("\\bcontacts?\\b|\\bescalations?\\b|\\bwho(?:m)? to (?:call|reach|page|ask)\\b"
            + "|\\bpeople to (?:call|reach|page)\\b|\\bon-?call (?:list|roster|rota)\\b|\\bphone (?:list|numbers)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern ROLE = Pattern.compile("\\b(?:role|team|area|function|position|service|duty)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ESCALATION = Pattern.compile("\\bescalat\\w*|\\bthen\\b|\\bnext\\b|\\bif (?:nobody|no one|unreachable)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern LISTED = Pattern.compile("^([\\p{L}][\\p{L}\\d /&()-]{1,40}?)\\s*(?::|\\s[–—-])\\s+(\\S.{0,200})$", Pattern.DOTALL);

    private ContactReader() {
    }

    static boolean claims(Section section) {
        return HEADING.matcher(section.heading()).find() && (table(section).isPresent() || listed(section).size() > 1);
    }

    static Optional<Block.Table> table(Section section) {
        return Outline.flat(section).stream().filter(Block.Table.class::isInstance).map(Block.Table.class::cast).findFirst();
    }

    static List<String> methods(Section section) {
        return Outline.flat(section).stream().filter(Block.Item.class::isInstance)
                .map(block -> ((Block.Item) block).text()).toList();
    }

    /** The people of a section: its table's rows, else the items of its list that name a role. */
    static List<Contact> people(Section section) {
        return table(section).map(ContactReader::people).orElseGet(() -> listed(section));
    }

    /** In a numbered list everybody is followed by whom to turn to next. */
    private static List<Contact> listed(Section section) {
        List<Block.Item> items = section.blocks().stream().filter(Block.Item.class::isInstance).map(Block.Item.class::cast)
                .filter(item -> LISTED.matcher(item.text()).matches()).toList();
        return IntStream.range(0, items.size()).mapToObj(i -> {
            Matcher m = matched(items.get(i));
            boolean ordered = !items.get(i).marker().equals("•") && i + 1 < items.size();
            return new Contact(m.group(1).strip(), List.of(new Named("Contact", m.group(2).strip())),
                    ordered ? matched(items.get(i + 1)).group(1).strip() : "", items.get(i).line());
        }).toList();
    }

    private static Matcher matched(Block.Item item) {
        Matcher m = LISTED.matcher(item.text());
        if (!m.matches()) {
            throw new IllegalArgumentException("no contact: " + item.text());
        }
        return m;
    }

    /** The table's rows as people; a table without rows names nobody. */
    private static List<Contact> people(Block.Table table) {
        int role = column(table, ROLE).orElse(0);
        OptionalInt escalation = column(table, ESCALATION);
        return IntStream.range(0, table.rows().size()).mapToObj(i -> {
            List<String> row = table.rows().get(i);
            List<Named> reach = IntStream.range(0, row.size()).filter(c -> c != role && c != escalation.orElse(-1))
                    .mapToObj(c -> new Named(table.head().get(c), row.get(c))).toList();
            return new Contact(row.get(role), reach, escalation.isPresent() ? row.get(escalation.getAsInt()) : "", table.line() + 2 + i);
        }).toList();
    }

    private static OptionalInt column(Block.Table table, Pattern heading) {
        return IntStream.range(0, table.head().size()).filter(i -> heading.matcher(table.head().get(i)).find()).findFirst();
    }
}
