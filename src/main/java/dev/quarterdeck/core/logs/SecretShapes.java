package dev.quarterdeck.core.logs;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What secrets look like: by the name beside them, by the command or header they stand in, by their own shape, or by their
 * checksum. A
 * shape that ordinary words share is held against a check of what it found. Pure; no pattern takes longer than its text is long.
 */
final class SecretShapes {
    /**
     * What is found, the group of the pattern that matched, is a secret only when {@code check} says so; it holds one of the
     * hints.
     */
    record Shape(List<String> hints, Pattern pattern, Predicate<String> check) {
        static Shape of(String hints, String pattern) {
            return of(hints, pattern, _ -> true);
        }

        static Shape of(String hints, String pattern, Predicate<String> check) {
            return new Shape(List.of(hints.split(" ")), Pattern.compile(pattern), check);
        }

        /**
         * Whether it is worth looking, which is told far sooner than what there is. {@code lower} is the text in small letters.
         */
        boolean hinted(String lower) {
            for (String hint : hints) {
                if (lower.contains(hint)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final String NAME =
            "(?:passw(?:or)?d|passwd|pwd|passphrase|passcode|secret|token|api[_-]?key|access[_-]?key|private[_-]?key"
            + "|account[_-]?key|secret[_-]?key|auth[_-]?key|signing[_-]?key|encryption[_-]?key|session[_-]?id|credentials?|"
            + "[_.-]pass)";
    private static final String NAMED = "(?i)" + NAME;
    private static final String NAMES = "pass pwd secret token key session credential";
    private static final String ASSIGNED = "[\"']?\\s{0,3}(?:[=:]|:=|=>)\\s{0,3}";
    private static final String QUOTED = "\"((?:[^\"\\\\]|\\\\.){1,4000}+)\"";

    /** What stands where a secret would: a placeholder, a type, a state. */
    private static final Set<String> HARMLESS = Set.of("true", "false", "null", "nil", "none", "undefined", "yes", "no",
            "required", "optional",
            "missing", "invalid", "expired", "empty", "changed", "unset", "string", "str", "ok", "failed", "accepted", "rejected",
            "revoked");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{?[A-Z_][A-Z0-9_]*\\}?|\\$\\(.*|<[^>]*>?|\\{\\{.*|%[A-Z_]+%|[*•x.]{3,}|\\[[^\\]]*\\]?|env:\\w+"
            + "|[A-Z_]{3,}");
    private static final Pattern FOLDER = Pattern.compile("(?:/[\\w.@~-]{1,60})*/?|[A-Z]:\\\\.*");

    /** Bank account numbers: so long in each country. */
    private static final Map<String, Integer> IBAN =
            ("AD24 AE23 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18"
            + " FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 "
            + "LV21 MC27 MD24 ME22"
            + " MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VA22 "
            + "VG24 XK20").transform(list -> Stream.of(list.split(" ")))
            .collect(Collectors.toMap(each -> each.substring(0, 2), each -> Integer.valueOf(each.substring(2))));

    /** In the order in which they are looked for: what hides the most first. */
    static final List<Shape> ALL = List.of(
            // a key as a block of lines, or as one line in which the line ends are written out
            Shape.of("private", "(?s)-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(.{1,32000}?)(?=-----END|\\z)"),
            Shape.of("", "(?m)^[ \\t]{0,40}([A-Za-z0-9+/]{64}|[A-Za-z0-9+/]{70}|[A-Za-z0-9+/]{76})[ \\t\\r]{0,4}$",
            SecretShapes::mixed),
            // headers
            Shape.of("authorization",
                    "(?i)\\bauthorization[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?(?:bearer|basic|digest|token|api-?key|negotiate|ntlm|"
                    + "hawk|hmac|signature|splunk"
                    + "|genie-?key|ssws|oauth|dpop|aws4-hmac-sha256|sharedkey|key|mac|bot)\\s{1,3}([^\"'\\r\\n]{4,4000}+)"),
            Shape.of("authorization",
            "(?i)\\bauthorization[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?(?:[a-z][\\w-]{0,30}\\s{1,3})?([\\w.~+/=:-]{8,4000}+)",
            SecretShapes::random),
            Shape.of("cookie", "(?i)\\bset-cookie[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?[^=;\\s]{1,100}=([^;\\s\"']{1,4000}+)"),
            Shape.of("cookie", "(?i)(?<![\\w-])cookie[\"']?:\\s{0,3}[\"']?([\\w.$-]{1,100}=[^\\r\\n\"']{1,4000}+)"),
            Shape.of("x-",
            "(?i)(?<![\\w-])x-(?:api-key|auth-token|amz-security-token|vault-token|"
            + "access-token)[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?([^\\s\"',;]{4,4000}+)"),
            Shape.of("bearer basic", "(?i)\\b(?:bearer|basic)\\s{1,3}([\\w.~+/=-]{8,4000}+)", SecretShapes::random),
            // by the name beside it
            Shape.of(NAMES, NAMED + ASSIGNED + "(?:" + QUOTED + "|'([^'\\r\\n]{1,4000}+)'|([^\\s\"',;&)}\\]]{1,4000}+))",
                    SecretShapes::value),
            Shape.of("pass=", "(?i)(?<![\\w.-])pass=([^\\s\"',;&)}\\]]{1,4000}+)", found -> value(found) && letters(found)),
            Shape.of("</", "(?i)<[\\w.-]{0,40}" + NAME + ">([^<\\s][^<]{0,400})</", SecretShapes::value),
            Shape.of("pass pwd secret token key",
            "(?i)--?(?!no-)(?:[\\w-]{0,30}-)?(?:password|passwd|passphrase|pass|pwd|secret|token|api-?key|access-?key|"
            + "secret-?key|client-?secret)"
                    + "(?:\\s{1,3}|=)(?:\"([^\"\\r\\n]{1,400})\"|'([^'\\r\\n]{1,400})'|([^\\s\"'-][^\\s\"']{0,400}))",
                    SecretShapes::option),
            Shape.of("pass secret key token",
            "(?i)\\b(?:password|passphrase|passcode|secret key|secret|api key|access key|private key|token)\\s{1,3}(?:(?:is|was|"
            + "now|to)\\s{1,3})?[\"'`]?"
                    + "([^\\s\"'`]{6,400}+)", SecretShapes::spoken),
            // commands
            Shape.of("mysql mariadb",
                    "(?i)\\b(?:mysql\\w{0,10}|mariadb[\\w-]{0,10})\\s(?:[^\\r\\n|;&]{0,300}?\\s)?-p(?:\"([^\"]{1,200})\"|"
                    + "'([^']{1,200})'|([^\\s\"'-][^\\s\"']{0,200}))",
                    SecretShapes::option),
            Shape.of("-p",
            "(?i)\\b(?:sshpass|docker login|podman login|helm registry login|az login|7z|zip|pgpool)\\s(?:[^\\r\\n|"
            + ";&]{0,300}?\\s)?-p\\s{0,3}"
                    + "(?:\"([^\"]{1,200})\"|'([^']{1,200})'|([^\\s\"'-][^\\s\"']{0,200}))", SecretShapes::option),
            Shape.of("redis-cli ldap mosquitto snmp",
            "(?i)\\b(?:redis-cli\\s(?:[^\\r\\n|;&]{0,300}?\\s)?-a|ldap\\w{3,10}\\s(?:[^\\r\\n|;&]{0,300}?\\s)?-w|"
            + "mosquitto_\\w{3}\\s(?:[^\\r\\n|;&]{0,300}?\\s)?-P"
                    + "|snmp\\w{2,8}\\s(?:[^\\r\\n|;&]{0,300}?\\s)?-[AX])\\s{1,3}[\"']?([^\\s\"'-][^\\s\"']{0,200})",
                    SecretShapes::option),
            Shape.of("curl wget http xh",
            "(?i)\\b(?:curl|wget|http|https|xh)\\s(?:[^\\r\\n|;&]{0,600}?\\s)?(?:-u|--user|--proxy-user|-U|-a|--auth)[ "
            + "=]{0,3}[\"']?[^\\s:'\"]{0,200}:"
                    + "([^\\s\"']{1,400})", SecretShapes::option),
            // addresses
            Shape.of("://", "://[^/\\s:@?#\"']{0,200}:([^/\\s?\"'<>]{1,200})@", SecretShapes::option),
            Shape.of("hooks.slack", "(?i)\\bhooks\\.slack(?:-gov)?\\.com/(?:services|workflows|triggers)/([\\w/-]{8,300})"),
            Shape.of("discord", "(?i)\\bdiscord(?:app)?\\.com/api/(?:v\\d{1,2}/)?webhooks/(\\d{5,30}/[\\w-]{8,200})"),
            Shape.of(".office", "(?i)\\.office(?:365)?\\.com/(?:webhook(?:b2)?)/([\\w@/-]{8,400})"),
            Shape.of("hooks.zapier pagerduty outlook",
            "(?i)\\b(?:hooks\\.zapier\\.com/hooks/catch|events\\.pagerduty\\.com/integration|"
            + "outlook\\.office\\.com/webhook)/([\\w@/-]{8,400})"),
            Shape.of("telegram", "(?i)\\bapi\\.telegram\\.org/(?:file/)?bot(\\d{5,15}:[\\w-]{20,80})"),
            Shape.of("sig= signature= token=",
            "(?i)[?&;](?:sig|signature|x-amz-signature|x-goog-signature|x-amz-security-token|"
            + "sharedaccesssignature)=([\\w%+/=.-]{16,2000}+)"),
            Shape.of("key= secret=", "(?i)\\b(?:accountkey|sharedaccesskey|sharedsecret)=([A-Za-z0-9+/=]{16,200}+)"),
            // tokens by their own beginning
            Shape.of("eyj", "\\b(eyJ[\\w-]{8,4000}+\\.[\\w-]{4,4000}+(?:\\.[\\w-]{0,4000}+)?)"),
            Shape.of("akia asia abia acca",
            "\\b(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\\b[\\s,;:\"'/|=]{1,5}([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])"),
            Shape.of("akia asia abia acca", "\\b((?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16})\\b"),
            Shape.of("",
            "\\b(gh[pousr]_\\w{20,255}|github_pat_\\w{20,255}|gl(?:pat|ptt|dt|rt|cbt|oas|soat|ft|agent|imt|"
            + "ffct)-[\\w.-]{16,255}|xox[a-z](?:\\.xox[a-z])?-[\\w-]{10,400}"
                    + "|xapp-\\d-[\\w-]{10,400}|[sr]k_(?:live|test)_\\w{10,255}|whsec_[\\w+/=]{16,255}|npm_\\w{30,100}|"
                    + "pypi-Ag[\\w-]{30,400}|dckr_(?:pat|oat)_[\\w-]{20,100}"
                    + "|hf_[A-Za-z]{30,60}|do[por]_v1_[a-f0-9]{40,80}|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}|"
                    + "rubygems_[a-f0-9]{40,60}|sntry[su]_[\\w=+/-]{30,400}|lin_api_\\w{30,60}"
                    + "|gl(?:sa|c)_[\\w+/=]{30,400}|NRAK-[A-Z0-9]{20,40}|PMAK-[a-f0-9-]{40,80}|hv[sbr]\\.[\\w-]{20,400}|"
                    + "dapi[a-f0-9]{32}|AGE-SECRET-KEY-1[A-Z0-9]{50,70}"
                    + "|pul-[a-f0-9]{40}|ya29\\.[\\w-]{20,400}|GOCSPX-[\\w-]{20,60}|AIza[\\w-]{35}|sk-(?:proj-|ant-|svcacct-|"
                    + "or-)?[\\w-]{20,300}|SG\\.[\\w-]{16,40}\\.[\\w-]{16,80}"
                    + "|sq0(?:atp|csp|idp)-[\\w-]{20,60}|EAAA[\\w-]{50,100}|figd_[\\w-]{30,60}|ATATT3[\\w=-]{30,300}|"
                    + "tfp_\\w{30,80}|fo1_[\\w-]{30,60})", SecretShapes::various),
            // by their checksum
            Shape.of("", "(?<![\\w-])([A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?)(?![\\w-])",
                    SecretShapes::account),
            Shape.of("", "(?<![\\w.-])(\\d(?:[ -]?\\d){13,18})(?![\\w.-])", SecretShapes::card));

    static final int LONGEST_KEY_LINE = 76;

    private SecretShapes() {
    }

    /** Whether lines of keys are so long, but for their last. */
    static boolean keyLine(int letters) {
        return letters == 64 || letters == 70 || letters == LONGEST_KEY_LINE;
    }

    /** Of what stands behind a name and {@code =}: not a placeholder, nor a folder behind {@code PWD}. */
    static boolean value(String found) {
        return !HARMLESS.contains(found.toLowerCase(Locale.ROOT)) && !PLACEHOLDER.matcher(found).matches()
                && !FOLDER.matcher(found).matches();
    }

    /** Of what stands behind an option: the same, and not the option's own kind of value in a help text. */
    private static boolean option(String found) {
        return value(found) && !found.equals(found.toUpperCase(Locale.ROOT).replaceAll("[^A-Z_]", ""));
    }

    /** Of a word of prose: only what is no word. */
    private static boolean spoken(String found) {
        String bare = found.replaceAll("[.,;:!?)]+$", "");
        return value(found) && bare.length() >= 6 && letters(bare) && bare.chars().anyMatch(c -> c >= '0' && c <= '9')
                && !bare.matches("[\\w-]*[:=].*")
                && !bare.matches("(?i)v?\\d+(\\.\\d+)*\\w?|\\d+[a-z]{1,4}|[a-z]+-?\\d{1,3}|#?\\d+|https?://.*|"
                + "(?:[\\w-]+/)+[\\w.-]*|[\\w-]+\\.(?:java|py|go|js|ts|rs|c|log|md|txt|json|yml|yaml)(?::\\d+)*");
    }

    private static boolean letters(String found) {
        return found.chars().anyMatch(Character::isLetter);
    }

    /** Of a token without a name: has a digit, padding, or capitals in its midst, as no word does. */
    private static boolean random(String found) {
        return found.chars().anyMatch(c -> c >= '0' && c <= '9' || c == '=') || Pattern.compile("[a-z][A-Z]").matcher(found)
                .find();
    }

    /** Of a token with a known beginning: not the same letter over and over. */
    private static boolean various(String found) {
        return found.chars().distinct().count() >= 8;
    }

    /** Of a line of a key: base64 and not hexadecimal. */
    static boolean mixed(String found) {
        return found.chars().anyMatch(c -> c >= 'A' && c <= 'Z') && found.chars().anyMatch(c -> c >= 'a' && c <= 'z')
                && found.chars().anyMatch(c -> c >= '0' && c <= '9') && found.chars().distinct().count() >= 20;
    }

    private static boolean account(String found) {
        String bare = found.replace(" ", "");
        if (!Integer.valueOf(bare.length()).equals(IBAN.get(bare.substring(0, 2)))) {
            return false;
        }
        var digits = new StringBuilder();
        (bare.substring(4) + bare.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    private static final Pattern ISSUED =
            Pattern.compile("4\\d{15}(?:\\d{3})?|5[1-5]\\d{14}|2(?:22[1-9]|2[3-9]\\d|[3-6]\\d\\d|7[01]\\d|720)\\d{12}|"
            + "3[47]\\d{13}"
            + "|6(?:011|5\\d\\d|4[4-9]\\d)\\d{12}|35(?:2[89]|[3-8]\\d)\\d{12}|3(?:0[0-5]|[68]\\d)\\d{11}|(?:5018|5020|5038|6304|"
            + "6759|676[1-3])\\d{10,15}|62\\d{14,17}");

    /** By who issues cards and their checksum, so that order numbers and times stay readable. */
    private static boolean card(String found) {
        String number = found.replaceAll("[ -]", "");
        boolean grouped = number.length() < found.length();
        // short numbers are mostly times and ids
        return (grouped || number.length() >= 15) && ISSUED.matcher(number).matches() && luhn(number);
    }

    private static boolean luhn(String number) {
        int sum = 0;
        boolean twice = false;
        for (int i = number.length() - 1; i >= 0; i--) {
            int digit = (number.charAt(i) - '0') * (twice ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
            twice = !twice;
        }
        return sum % 10 == 0;
    }
}
