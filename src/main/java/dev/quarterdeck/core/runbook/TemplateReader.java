package dev.quarterdeck.core.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Recognises fences that are messages: by the label right above ({@code **Status Page:**}), by a channel as the fence's
 * language, or by a heading that speaks of messages. Any thread.
 */
final class TemplateReader {
    private static final Set<String> CHANNELS = Set.of("slack", "teams", "email", "e-mail", "mail", "eml", "message",
            "statuspage", "sms", "discord", "mattermost");
    private static final Set<String> PLAIN = Set.of("", "text", "txt", "plain", "plaintext");
    private static final Pattern CHANNEL_WORD = Pattern.compile("\\bslack\\b|\\bstatus\\s?page\\b|\\be-?mails?\\b|\\bmail\\b"
            + "|\\b(?:ms )?teams\\b|\\bsms\\b|\\btext message\\b|\\bcustomers?\\b|\\bmessage\\b|\\bannouncement\\b|\\bdiscord\\b"
            + "|\\bmattermost\\b|\\btweet\\b|\\bnotification\\b|\\bstakeholders?\\b|\\bpost\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MESSAGE_HEADING = Pattern.compile(
            "\\btemplates?\\b|\\bcommunications?\\b|\\bmessages?\\b|\\bannouncements?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKDOWN_HEADING = Pattern.compile("^#{1,3} ", Pattern.MULTILINE);
    private static final Pattern PICTURES = Pattern.compile("[\\p{IsExtended_Pictographic}\\uFE0F\\u200D]+");

    private TemplateReader() {
    }

    static List<Template> read(Section root) {
        var templates = new ArrayList<Template>();
        for (Section section : Outline.subtree(root)) {
            for (int i = 0; i < section.blocks().size(); i++) {
                Optional<String> label = i == 0 ? Optional.empty() : label(section.blocks().get(i - 1));
                boolean first = i == 0;
                boolean labelled = label.isPresent();
                switch (section.blocks().get(i)) {
                    case Block.Code code -> template(code, label, section).ifPresent(templates::add);
                    case Block.Quote quote when labelled || first && MESSAGE_HEADING.matcher(section.heading()).find() ->
                            templates.add(quoted(section, i, quote, label.orElse(section.heading())));
                    case Block.Quote _, Block.Prose _, Block.Item _, Block.Check _, Block.Table _ -> { }
                }
            }
        }
        return templates;
    }

    private static Optional<Template> template(Block.Code code, Optional<String> label, Section section) {
        if (!message(code, label.isPresent(), section.heading())) {
            return Optional.empty();
        }
        String language = language(code);
        boolean named = CHANNELS.contains(language);
        String channel = label.orElseGet(() -> named ? sentenceCase(language) : section.heading());
        return Optional.of(new Template(title(code.text()).orElse(channel), channel, code.text(),
                FieldReader.read(code.text()), section.path(), code.line()));
    }

    /** A message that is written as a quote, which may have several paragraphs. */
    private static Template quoted(Section section, int first, Block.Quote quote, String channel) {
        String body = section.blocks().stream().skip(first).takeWhile(Block.Quote.class::isInstance).map(block -> ((Block.Quote) block).text())
                .collect(Collectors.joining("\n\n"));
        return new Template(title(body).orElse(channel), channel, body, FieldReader.read(body), section.path(), quote.line());
    }

    static boolean message(Block.Code code, String heading, Optional<Block> above) {
        return message(code, above.flatMap(TemplateReader::label).isPresent(), heading);
    }

    private static boolean message(Block.Code code, boolean labelled, String heading) {
        boolean plain = PLAIN.contains(language(code)) && !FenceClassifier.tooLong(code) && !MARKDOWN_HEADING.matcher(code.text()).find()
                && !FenceContent.command(code.text().lines().toList()) && !CommandReader.prompted(code.text().lines().toList(), true, false);
        boolean headed = MESSAGE_HEADING.matcher(heading).find();
        return !code.text().isBlank() && (CHANNELS.contains(language(code)) || plain && (labelled || headed));
    }

    private static String language(Block.Code code) {
        return code.info().strip().toLowerCase(Locale.ROOT).split("\\s", 2)[0];
    }

    /** The words of a one-line label that names a channel, without remarks in brackets. */
    private static Optional<String> label(Block above) {
        String text = switch (above) {
            case Block.Prose prose -> prose.text();
            case Block.Item item -> item.text();
            case Block.Check _, Block.Code _, Block.Table _, Block.Quote _ -> "";
        };
        boolean headed = above instanceof Block.Prose prose && prose.heading() != Block.Prose.TEXT;
        boolean label = (text.endsWith(":") || headed) && text.length() <= 80 && !text.contains("\n") && CHANNEL_WORD.matcher(text).find();
        if (!label) {
            return Optional.empty();
        }
        String words = text.replaceFirst(":$", "").replaceFirst("(?i)^(?:post|send|announce|write|say|tell)(?: (?:it|this|the following|a message))? (?:to|in|on)\\s+(?=\\S)", "").replaceAll("\\((#[^()]*)\\)", "$1").replaceAll("\\s*\\([^()]*\\)", "");
        return Optional.of(sentenceCase(words.strip()));
    }

    /** A first line that shouts is a headline, and headlines tell messages of one channel apart. */
    private static Optional<String> title(String body) {
        String first = PICTURES.matcher(body.lines().findFirst().orElse("")).replaceAll("").strip();
        boolean shouted = first.length() > 3 && first.length() <= 60 && first.equals(first.toUpperCase(Locale.ROOT))
                && first.chars().anyMatch(Character::isLetter);
        return shouted ? Optional.of(first.charAt(0) + first.substring(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static String sentenceCase(String words) {
        var out = new StringBuilder();
        for (String word : words.split("\\s+")) {
            boolean asWritten = word.startsWith("#") || word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
            String lower = asWritten ? word : word.toLowerCase(Locale.ROOT);
            out.append(out.isEmpty() ? "" : " ")
                    .append(out.isEmpty() && !asWritten ? lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1) : lower);
        }
        return out.toString();
    }
}
