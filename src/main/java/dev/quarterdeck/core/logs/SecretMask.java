package dev.quarterdeck.core.logs;

import dev.quarterdeck.core.logs.find.BytePattern;
import dev.quarterdeck.core.logs.find.Dfa;
import dev.quarterdeck.core.runbook.Runbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Hides secrets in text that is shown or leaves: passwords and tokens by the name beside them, keys and tokens by their shape, card
 * numbers by their checksum; and what a team names itself. What is recorded stays as it is. Pure; the patterns here never take longer than
 * the text is long, and a text on which a team's own pattern takes too long is hidden as a whole.
 */
public final class SecretMask {
    private static final String HIDDEN = "••••••";
    private static final String NAMES = "(?:[\\w.-]{0,40}?(?:passw(?:or)?d|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key"
            + "|client[_-]?secret|session[_-]?id|credentials?))";
    /** In each, group 1 is what is hidden. */
    private static final List<Pattern> STANDARD = List.of(
            Pattern.compile("(?i)\\b" + NAMES + "[\"']?\\s{0,3}[=:]\\s{0,3}\"((?:[^\"\\\\]|\\\\.){1,4000}+)\""),
            Pattern.compile("(?i)\\b" + NAMES + "[\"']?\\s{0,3}[=:]\\s{0,3}([^\\s\"',;&)}\\]]{1,4000}+)"),
            Pattern.compile("(?i)\\b(?:bearer|basic)\\s{1,3}([\\w.~+/=-]{8,4000}+)"),
            Pattern.compile("\\b(eyJ[\\w-]{8,4000}+\\.[\\w-]{4,4000}+(?:\\.[\\w-]{0,4000}+)?)"),
            Pattern.compile("\\b((?:AKIA|ASIA)[0-9A-Z]{16})\\b"),
            Pattern.compile("\\b(gh[pousr]_\\w{20,255}|xox[abprs]-[\\w-]{10,255}|[sr]k_live_\\w{10,255})"),
            Pattern.compile("://[^/\\s:@]{1,200}:([^/\\s@]{1,200})@"),
            Pattern.compile("-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----(.{1,16000})"));
    /** A text without any of these holds no secret that is known here; most lines are done with it. */
    private static final Dfa SUSPECT = BytePattern.of(LogPattern.regex("passw|pwd|secret|token|key|session|credential|bearer|basic|eyJ|AKIA|ASIA"
            + "|gh[pousr]_|xox|_live_|://|PRIVATE|[0-9]([ -]?[0-9]){12}").ignoringCase()).dfa().orElseThrow();
    private static final Pattern CARD = Pattern.compile("(?<![\\d.-])(\\d(?:[ -]?\\d){12,18})(?![\\d.-])");

    private static final int STEPS = 500_000;
    private static final SecretMask PLAIN = new SecretMask(List.of());

    private final List<Pattern> own;

    private SecretMask(List<Pattern> own) {
        this.own = own;
    }

    public static SecretMask standard() {
        return PLAIN;
    }

    /** The standard, and what the front matter of a runbook names. */
    public static SecretMask of(Optional<Runbook> runbook) {
        return standard().and(runbook.map(book -> book.frontMatter().mask()).orElse(List.of()));
    }

    /** These regular expressions too: their group 1 is hidden, or all of the match when they have no group. */
    public SecretMask and(List<String> more) {
        return more.isEmpty() ? this : new SecretMask(Stream.concat(own.stream(), more.stream().map(Pattern::compile)).toList());
    }

    /** {@code text} with every secret replaced by dots. Of a different length; matches are to be found afterwards. */
    public String masked(String text) {
        return mask(text).text();
    }

    /** The same, where what stands beside the secrets is to be found again. */
    public Masked mask(String text) {
        var masking = new Masking(text);
        if (suspect(text)) {
            STANDARD.forEach(pattern -> masking.hide(pattern, masking.text, false));
            masking.hide(CARD, masking.text, true);
        }
        try {
            own.forEach(pattern -> masking.hide(pattern, LimitedText.of(masking.text, STEPS), false));
            return new Masked(masking.text, masking.origins);
        } catch (LimitedText.GaveUp | StackOverflowError _) {
            return new Masked(HIDDEN, new int[HIDDEN.length()]); // nobody knows what of it is a secret
        }
    }

    /** A text without its secrets. Immutable. */
    public static final class Masked {
        private final String text;
        private final int[] origins;

        private Masked(String text, int[] origins) {
            this.text = text;
            this.origins = origins;
        }

        public String text() {
            return text;
        }

        /** Where the character at {@code place} before stands now; for one inside a secret, what stands behind the secret. */
        public int at(int place) {
            if (origins.length == 0) {
                return Math.clamp(place, 0, text.length());
            }
            int low = 0;
            int high = origins.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (origins[middle] < place) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** Text that loses one secret after the other. */
    private static final class Masking {
        private String text;
        /** For each character where it stood at first, dots where their secret began; empty while nothing was hidden. */
        private int[] origins = {};

        Masking(String text) {
            this.text = text;
        }

        /** {@code looked} reads as the text does. */
        void hide(Pattern pattern, CharSequence looked, boolean checked) {
            Matcher matcher = pattern.matcher(looked);
            var hidden = new ArrayList<int[]>();
            int copied = 0;
            while (matcher.find()) {
                int group = matcher.groupCount() > 0 ? 1 : 0;
                if (matcher.start(group) < copied || matcher.start(group) == matcher.end(group)
                        || matcher.group(group).equals(HIDDEN) || checked && !luhn(matcher.group(group))) {
                    continue;
                }
                copied = matcher.end(group);
                hidden.add(new int[] {matcher.start(group), copied});
            }
            if (!hidden.isEmpty()) {
                replace(hidden);
            }
        }

        private void replace(List<int[]> hidden) {
            var out = new StringBuilder(text.length());
            var stood = IntStream.builder();
            int copied = 0;
            for (int[] part : hidden) {
                keep(copied, part[0], out, stood);
                out.append(HIDDEN);
                int from = origin(part[0]);
                HIDDEN.chars().forEach(_ -> stood.add(from));
                copied = part[1];
            }
            keep(copied, text.length(), out, stood);
            text = out.toString();
            origins = stood.build().toArray();
        }

        private void keep(int from, int to, StringBuilder out, IntStream.Builder stood) {
            out.append(text, from, to);
            for (int i = from; i < to; i++) {
                stood.add(origin(i));
            }
        }

        private int origin(int at) {
            return origins.length == 0 ? at : origins[at];
        }
    }

    private static boolean suspect(String text) {
        int[] table = SUSPECT.table();
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            state = table[state + (c < 0x80 && c != '\n' ? c : ' ')];
            if (state < 0) {
                return true;
            }
        }
        return false;
    }

    /** The checksum that card numbers carry, so that order numbers and times stay readable. */
    private static boolean luhn(String number) {
        int sum = 0;
        boolean twice = false;
        for (int i = number.length() - 1; i >= 0; i--) {
            char c = number.charAt(i);
            if (c >= '0' && c <= '9') {
                int digit = (c - '0') * (twice ? 2 : 1);
                sum += digit > 9 ? digit - 9 : digit;
                twice = !twice;
            }
        }
        return sum % 10 == 0;
    }
}
