package dev.quarterdeck.core.runbook.fence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what has to be filled in before a message may go out, in order and as written. Each occurrence counts: two
 * {@code [link]} are two links. From when to when it lasted and when it will be over differ each time, so what a template says
 * of them is an example. Real addresses and channel names are no fields. Any thread.
 */
public final class FieldReader {
    private static final Pattern FIELD = Pattern.compile("\\[(?![ xX]\\])[^\\[\\]\\n]{1,80}\\](?!\\()"
            + "|\\{\\{[^{}\\n]{1,80}\\}\\}|(?<![{$\\w])\\{[\\p{L}][^{}\\n\"':;]{0,60}\\}(?!\\})|"
            + "\\$\\{[\\p{L}_][^{}\\n]{0,60}\\}|【[^【】\\n]{1,60}】(?!\\()"
            + "|<(?!https?:|mailto:|[@#!])[\\p{L}][^<>\\n]{0,60}>"
            + "|(?<![\\w.+-])@[\\w-]*(?:name|engineer|lead|user|person|someone|who|owner|commander|handle)[\\w-]*"
            + "|\\b(?:P|S|SEV-?)\\d(?:\\s?/\\s?(?:P|S|SEV-?)\\d)+\\b"
            + "|\\b\\d{1,2}:\\d{2}\\s?[-–]\\s?\\d{1,2}:\\d{2}\\b"
            + "|(?<=\\b(?:ETA|[Ee]xpected)[^:\\n]{0,20}:\\s?)\\d[\\d \\-–]{0,8}(?:minutes?|mins?|hours?)\\b"
            + "|_{3,}"
            + "|\\bYOUR_[A-Z_]+\\b|\\b(?:HH|hh|XX|xx):(?:MM|mm|XX|xx)\\b(?::(?:SS|ss|XX)\\b)?|\\bYYYY[-/]MM[-/]DD\\b|"
            + "\\bX{2,3}(?=\\s?(?:%|min|hours?))");

    private FieldReader() {
    }

    public static List<String> read(String message) {
        var fields = new ArrayList<String>();
        Matcher m = FIELD.matcher(message);
        while (m.find()) {
            fields.add(m.group());
        }
        return fields;
    }
}
