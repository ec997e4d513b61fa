package dev.quarterdeck.io.probe;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the words by which a text says that a service is not well, and answers with them. Pure. */
final class UnwellText {
    /** As the value of a status, in small letters. */
    private static final String WORDS =
            "down|out[ _-]of[ _-]service|fail(?:s|ed|ing|ure)?|errors?|errored|unhealthy|(?:partially |severely )?degraded|"
            + "critical|unavailable|not[ _-]?ok|nok"
            + "|ko|not[ _-]?ready|not[ _-]?healthy|not[ _-]?available|dead|offline|stopped|red|(?:major|partial)[ _-]outage|"
            + "outage|maintenance|under[ _-]maintenance"
            + "|not[ _-]?alive|not[ _-]?serving|not[ _-]?connected|shutting[ _-]?down|shut[ _-]?down|terminating|terminated|"
            + "draining|unreachable|disconnected|timed?[ _-]?out|timeout|broken|crashed|impaired";
    private static final Pattern WORD = Pattern.compile(WORDS);
    private static final String REASONS =
            "bad request|unauthorized|forbidden|not found|internal server error|internal error|bad gateway"
            + "|service (?:temporarily )?unavailable|gateway time-?out|too many requests|server error|application error|"
            + "insufficient storage";
    private static final Pattern ERROR_LINE = Pattern.compile("(?:http/[\\d.]+ |error:? |http )?[45]\\d\\d:?[ -]{1,3}(?:"
            + REASONS + ")\\b.{0,80}"
            + "|(?:" + REASONS + ")[.!]?|(?:http )?(?:error )?5\\d\\d(?: error)?", Pattern.DOTALL);
    private static final Pattern BEGINS = Pattern.compile("(?:" + WORDS
            + "|false)(?![\\w-])(?!:? ?(?:0|none)\\b).{0,200}|(?:service|server|app|application|system|status|health|state|"
            + "result)"
            + "(?: is|:| =|=)? ?(?:" + WORDS + ")(?![\\w-]).{0,200}", Pattern.DOTALL);
    /** {@code db: DOWN}, {@code [-]etcd failed: reason withheld}, {@code readyz check failed}. */
    private static final Pattern LINE =
            Pattern.compile("(?m)^[ \\t]*(?:\\[-].*|(?:is[ _-]?)?(?:ok|healthy|alive|ready|live|up)[ \\t]*[:=][ \\t]*(?:false|"
            + "no)[ \\t]*|[\\w .-]{1,60}[:=][ \\t]*(?:" + WORDS + ")[ \\t.!]*|.{0,60}\\bcheck failed[ \\t.]*)$");
    private static final Pattern FIELD =
            Pattern.compile("(?:[\"<](?:status|state|health)[\">]\\s*:?\\s*\"?|<[^<>]{0,200}\\b(?:status|state|"
            + "health)\\s*=\\s*[\"'])\\s*(" + WORDS + ")\\s*[\"'<]");
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]{0,200}>(.{0,200}?)</title>");
    private static final Pattern ERROR_TITLE =
            Pattern.compile("(?:error |http )?[45]\\d\\d\\b.{0,200}|(?:" + REASONS + "|error)\\b.{0,100}"
            + "|.{0,60}\\b(?:down for|under|site) maintenance\\b.{0,60}|maintenance(?: mode)?", Pattern.DOTALL);
    private static final Pattern LOGIN_TITLE =
            Pattern.compile("(?s).*\\b(?:log[ -]?in|sign[ -]?in|single sign[ -]?on|sso|authenticat\\w*)\\b.*");
    private static final Pattern PASSWORD = Pattern.compile("(?is)<input[^>]{0,300}type\\s*=\\s*[\"']?password");

    /** What a text has to say of its health stands at its beginning; a hostile one must not take long to read. */
    private static final int MOST = 4096;
    private static final int MOST_PAGE = 16 * 1024;

    private UnwellText() {
    }

    /** Whether {@code word}, the value of a status, says so. */
    static boolean word(String word) {
        return WORD.matcher(small(word)).matches();
    }

    /** A text at a health address. */
    static Optional<String> of(String whole) {
        String text = begin(whole, MOST);
        String small = small(text);
        if (errorLine(text).isPresent() || BEGINS.matcher(small).matches()) {
            return Optional.of(text.strip());
        }
        Matcher line = LINE.matcher(small);
        return line.find() ? Optional.of(line.group().strip()) : Optional.empty();
    }

    /** What is broken JSON, or XML, and says so all the same. */
    static Optional<String> broken(String text) {
        Matcher field = FIELD.matcher(small(begin(text, MOST)));
        return field.find() ? Optional.of(field.group(1)) : Optional.empty();
    }

    /** A text that is nothing but the line of an error: {@code 500 Internal Server Error}. */
    static Optional<String> errorLine(String text) {
        return ERROR_LINE.matcher(small(text)).matches() ? Optional.of(text.strip()) : Optional.empty();
    }

    static Optional<String> errorPage(String html) {
        return title(begin(html, MOST_PAGE)).filter(title -> ERROR_TITLE.matcher(small(title)).matches());
    }

    static Optional<String> loginPage(String html) {
        return PASSWORD.matcher(begin(html, MOST_PAGE)).find() || title(begin(html, MOST_PAGE))
                .filter(t -> LOGIN_TITLE.matcher(small(t)).matches()).isPresent()
                ? Optional.of("a login page") : Optional.empty();
    }

    static String withoutTags(String html) {
        return begin(html, MOST).replaceAll("(?is)<(script|style|head)\\b.*?</\\1>", " ").replaceAll("<[^>]*>", " ");
    }

    private static Optional<String> title(String html) {
        Matcher title = TITLE.matcher(html);
        return title.find() ? Optional.of(title.group(1).strip()) : Optional.empty();
    }

    private static String begin(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private static String small(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
