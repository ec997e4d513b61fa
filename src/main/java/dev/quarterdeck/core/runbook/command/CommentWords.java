package dev.quarterdeck.core.runbook.command;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the comment above a fence's commands says of them: that they come after one another, that they are another way, an
 * example. Any thread.
 */
public final class CommentWords {
    private static final Pattern EXPECTED =
            Pattern.compile("^(?:this )?(?:should|shall|must|will|would) (?:\\w+ )?(?:return|show|print|see|say|be|list|have|"
            + "contain|output|read|give|display|report)\\b"
            + "|^(?:expect(?:ed|s)?|example|sample|typical)(?: (?:output|result|response|answer|return|status))\\s*(?::|$)|"
            + "^(?:expects?|sample|typical)\\s*(?::|$)|^expected?\\b|^(?:output|result|response|returns|prints|shows)\\b"
            + "|^(?:the )?(?:response|output|result|answer|status)(?: \\w+)? (?:should|must|will|is|looks)\\b|^=>|^->|^you "
            + "should see\\b|^(?:it )?should be\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OR =
            words("^(?:\\.{3}\\s*|-+\\s*|\\d{1,2}[.)]\\s*)?(?:or\\b|alternatively\\b|alternative\\b|(?:option(?:al)?|method|"
            + "variant|approach|way) [b-z2-9]\\b"
            + "|oder\\b|alternativ\\b|ou(?: bien)?\\b|alternativement\\b|o(?: bien)?(?=[\\s:,])|alternativamente\\b|或者?|或是|"
            + "另一种方法|または|もしくは|あるいは)[\\s,:.…，、：-]*");
    private static final Pattern WITH = words("^(?:with(?:out)?|using|via|by using|mit|ohne|avec|sans|con|sin|com|sem)\\s+\\S");
    private static final Pattern EXAMPLE =
            words("^(?:for )?(?:(?:an? )?examples?(?: (?:usage|use|call|invocation|run))?|e\\.\\s?g\\.|z\\.\\s?b\\.|beispiele?|"
            + "(?:par )?exemple|p\\. ?ex\\.|(?:por )?ejemplo|(?:por )?exemplo|例如?|示例|"
            + "例えば)\\s*(?:[(（][^()]*[)）]\\s*)?(?:[:：,-]?\\s*$|[:：,-]\\s*\\p{L}[\\p{L}-]*\\s[^=$`/]*$)");
    /** The names of products that do the same work, and of ways to undo it. */
    private static final Pattern PRODUCT =
            words("(?:(?:using|with|via|for|on|if using)\\s+)?(?:docker(?:[ -]compose)?|podman|kubernetes|k8s|kubectl|helm|"
            + "systemd|systemctl|pm2|heroku|vercel|netlify|render|railway|fly(?:\\.io)?|cloudflare(?: pages| workers)?|aws(?: "
            + "cli)?|gcp|azure|ecs|git|linux|mac(?:os| os)?|windows|ubuntu|debian|centos|rhel|nginx|apache|npm|yarn|pnpm|argo "
            + "?cd|flux|terraform|ansible)(?: (?:roll-?\\s?back|revert|restore|deployments?|reset))?\\s*(?:\\([^()]*\\))?\\s*:?");
    private static final Pattern MANNER =
            words("(?:(?:soft|hard|mixed|quick|fast|full|partial|complete|manual|automatic|automated|emergency|graceful|forced?|"
            + "clean) )(?:roll-?\\s?back|reset|revert|restore|undo|downgrade|recovery)\\s*(?:\\([^()]*\\))?\\s*:?");
    /** {@code # Edit .env}: what stands below it goes into that file. */
    private static final Pattern INTO_FILE =
            words("\\b(?:edit|change|update|set|put|add|in|into|open|modify|ändern?|éditer|modifier|"
            + "editar)\\b[^\\n]*(?:\\.(?:env|conf|cfg|cnf|ini|ya?ml|toml|properties|json)\\b|\\benvironment (?:file|"
            + "variables?)\\b)");

    private CommentWords() {
    }

    public static boolean expectation(String words) {
        return EXPECTED.matcher(words).find();
    }

    /** {@code Or restart the container}: instead of what stands above it. */
    public static boolean or(String words) {
        return OR.matcher(words).find();
    }

    /** {@code With snapshot cleanup:}, which is another way where the same program is called again. */
    static boolean with(String words) {
        return WITH.matcher(words).find();
    }

    public static boolean example(String words) {
        return EXAMPLE.matcher(words).matches();
    }

    static boolean product(String words) {
        return PRODUCT.matcher(words).matches();
    }

    static boolean manner(String words) {
        return MANNER.matcher(words).matches();
    }

    static boolean intoFile(String words) {
        return INTO_FILE.matcher(words).find();
    }

    /** A way's name, without the words that only say it is one. */
    static String label(String words) {
        String bare = OR.matcher(words).replaceFirst("").strip();
        return bare.isEmpty() ? bare : bare.substring(0, 1).toUpperCase(Locale.ROOT) + bare.substring(1);
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
