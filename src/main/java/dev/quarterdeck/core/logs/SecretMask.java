package dev.quarterdeck.core.logs;

import dev.quarterdeck.core.logs.find.BytePattern;
import dev.quarterdeck.core.logs.find.Dfa;
import dev.quarterdeck.core.logs.find.LogPattern;
import dev.quarterdeck.core.runbook.Runbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hides secrets in text that is shown or leaves: those of a {@linkplain SecretShapes known shape}, and what a team names itself.
 * What is
 * recorded stays as it is. Pure; the patterns here never take longer than the text is long, and a text on which a team's own
 * pattern takes too long is hidden as a whole.
 */
public final class SecretMask {
    private static final String HIDDEN = "••••••";
    /** A text without any of these holds no secret that is known here; most lines are done with it. */
    private static final Dfa SUSPECT = BytePattern.of(
            LogPattern.regex("pass|pwd|secret|token|(api|access|private|account|auth|signing|encryption)[ _-]?key|"
            + "session[_-]?id|credential|bearer|basic|cookie|authorization|eyJ|A[KSBC][IC]A"
            + "|gh[pousr]_|github_|gl[a-z]+-|gl[sc]a?_|xox|xapp-|_live_|_test_|whsec_|npm_|pypi-|dckr_|hf_|_v1_|shp[acps]|"
            + "rubygems_|sntry|lin_api|NRAK|PMAK|hv[sbr][.]|dapi|pul-|ya29"
            + "|GOCSPX|AIza|sk-|SG[.]|sq0|EAAA|figd_|ATATT|tfp_|fo1_|://|hooks[.]|discord|office|telegram|sig=|signature|"
            + "PRIVATE|curl|wget|mysql|mariadb|redis-cli|ldap|mosquitto|snmp"
            + "|login|7z|zip|[A-Z][A-Z][0-9][0-9] ?[A-Z0-9]{4} ?[A-Z0-9]{4}|[0-9]([ -]?[0-9]){12}").ignoringCase()).dfa()
            .orElseThrow();
    /** A line of a key that is shown without the lines around it. */
    private static final Pattern KEY_LINE = Pattern.compile("\\s*+[A-Za-z0-9+/]{64,76}+\\s*+");

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

    /** Texts that follow one another, rows of a table for one: a key may go over several of them. */
    public List<String> masked(List<String> texts) {
        List<List<String>> lines = texts.stream().map(SecretMask::lines).toList();
        List<int @Nullable []> keys = KeyLines.of(lines.stream().flatMap(List::stream).toList());
        var masked = new ArrayList<String>(texts.size());
        int from = 0;
        for (int i = 0; i < texts.size(); i++) {
            int to = from + lines.get(i).size();
            masked.add(mask(texts.get(i), lines.get(i), keys.subList(from, to)).text());
            from = to;
        }
        return masked;
    }

    /** For lines that come one by one, in their order. */
    public Rows rows() {
        return new Rows();
    }

    /** Masks one line after the other, and remembers whether a key goes on. One thread at a time. */
    public final class Rows {
        private final KeyLines keys = new KeyLines();

        private Rows() {
        }

        public Masked next(String line) {
            var key = new ArrayList<int @Nullable []>(1);
            key.add(keys.range(line));
            return mask(line, List.of(line), key);
        }
    }

    /** The same, where what stands beside the secrets is to be found again. */
    public Masked mask(String text) {
        List<String> lines = lines(text);
        return mask(text, lines, KeyLines.of(lines));
    }

    private static List<String> lines(String text) {
        return text.indexOf('\n') < 0 ? List.of(text) : List.of(text.split("\n", -1));
    }

    /** @param keys by line of the text: from and to of what belongs to a key, or null */
    private Masked mask(String text, List<String> lines, List<int @Nullable []> keys) {
        var masking = new Masking(text);
        if (suspect(text) || keyLine(text)) {
            String lower = text.toLowerCase(Locale.ROOT);
            SecretShapes.ALL.stream().filter(shape -> shape.hinted(lower))
                    .forEach(shape -> masking.hide(shape.pattern(), masking.text, shape.check()));
        }
        int begin = 0;
        for (int i = 0; i < lines.size(); i++) {
            int @Nullable [] key = keys.get(i);
            if (key != null) {
                masking.hide(begin + key[0], begin + key[1]);
            }
            begin += lines.get(i).length() + 1;
        }
        try {
            own.forEach(pattern -> masking.hide(pattern, LimitedText.of(masking.text, STEPS), _ -> true));
            return new Masked(masking.text, masking.origins);
        } catch (LimitedText.GaveUp | StackOverflowError _) {
            return new Masked(HIDDEN, new int[HIDDEN.length()]); // nobody knows what of it is a secret
        }
    }

    /** Whether something in the text looks like a secret. */
    public boolean finds(String text) {
        return !masked(text).equals(text);
    }

    private static boolean keyLine(String text) {
        return text.length() >= 64 && text.length() <= 100 && KEY_LINE.matcher(text).matches();
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

        /** By where it stood at first. */
        void hide(int from, int to) {
            var soFar = new Masked(text, origins);
            int[] part = {soFar.at(from), soFar.at(to)};
            if (part[0] < part[1] && !hidden(text.substring(part[0], part[1]))) {
                replace(List.of(part));
            }
        }

        /** {@code looked} reads as the text does. */
        void hide(Pattern pattern, CharSequence looked, Predicate<String> secret) {
            Matcher matcher = pattern.matcher(looked);
            var parts = new ArrayList<int[]>();
            int copied = 0;
            while (matcher.find()) {
                int group = matched(matcher);
                if (matcher.start(group) < copied || matcher.start(group) == matcher.end(group)
                        || hidden(matcher.group(group)) || !secret.test(matcher.group(group))) {
                    continue;
                }
                copied = matcher.end(group);
                parts.add(new int[] {matcher.start(group), copied});
            }
            if (!parts.isEmpty()) {
                replace(parts);
            }
        }

        private static boolean hidden(String found) {
            return found.contains(HIDDEN) && found.replace(HIDDEN, "").chars().noneMatch(Character::isLetterOrDigit);
        }

        private static int matched(Matcher matcher) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.start(group) >= 0) {
                    return group;
                }
            }
            return 0;
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
}
