package dev.quarterdeck.core.runbook.text;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the words out of raw HTML: comments and tags go, addresses stay. A thing in angle brackets that is no HTML
 * ({@code <namespace>}) is a placeholder somebody has to fill in, so it is kept as written. Immutable; any thread.
 */
final class HtmlText {
    private static final Pattern MARKUP =
            Pattern.compile("<!(?i:doctype)[^<>]*>|<(/?)([A-Za-z][A-Za-z0-9-]*)([^<>]*)>");
    private static final Pattern ADDRESS =
            Pattern.compile("\\b(?:href|src|alt|title)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> ALONE = Set.of("br", "hr", "wbr");
    private static final Set<String> VOID = Set.of("area", "base", "col", "embed", "img", "input", "link", "meta",
            "param", "source", "track");
    private static final Set<String> OPEN_ENDED = Set.of("p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody",
            "tfoot", "option", "html", "head", "body");
    private static final Set<String> CLOSED = Set.of("a", "abbr", "address", "article", "aside", "audio", "b", "bdi",
            "bdo", "big", "blockquote", "button", "canvas", "caption", "center", "cite", "code", "colgroup", "data",
            "datalist", "del", "details", "dfn", "dialog", "div", "dl", "em", "fieldset", "figcaption", "figure", "font",
            "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "i", "iframe", "ins", "kbd", "label",
            "legend", "main", "map", "mark", "menu", "meter", "nav", "noscript", "object", "ol", "optgroup", "output",
            "picture", "pre", "progress", "q", "s", "samp", "script", "section", "select", "small", "span", "strike",
            "strong", "style", "sub", "summary", "sup", "svg", "table", "template", "textarea", "time", "title", "tt",
            "u", "ul", "var", "video");
    private static final Set<String> INLINE = Set.of("a", "abbr", "b", "bdi", "bdo", "big", "code", "del", "em", "font",
            "i", "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt",
            "u", "var", "wbr");

    private final Set<String> closingTags = new HashSet<>();

    /** {@code source} is the whole document: a tag that is closed somewhere in it is meant as HTML. */
    HtmlText(String source) {
        Matcher m = Pattern.compile("</([A-Za-z][A-Za-z0-9-]*)\\s*>").matcher(source);
        while (m.find()) {
            closingTags.add(m.group(1).toLowerCase(Locale.ROOT));
        }
    }

    String words(String html) {
        var text = new StringBuilder();
        Matcher m = MARKUP.matcher(withoutComments(html));
        while (m.find()) {
            m.appendReplacement(text, Matcher.quoteReplacement(replacement(m)));
        }
        m.appendTail(text);
        return text.toString().replace("&nbsp;", "\u00A0").replace("&lt;", "<").replace("&gt;", ">")
                .replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }

    /** A comment that is never closed stays, with everything after it. */
    private static String withoutComments(String html) {
        var text = new StringBuilder();
        int from = 0;
        int start = html.indexOf("<!--");
        int end = start < 0 ? -1 : html.indexOf("-->", start + 2);
        while (end >= 0) {
            text.append(html, from, start);
            from = end + 3;
            start = html.indexOf("<!--", from);
            end = start < 0 ? -1 : html.indexOf("-->", start + 2);
        }
        return text.append(html, from, html.length()).toString();
    }

    private String replacement(Matcher m) {
        if (m.group(2) == null) {
            return "";
        }
        String name = m.group(2).toLowerCase(Locale.ROOT);
        String attributes = m.group(3);
        if (!html(name, !m.group(1).isEmpty(), attributes)) {
            return m.group();
        }
        var kept = new StringBuilder(INLINE.contains(name) ? "" : "\n");
        Matcher address = ADDRESS.matcher(attributes);
        while (address.find()) {
            String value = address.group(1) != null ? address.group(1)
                    : address.group(2) != null ? address.group(2) : address.group(3);
            kept.append('(').append(value).append(") ");
        }
        return kept.toString();
    }

    private boolean html(String name, boolean closing, String attributes) {
        boolean plain = attributes.isBlank() || attributes.strip().equals("/");
        boolean assigned = attributes.contains("=");
        return ALONE.contains(name) || OPEN_ENDED.contains(name)
                || VOID.contains(name) && assigned
                || CLOSED.contains(name) && (closing || assigned || closingTags.contains(name)
                        || !plain && name.equals("details"));
    }
}
