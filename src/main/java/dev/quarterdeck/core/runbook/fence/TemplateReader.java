package dev.quarterdeck.core.runbook.fence;

import dev.quarterdeck.core.runbook.Template;
import dev.quarterdeck.core.runbook.command.CommandReader;
import dev.quarterdeck.core.runbook.command.FenceContent;
import dev.quarterdeck.core.runbook.command.Listing;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Recognises fences that are messages: by the label right above ({@code **Status Page:**}), by a channel as the fence's
 * language, or by a heading that speaks of messages. Any thread.
 */
public final class TemplateReader {
    private static final Set<String> CHANNELS = Set.of("slack", "teams", "email", "e-mail", "mail", "eml", "message",
            "statuspage", "sms", "discord", "mattermost");
    private static final Set<String> PLAIN = Set.of("", "text", "txt", "plain", "plaintext", "markdown", "md", "mrkdwn");
    private static final String CHANNEL =
            "\\bslack\\b|\\bstatus\\s?page\\b|\\be-?mails?\\b|\\bmail\\b|\\b(?:ms |microsoft )?teams\\b(?! (?:involved|to))|"
            + "\\bsms\\b|\\btext message\\b|\\bdiscord\\b|\\bmattermost\\b|\\btweet\\b|\\btwitter\\b|\\bin-?app\\b|"
            + "\\bintercom\\b|\\bcorreo\\b|\\bcourriel\\b|\\bstatusseite\\b|邮件|郵件|メール|状态页|ステータスページ";
    private static final Pattern NAMED_CHANNEL = words(CHANNEL);
    private static final Pattern CHANNEL_WORD =
            words(CHANNEL
            + "|\\bcustomers?\\b|\\bmessage\\b|\\bannouncement\\b|\\bnotifications?\\b|\\bstakeholders?\\b|\\bpost\\b|"
            + "\\b(?:status|incident|internal|external|public|hourly|final|initial) (?:update|notice)s?\\b|\\btemplates?\\b|"
            + "\\bchat\\b|\\bto the (?:\\p{L}+ ){1,3}(?:team|owners|users)\\b"
            + "|\\bnachricht\\b|\\bmeldung\\b|\\bmitteilung\\b|\\bvorlage\\b|\\bkunden\\w*|\\bmodèle\\b|\\bannonce\\b|"
            + "\\bclients?\\b|\\bmensaje\\b|\\bplantilla\\b|\\bclientes\\b|\\bmensagem\\b|\\bmodelo\\b|\\baviso\\b|模板|公告|通知|"
            + "テンプレート|メッセージ|連絡文|告知");
    private static final Pattern MESSAGE_HEADING =
            words("\\btemplates?\\b|\\bcommunications?\\b|\\bmessages?\\b|\\bmessaging\\b|\\bannouncements?\\b|"
            + "\\bnotifications?\\b|\\bstatus ?page\\b|\\b(?:slack|e-?mail|sms) (?:update|notice|post|announcement|"
            + "notification)s?\\b|\\bstatus updates?\\b"
            + "|\\bkommunikation\\w*|\\w*vorlagen?\\b|\\bnachrichten?\\b|\\bmitteilung\\w*|\\bmodèles?\\b|\\bmessages?\\b|"
            + "\\bcomunicaci[oó]n\\w*|\\bplantillas?\\b|\\bmensajes?\\b|\\bcomunica[cç]\\w+|\\bmodelos? de\\b|"
            + "\\bmensage[mn]s?\\b|沟通|通知|公告|模板|テンプレート|連絡文|通知文|コミュニケーション");
    /** Texts with forms of their own that nobody sends to anybody in an incident. */
    private static final Pattern OTHER_TEXT =
            words("\\bpost-?\\s?mortems?\\b|\\broot cause\\b|\\bretrospective\\b|\\bincident (?:reports?|reviews?|records?|"
            + "log)\\b|\\brca\\b|\\blessons\\b|\\bpull[- ]requests?\\b|\\bpr (?:template|description|body|title)\\b|"
            + "\\b(?:github |gitlab |jira )?(?:issue|ticket|bug)s? (?:template|report|description|body)\\b|\\b(?:commit|error|"
            + "log|exception|warning|alert|debug|console|kafka|queue|mqtt|failed|sample|example log) messages?\\b|\\bmessages? "
            + "(?:queue|broker|bus|format|schema)\\b"
            + "|\\b(?:config\\w*|helm|terraform|k8s|kubernetes|cloudformation|pod|deployment|runbook|checklist|alert|email|"
            + "jinja|dashboard|change request|checklist) templates?\\b(?<!email template)(?<!email templates)|\\bexpected "
            + "(?:output|message)|\\bservice communication\\b|\\bdrill (?:report|log)\\b|\\brollback (?:log|report)\\b|"
            + "\\bchange ?log\\b|\\bobduktion\\b|\\b(?:messages?|notifications?|e-?mails?|mails?|sms|announcements?) (?:\\p{L}+ "
            + ")?(?:not|never|fail\\w*|lost|missing|delayed|errors?|delivery|queues?|stuck|issues?|problems?)\\b|\\bno "
            + "(?:notifications?|e-?mails?|mails?|messages?)\\b|(?:通知|メール|郵件|邮件)[^、。]{0,6}(?:届かない|来ない|送信されない|未收到|失败|失敗|不达|遅延)|"
            + "复盘|事後検証|ポストモーテム");
    /** Below these even a text with several headings of its own is sent to somebody. */
    private static final Pattern SENT =
            words("\\b(?:communications?|messages?|notifications?|announcements?|status updates?|kommunikation\\w*|nachrichten?|"
            + "mitteilung\\w*|comunicaci[oó]n\\w*|mensajes?|comunica[cç]\\w+|mensage[mn]s?)\\b|通知|公告|连絡文");
    private static final Pattern MARKDOWN_HEADING = Pattern.compile("^#{1,3} ", Pattern.MULTILINE);
    private static final Pattern SUBJECT = words("^\\W*(?:subject|betreff|objet|asunto|assunto|件名|主题|主旨)\\W{0,3}[:：]");
    private static final Pattern LOG_LINE =
            Pattern.compile("^\\s*(?:\\[?\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d|(?:ERROR|WARN|INFO|DEBUG|FATAL)\\b|[{<])");
    private static final Pattern NOTE = words("^[^\\p{L}:]*(?:note|warning|important|tip|caution|danger|info|hint|attention)\\b");
    private static final Pattern INLINE = Pattern.compile("^([^:：\\n]{3,60})[:：]\\s*[\"“„「](.{20,1000}?)[\"”“」]\\W*$",
            Pattern.DOTALL);
    private static final Pattern MESSAGE_COLUMN =
            words("^(?:messages?|templates?|text|wording|what to say|nachricht|vorlage|modèle|mensaje|plantilla|mensagem|modelo|"
            + "模板|内容|メッセージ|文面)$");
    private static final Pattern CHANNEL_COLUMN =
            words("^(?:channels?|audiences?|where|to|who|stakeholders?|kanal|canal|audience|público|渠道|チャネル|宛先)$");
    private static final Pattern OWN_HEADING =
            words("^\\W*(?:(?:customer|internal|external|initial|public) )*(?:slack|e-?mail|status ?page|sms|tweet|teams "
            + "message)\\b(?: (?:to|for|message|update|post|template|notice|notification|announcement)\\b|\\W*$)");
    private static final Pattern PICTURES = Pattern.compile("[\\p{IsExtended_Pictographic}\\uFE0F\\u200D]+");
    private static final String JOINT = " › ";

    private TemplateReader() {
    }

    public static List<Template> read(Section root) {
        var templates = new ArrayList<Template>();
        boolean whole = root.sections().stream().anyMatch(s -> s.path().isEmpty() && !OTHER_TEXT.matcher(s.heading()).find()
                && (MESSAGE_HEADING.matcher(s.heading()).find() || NAMED_CHANNEL.matcher(s.heading()).find()));
        for (Section section : Outline.subtree(root)) {
            boolean headed = headed(context(section)) || OWN_HEADING.matcher(section.heading()).find()
                    && !OTHER_TEXT.matcher(context(section)).find();
            boolean other = OTHER_TEXT.matcher(context(section)).find();
            int before = templates.size();
            for (int i = 0; i < section.blocks().size(); i++) {
                boolean subject = i > 1 && section.blocks().get(i - 1) instanceof Block.Prose line && SUBJECT.matcher(line.text())
                        .find();
                Optional<Block> above = i == 0 ? Optional.empty() : Optional.of(section.blocks().get(subject ? i - 2 : i - 1));
                Optional<String> label = above.flatMap(TemplateReader::label)
                        .or(() -> headed ? above.flatMap(TemplateReader::anyLabel) : Optional.empty());
                switch (section.blocks().get(i)) {
                    case Block.Code code -> template(code,
                            label.or(() -> whole && !FieldReader.read(code.text()).isEmpty() ? Optional.of(section.heading())
                            : Optional.empty()), section)
                            .ifPresent(templates::add);
                    case Block.Quote quote when !other && (label.isPresent() || headed
                            && above.filter(b -> b instanceof Block.Quote).isEmpty()) && !NOTE.matcher(quote.text()).find() ->
                            templates.add(quoted(section, i, quote, label));
                    case Block.Table table when headed -> templates.addAll(rows(table, section));
                    case Block.Item item when headed -> inline(item.text(), item.line(), section).ifPresent(templates::add);
                    case Block.Prose prose when headed -> inline(prose.text(), prose.line(), section).ifPresent(templates::add);
                    case Block.Quote _, Block.Prose _, Block.Item _, Block.Check _, Block.Table _ -> { }
                }
            }
            if (headed && templates.size() == before) {
                written(section).ifPresent(templates::add);
            }
        }
        return templates;
    }

    /** The headings that say what a section's texts are. */
    static String context(Section section) {
        return section.path().isEmpty() ? section.heading() : section.path();
    }

    private static boolean headed(String context) {
        return MESSAGE_HEADING.matcher(context).find() && !OTHER_TEXT.matcher(context).find();
    }

    private static Optional<Template> template(Block.Code code, Optional<String> label, Section section) {
        return message(code, label.isPresent(), context(section))
                ? Optional.of(template(code.text(), label.or(() -> named(code)), section, code.line())) : Optional.empty();
    }

    private static Optional<String> named(Block.Code code) {
        String language = language(code);
        return CHANNELS.contains(language) ? Optional.of(sentenceCase(language)) : Optional.empty();
    }

    /**
     * The channel is what the label names, else the nearest heading that names one; the title what tells it from others of that
     * channel.
     */
    private static Template template(String body, Optional<String> label, Section section, int line) {
        String heading = section.heading().replaceFirst("^(?i:(?:message |communication )?template\\s*(?:\\d+\\s*)?[:–—-]\\s*)",
                "");
        List<String> headings = List.of(section.path().split(JOINT)).reversed();
        Optional<String> place = headings.stream().filter(h -> NAMED_CHANNEL.matcher(h).find()).findFirst();
        Optional<String> subject = SUBJECT.matcher(body).find() ? body.lines().findFirst()
                .map(l -> l.replaceFirst("^[^:：]*[:：]\\s*", "").strip()).filter(l -> !l.isEmpty() && l.length() <= 100)
                : Optional.empty();
        if (subject.isPresent() && label.isEmpty() && place.isEmpty() && !MESSAGE_HEADING.matcher(section.path()).find()) {
            return new Template(subject.get(), "Email", body, FieldReader.read(body), section.path(), line);
        }
        Optional<String> said = label.filter(l -> CHANNEL_WORD.matcher(l).find() || place.isEmpty());
        String channel = said.or(() -> place).orElse(heading);
        String title = title(body).or(() -> said.isEmpty() ? label : Optional.empty())
                .orElse(label.isEmpty() && place.isPresent() && !place.get().equals(section.heading()) ? heading : channel);
        return new Template(title, channel, body, FieldReader.read(body), section.path(), line);
    }

    /** A message that is written as a quote, which may have several paragraphs. */
    private static Template quoted(Section section, int first, Block.Quote quote, Optional<String> label) {
        String body = section.blocks().stream().skip(first).takeWhile(Block.Quote.class::isInstance)
                .map(block -> ((Block.Quote) block).text())
                .collect(Collectors.joining("\n\n"));
        return template(body, label, section, quote.line());
    }

    private static List<Template> rows(Block.Table table, Section section) {
        int message = column(table, MESSAGE_COLUMN);
        int channel = column(table, CHANNEL_COLUMN);
        return message < 0 || channel < 0 ? List.of() : IntStream.range(0, table.rows().size())
                .filter(i -> table.rows().get(i).get(message).length() > 15)
                .mapToObj(i -> template(table.rows().get(i).get(message), Optional.of(table.rows().get(i).get(channel)), section,
                table.line() + 2 + i)).toList();
    }

    private static int column(Block.Table table, Pattern heading) {
        return IntStream.range(0, table.head().size()).filter(i -> heading.matcher(table.head().get(i).strip()).find())
                .findFirst().orElse(-1);
    }

    /** A line that holds the message in quotation marks. */
    private static Optional<Template> inline(String text, int line, Section section) {
        Matcher m = text.length() > 1200 ? null : INLINE.matcher(text);
        return m == null || !m.matches() ? Optional.empty()
                : Optional.of(template(m.group(2), Optional.of(sentenceCase(m.group(1).strip())), section, line));
    }

    /** A message that is the section's plain text, which has something to fill in. */
    private static Optional<Template> written(Section section) {
        boolean prose = section.blocks().stream().allMatch(b -> b instanceof Block.Prose p && p.heading() == Block.Prose.TEXT)
                && !section.blocks().isEmpty() && section.sections().isEmpty();
        String body = prose ? section.blocks().stream().map(b -> ((Block.Prose) b).text()).collect(Collectors.joining("\n\n"))
                : "";
        boolean named = MESSAGE_HEADING.matcher(section.heading()).find() || NAMED_CHANNEL.matcher(section.heading()).find();
        return prose && named && (!FieldReader.read(body).isEmpty() || SUBJECT.matcher(body).find())
                ? Optional.of(template(body, Optional.empty(), section, section.blocks().getFirst().line())) : Optional.empty();
    }

    /** {@code context} is what {@link #context} gives for the section. */
    static boolean message(Block.Code code, String context, Optional<Block> above) {
        return message(code, above.flatMap(TemplateReader::label).isPresent(), context);
    }

    private static boolean message(Block.Code code, boolean labelled, String context) {
        if (code.text().isBlank() || OTHER_TEXT.matcher(context).find()) {
            return false;
        }
        if (CHANNELS.contains(language(code))) {
            return true;
        }
        if (!PLAIN.contains(language(code)) || FenceClassifier.tooLong(code)) {
            return false;
        }
        List<String> lines = code.text().lines().toList();
        boolean document = MARKDOWN_HEADING.matcher(code.text()).results().limit(2).count() > 1 && !SENT.matcher(context).find();
        boolean plain = !document && lines.stream().noneMatch(l -> LOG_LINE.matcher(l).find())
                && !FenceContent.command(lines) && !CommandReader.prompted(lines, true, Listing.ANY);
        return plain && (labelled || MESSAGE_HEADING.matcher(context).find() || SUBJECT.matcher(code.text()).find());
    }

    private static String language(Block.Code code) {
        return code.info().strip().toLowerCase(Locale.ROOT).split("\\s", 2)[0];
    }

    /** Below a heading about messages any label tells them apart. */
    private static Optional<String> anyLabel(Block above) {
        boolean label = above instanceof Block.Prose prose && prose.text().length() <= 60 && !prose.text().contains("\n")
                && (prose.heading() != Block.Prose.TEXT || prose.text().endsWith(":") || prose.text().endsWith("："));
        return label ? Optional.of(sentenceCase(((Block.Prose) above).text().replaceFirst("[:：]$", "").strip()))
                : Optional.empty();
    }

    /** The words of a one-line label that names a channel, without remarks in brackets. */
    private static Optional<String> label(Block above) {
        String text = switch (above) {
            case Block.Prose prose -> prose.text();
            case Block.Item item -> item.text();
            case Block.Check check -> check.text();
            case Block.Code _, Block.Table _, Block.Quote _ -> "";
        };
        boolean headed = above instanceof Block.Prose prose && prose.heading() != Block.Prose.TEXT;
        boolean label = (text.endsWith(":") || text.endsWith("：") || headed) && text.length() <= 80 && !text.contains("\n")
                && CHANNEL_WORD.matcher(text).find() && !OTHER_TEXT.matcher(text).find();
        if (!label) {
            return Optional.empty();
        }
        String words = text.replaceFirst("[:：]$", "")
                .replaceFirst("(?i)^(?:post|send|announce|write|say|tell)(?: (?:it|this|the following|a message))? (?:to|in|"
                + "on)\\s+(?=\\S)", "").replaceAll("\\((#[^()]*)\\)", "$1").replaceAll("\\s*\\([^()]*\\)", "");
        return Optional.of(sentenceCase(words.strip()));
    }

    /** A first line that shouts is a headline, and headlines tell messages of one channel apart. */
    private static Optional<String> title(String body) {
        String first = PICTURES.matcher(body.lines().findFirst().orElse("")).replaceAll("").strip();
        boolean shouted = first.length() > 3 && first.length() <= 60 && first.equals(first.toUpperCase(Locale.ROOT))
                && first.chars().anyMatch(Character::isUpperCase);
        return shouted ? Optional.of(first.charAt(0) + first.substring(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static String sentenceCase(String words) {
        var out = new StringBuilder();
        for (String word : words.split("\\s+")) {
            boolean asWritten = word.startsWith("#") || word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
            String lower = asWritten ? word : word.toLowerCase(Locale.ROOT);
            out.append(out.isEmpty() ? "" : " ")
                    .append(out.isEmpty() && !asWritten ? lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1)
                    : lower);
        }
        return out.toString();
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
