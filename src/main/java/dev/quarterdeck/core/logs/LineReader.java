package dev.quarterdeck.core.logs;

import org.jspecify.annotations.NullUnmarked;

/**
 * Reads level and time of one line, from the left: what containers and system logs put before it is taken off; then its head, of
 * times,
 * brackets, processes and loggers, up to the first word of the message. A level that stands there or in a field of its own is the
 * line's, over
 * the priority that syslog gave it, over capital words in the message. Makes no object of an ordinary line. One thread.
 */
@NullUnmarked
final class LineReader {
    private static final int NEAR_START = 80;
    private static final int LOGFMT_REACH = 512;
    private static final int FIELDS_REACH = 16 * 1024;
    private static final int MOST_WRAPPINGS = 5;
    private static final int LONGEST_NAME = 80;
    /** So many plain words may stand before the time: host, identity and user of an access log. */
    private static final int WORDS_BEFORE_TIME = 3;

    private final LogTime times;
    private final JsonLine json;

    private LogLevel level;
    private long time;
    private LogLevel priority;
    private int payload;
    private int source;
    private boolean contained;
    private boolean csv;
    private boolean misdated;
    private boolean open;
    private boolean loose;
    private byte[] bytes;
    private int end;

    LineReader(LogTime times) {
        this.times = times;
        this.json = new JsonLine(times);
    }

    LogLevel level() {
        return level;
    }

    long time() {
        return time;
    }

    /** Whether the level is but a word in the message. */
    boolean loose() {
        return loose;
    }

    /** What {@link #payload()} is a place in: mostly the line itself. */
    byte[] bytes() {
        return bytes;
    }

    /** Where what the program itself wrote begins, its indentation included. */
    int payload() {
        return payload;
    }

    /** Where it ends. */
    int end() {
        return end;
    }

    /** Tells apart the programs whose lines a container or a system log mixes; 0 when there is one only. */
    int source() {
        return source;
    }

    /** Whether something was taken off before the {@link #payload()}. */
    boolean contained() {
        return contained;
    }

    /** Reads a line, of which the bytes from {@code from} to {@code to - 1} are known. */
    void read(byte[] b, int from, int to) {
        level = LogLevel.NONE;
        time = LogTime.NONE;
        priority = LogLevel.NONE;
        payload = from;
        source = 0;
        contained = false;
        misdated = false;
        open = false;
        loose = false;
        bytes = b;
        end = to;
        int at = unwrap(b, from, to);
        if (level != LogLevel.NONE) {
            return;
        }
        int first = Ascii.spaces(b, at, to);
        if (JsonLine.begins(b, first, to)) {
            object(b, first, to);
        } else if (csv) {
            fields(b, at, to);
        } else {
            head(b, at, to);
        }
        if (level == LogLevel.NONE) {
            level = priority;
        }
    }

    // what stands around a line

    /** Takes off what others put before the line; answers where its head begins, or what is left of it behind its time. */
    private int unwrap(byte[] b, int from, int to) {
        int at = from;
        boolean structured = false;
        csv = false;
        for (int wrapping = 0; wrapping < MOST_WRAPPINGS; wrapping++) {
            int i = Ascii.spaces(b, at, to);
            if (i >= to) {
                break;
            }
            byte c = b[i];
            int behind = c == '<' && i == from ? priority(b, i, to) : -1;
            if (behind >= 0) {
                structured = behind + 1 < to && b[behind] == '1' && b[behind + 1] == ' ';
                at = structured ? behind + 2 : behind;
                payload = at;
                continue;
            }
            boolean bracket = c == '[';
            long read = c >= '0' && c <= 'Z' || bracket ? times.read(b, bracket ? i + 1 : i, to) : LogTime.NONE;
            if (read == LogTime.NONE) {
                behind = Wrappings.named(b, i, to);
                if (behind < 0) {
                    break;
                }
                wrapped(behind, hash(b, i, behind));
                at = behind;
                continue;
            }
            time = time == LogTime.NONE ? read : time;
            int end = i + times.length() + (bracket ? 1 : 0);
            if (!bracket && c >= 'A' && b[i + 1] >= '0' && b[i + 1] <= '9') {
                level = LevelWords.letter(c);
                return end;
            }
            if (bracket) {
                return inBrackets(b, i, end, to);
            }
            at = end;
            level = structured ? LogLevel.NONE : next(b, end, to);
            if (level != LogLevel.NONE) {
                payload = end;
                return end;
            }
            if (structured) {
                structured = false;
                at = Wrappings.structured(b, end, to);
                wrapped(at, hash(b, end, at));
            } else if (Wrappings.stream(b, end, to)) {
                at = end + 10;
                wrapped(at, 1 + b[end + 4]);
            } else {
                behind = Wrappings.tag(b, end, to);
                if (behind >= 0) {
                    wrapped(behind, hash(b, end, behind));
                    at = behind;
                } else {
                    payload = Math.min(to, end + 1);
                    if (end < to && (b[end] == ',' || b[end] == '"' && end + 1 < to && b[end + 1] == ',')) {
                        csv = true;
                        break;
                    }
                }
            }
        }
        return at;
    }

    /** The level that stands right behind the time, in capitals, as in most logs. */
    private static LogLevel next(byte[] b, int end, int to) {
        int word = Ascii.spaces(b, end, to);
        int behind = word;
        while (behind < to && b[behind] >= 'A' && b[behind] <= 'Z') {
            behind++;
        }
        return behind - word >= 3 && behind < to && b[behind] == ' ' ? LevelWords.word(b, word, behind) : LogLevel.NONE;
    }

    private void wrapped(int behind, int hash) {
        payload = behind;
        contained = true;
        source = 31 * source + hash;
    }

    private static int hash(byte[] b, int from, int to) {
        int hash = 7;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + b[i];
        }
        return hash;
    }

    /** A time in brackets at the start of the line: with what may stand behind it in the same brackets, or an access log. */
    private int inBrackets(byte[] b, int at, int end, int to) {
        payload = at;
        if (end < to && b[end] == ']') {
            int next = Ascii.spaces(b, end + 1, to);
            if (next < to && b[next] == '"') {
                level = AccessStatus.status(b, end, to);
            }
            payload = Math.min(to, end + 2);
            return end + 1;
        }
        open = true;
        return end;
    }

    /** Behind syslog's {@code <34>}, or -1. */
    private int priority(byte[] b, int at, int to) {
        int end = at + 1;
        int number = 0;
        while (end < to && end < at + 4 && b[end] >= '0' && b[end] <= '9') {
            number = number * 10 + b[end++] - '0';
        }
        if (end == at + 1 || end >= to || b[end] != '>' || number > 191) {
            return -1;
        }
        priority = LevelWords.syslog(number & 7);
        return end + 1;
    }

    private void object(byte[] b, int at, int to) {
        json.read(b, at, to);
        level = json.level();
        time = time == LogTime.NONE ? json.time() : time;
        if (level == LogLevel.NONE && json.text() >= 0) {
            wrappedText(b, json.text(), json.textEnd());
        }
    }

    /** Docker keeps a line in a string of its own object. */
    private void wrappedText(byte[] b, int from, int to) {
        long outer = time;
        byte[] text = JsonLine.unescaped(b, from, to);
        var inner = new LineReader(times);
        inner.read(text, 0, text.length);
        bytes = inner.bytes;
        end = inner.end;
        payload = inner.payload;
        contained = true;
        level = inner.level();
        time = outer == LogTime.NONE ? inner.time() : outer;
    }

    // the head of a line

    private void head(byte[] b, int at, int to) {
        int near = Math.min(to, at + NEAR_START);
        int i = at;
        int words = 0;
        byte separator = 0;
        while (i < near) {
            byte c = b[i];
            if (c <= ' ' && c >= 0) {
                separator = c == '\t' ? c : separator;
                i++;
                continue;
            }
            if (c == '[' || c == '<' || c == '(') {
                int inner = Ascii.spaces(b, i + 1, to);
                long read = time == LogTime.NONE && c != '(' ? times.read(b, inner, to) : LogTime.NONE;
                boolean access = c == '[' && (read != LogTime.NONE || time != LogTime.NONE) && inner + 3 < to
                        && b[inner + 2] == '/' && !Ascii.digit(b[inner + 3]);
                if (access) {
                    time = time == LogTime.NONE ? read : time;
                    level = level == LogLevel.NONE ? AccessStatus.accessed(b, inner, to) : level;
                    if (level != LogLevel.NONE) {
                        return;
                    }
                }
                if (read != LogTime.NONE) {
                    time = read;
                    i = inner + times.length();
                    open = true;
                    continue;
                }
                i = bracket(b, i, inner, to);
                separator = 0;
            } else if (c == '"') {
                i = quoted(b, i, to);
            } else if (c == '{') {
                if (JsonLine.begins(b, i, to) && level == LogLevel.NONE) {
                    object(b, i, to);
                    return;
                }
                i = closing(b, i, to);
            } else if (isSeparator(c)) {
                separator = c;
                open &= c != ']';
                i++;
            } else {
                int end = end(b, i, to);
                int behind = token(b, i, end, to, separator, words == 0);
                if (behind < 0) {
                    return;
                }
                if (behind > i) {
                    separator = 0;
                    i = behind;
                } else if (end - i == 1 && !Ascii.letterOrDigit(c)) { // a hyphen between spaces
                    separator = c;
                    i = end;
                } else if (!plainWord(b, i, end) || delimited(b, end, to, separator)) {
                    separator = 0;
                    i = end;
                } else {
                    boolean begun = time != LogTime.NONE || level != LogLevel.NONE || contained;
                    if (++words > (begun && !beforeAccess(b, end, to) ? 0 : WORDS_BEFORE_TIME)) {
                        break;
                    }
                    i = end;
                }
            }
            if (level != LogLevel.NONE && time != LogTime.NONE) {
                return;
            }
        }
        if (level == LogLevel.NONE) {
            message(b, at, near, Math.min(to, at + LOGFMT_REACH), to);
        }
    }

    private static boolean isSeparator(byte c) {
        return c == '|' || c == ',' || c == ';' || c == ']' || c == ')' || c == '>' || c == '}';
    }

    /** Where the token ends that begins at {@code at}. */
    private static int end(byte[] b, int at, int to) {
        int end = at;
        int most = Math.min(to, at + LONGEST_NAME);
        while (end < most && (b[end] > ' ' || b[end] < 0) && "|[](){}<>\",;".indexOf(b[end]) < 0) {
            end++;
        }
        return end;
    }

    /**
     * A word of letters only, as a message begins with; what has digits, points or colons in it is a process, a place, a logger.
     */
    private static boolean plainWord(byte[] b, int from, int end) {
        for (int i = from; i < end; i++) {
            boolean letter = (b[i] | 0x20) >= 'a' && (b[i] | 0x20) <= 'z' || b[i] < 0 || b[i] == '\'';
            if (!letter) {
                return false;
            }
        }
        return true;
    }

    /** {@code - root -}: a field between separators. */
    private static boolean delimited(byte[] b, int end, int to, byte separator) {
        int next = Ascii.spaces(b, end, to);
        return separator != 0 && next < to && (b[next] == '|' || b[next] == '-' && next + 1 < to && b[next + 1] == ' '
                || b[end] == '\t');
    }

    /** Whether the time of an access log follows. */
    private static boolean beforeAccess(byte[] b, int end, int to) {
        int next = Ascii.spaces(b, end, to);
        return next + 4 < to && b[next] == '[' && Ascii.digit(b[next + 1]) && b[next + 3] == '/';
    }

    /**
     * Takes a token of the head: a level, a time, the first field.
     *
     * @param first nothing but brackets, numbers and names stands before it
     * @return behind what was taken, {@code from} when it is none of these, -1 when all is read
     */
    private int token(byte[] b, int from, int end, int to, byte separator, boolean first) {
        if (key(b, from, end) > from) {
            message(b, from, Math.min(to, from + NEAR_START), Math.min(to, from + FIELDS_REACH), to);
            return -1;
        }
        int letters = from;
        while (letters < end && (b[letters] | 0x20) >= 'a' && (b[letters] | 0x20) <= 'z') {
            letters++;
        }
        if (letters - from == 5 && letters < end && b[letters] >= '1' && b[letters] <= '5' && b[from] == 'D') {
            letters++;
        }
        if (level == LogLevel.NONE && first) {
            int behind = letters - from >= 3 ? word(b, from, letters, to, separator) : letters - from == 1 ? letter(b, from, to)
                    : from;
            if (behind != from) {
                return behind;
            }
            if (b[end - 1] == ':') {
                level = channel(b, from, end - 1);
            }
            if (letters == from && level == LogLevel.NONE) {
                level = event(b, from, end, to);
            }
            if (level != LogLevel.NONE) {
                return end;
            }
        }
        if (time == LogTime.NONE && !misdated) {
            time = times.read(b, from, to);
            // what stands behind a day that is none, or of which it is not known which, is no time of today
            misdated = time == LogTime.NONE && dated(b, from, end);
            if (time == LogTime.NONE && from == payload && Ascii.digit(b[from])) {
                time = started(b, from, end);
            }
            if (time != LogTime.NONE) {
                int behind = from + times.length();
                level = level == LogLevel.NONE ? redis(b, payload, from, behind, to) : level;
                return behind;
            }
        }
        return from;
    }

    private static boolean dated(byte[] b, int from, int end) {
        return end - from >= 8 && Ascii.digit(b[from]) && Ascii.digit(b[end - 1])
                && (b[from + 4] == '-' || b[from + 4] == '/' || b[from + 2] == '/' || b[from + 2] == '-');
    }

    /** {@code 1795442531.123} at the start of the line: an epoch number with its fraction, or in milliseconds. */
    private long started(byte[] b, int from, int end) {
        boolean fraction = end - from >= 12 && b[from + 10] == '.';
        boolean millis = end - from == 13;
        if (!fraction && !millis || b[from] != '1') {
            return LogTime.NONE;
        }
        long read = times.epoch(b, from, end);
        return times.length() == end - from ? read : LogTime.NONE;
    }

    /** A level by a word; answers {@code from} when it is none, -1 when it says that the line has none. */
    private int word(byte[] b, int from, int letters, int to, byte separator) {
        boolean capitals = true;
        for (int i = from; i < letters; i++) {
            capitals &= b[i] < 'a';
        }
        byte next = letters < to ? b[letters] : (byte) ' ';
        boolean colon = next == ':';
        boolean closes = next <= ' ' && next >= 0 || "]>|:,;)!".indexOf(next) >= 0 || open && next == '/';
        LogLevel word = LevelWords.word(b, from, letters);
        if (word != LogLevel.NONE && (capitals && closes || colon || between(b, letters, to, separator)
                || from == payload && capitals && next == '[' && letters - from == 4)) {
            level = word;
            return letters;
        }
        if (colon && capitals && (Ascii.starts(b, from, letters, "DETAIL") || Ascii.starts(b, from, letters, "HINT")
                || Ascii.starts(b, from, letters, "STATEMENT") || Ascii.starts(b, from, letters, "CONTEXT"))) {
            return -1; // more of an event of PostgreSQL, with words of others in it
        }
        if (capitals && closes && Ascii.starts(b, from, to, "CONFIG") && letters - from == 6
                || colon && letters - from <= 4 && LevelWords.is(b, from, letters - from == 3 ? "LOG" : "FAIL")) {
            level = LevelWords.field(b, from, letters);
            return letters;
        }
        if (letters - from == 3 && Ascii.starts(b, from, to, "PHP ")) {
            return phpWord(b, from, to);
        }
        return from;
    }

    /** {@code PHP Warning:}. */
    private int phpWord(byte[] b, int from, int to) {
        int end = from + 4;
        while (end < to && (Ascii.letterOrDigit(b[end]) || b[end] == ' ') && end - from < 40) {
            end++;
        }
        if (end >= to || b[end] != ':') {
            return from;
        }
        int last = end;
        while (last > from && b[last - 1] != ' ') {
            last--;
        }
        level = LevelWords.field(b, last, end);
        return level == LogLevel.NONE ? from : end;
    }

    /** Whether a word, in whatever case, has a field of its own between tabs, bars or hyphens. */
    private static boolean between(byte[] b, int end, int to, byte separator) {
        if (separator != '\t' && separator != '|' && separator != '-') {
            return false;
        }
        int next = Ascii.spaces(b, end, to);
        return end < to && (b[end] == '\t' || next < to && next > end && b[next] == separator
                && (separator == '|' || next + 1 < to && b[next + 1] == ' '));
    }

    /** A level by a letter: {@code E, [}, {@code E/Tag(12):}, {@code E Tag: } of Android, {@code E NETWORK  [} of MongoDB. */
    private int letter(byte[] b, int from, int to) {
        if (from + 4 >= to) {
            return from;
        }
        LogLevel named = LevelWords.letter(b[from]);
        byte next = b[from + 1];
        boolean ruby = next == ',' && b[from + 2] == ' ' && b[from + 3] == '[';
        boolean android = next == '/' && from == payload && Ascii.holds(b, from, Math.min(to, from + 40), (byte) '(');
        boolean spaced = next == ' ' && time != LogTime.NONE;
        int behind = Ascii.spaces(b, from + 1, to);
        int word = behind;
        while (word < to && (b[word] >= 'A' && b[word] <= 'Z' || b[word] == '_')) {
            word++;
        }
        boolean mongo = spaced && word - behind >= 3 && word < to && b[word] == ' '
                && Ascii.holds(b, word, Math.min(to, word + 10), (byte) '[');
        boolean threads = spaced && from > 2 && Ascii.digit(b[from - 2]) && from - payload >= 6
                && Ascii.holds(b, behind, Math.min(to, behind + 40), (byte) ':');
        if (named == LogLevel.NONE || !ruby && !android && !mongo && !threads) {
            return from;
        }
        level = named;
        return from + 2;
    }

    /** {@code production.ERROR:}, a channel and its level. */
    private static LogLevel channel(byte[] b, int from, int end) {
        int word = end;
        while (word > from && b[word - 1] >= 'A' && b[word - 1] <= 'Z') {
            word--;
        }
        return word > from + 1 && b[word - 1] == '.' && end - word >= 4 ? LevelWords.word(b, word, end) : LogLevel.NONE;
    }

    /** {@code 2m18s  Warning  BackOff}: a row of the table of a cluster's events. */
    private static LogLevel event(byte[] b, int from, int end, int to) {
        byte unit = b[end - 1];
        if (!Ascii.digit(b[from]) || end - from > 8 || unit != 's' && unit != 'm' && unit != 'h' && unit != 'd') {
            return LogLevel.NONE;
        }
        int type = Ascii.spaces(b, end, to);
        return Ascii.starts(b, type, to, "Warning ") ? LogLevel.WARN : Ascii.starts(b, type, to, "Normal ") ? LogLevel.INFO
                : LogLevel.NONE;
    }

    /** {@code 1:M 23 Nov 2026 14:02:11.123 # words}: Redis has a sign for each level. */
    private static LogLevel redis(byte[] b, int payload, int from, int behind, int to) {
        int role = Ascii.spaces(b, payload, to);
        boolean process = from - role >= 4 && Ascii.digit(b[role]) && b[from - 3] == ':' && b[from - 2] >= 'A'
                && b[from - 1] == ' ';
        if (!process || behind + 2 >= to || b[behind] != ' ' || b[behind + 2] != ' ') {
            return LogLevel.NONE;
        }
        return switch (b[behind + 1]) {
            case '#' -> LogLevel.WARN;
            case '*' -> LogLevel.INFO;
            case '-', '.' -> LogLevel.DEBUG;
            default -> LogLevel.NONE;
        };
    }

    /** Takes what stands in brackets that hold no time; answers where they end. */
    private int bracket(byte[] b, int at, int inner, int to) {
        int close = closing(b, at, to);
        if (close > Math.min(to, at + LONGEST_NAME)) {
            return at + 1;
        }
        if (level == LogLevel.NONE) {
            int end = close - 1;
            while (end > inner && b[end - 1] == ' ') {
                end--;
            }
            level = inner < end ? inBracket(b, inner, end) : LogLevel.NONE;
            // Jupyter's [E 14:02:11.123 App]
            if (level == LogLevel.NONE && inner + 2 < end && b[inner + 1] == ' ' && Ascii.digit(b[inner + 2])) {
                LogLevel letter = LevelWords.letter(b[inner]);
                long read = letter == LogLevel.NONE ? LogTime.NONE : times.read(b, inner + 2, to);
                if (read != LogTime.NONE) {
                    time = time == LogTime.NONE ? read : time;
                    level = letter;
                }
            }
        }
        return close;
    }

    private static LogLevel inBracket(byte[] b, int from, int end) {
        int colon = -1;
        int word = from;
        while (word < end && Ascii.letterOrDigit(b[word])) {
            word++;
        }
        if (word == end) {
            return word - from < 3 ? LogLevel.NONE : LevelWords.field(b, from, end);
        }
        for (int i = from; i < end; i++) {
            colon = b[i] == ':' ? i : colon;
        }
        if (colon > from && end - colon > 3) {
            LogLevel last = LevelWords.field(b, colon + 1, end);
            if (last != LogLevel.NONE && !Ascii.holds(b, from, end, (byte) ' ')) {
                return last;
            }
        }
        int last = end;
        while (last > from && b[last - 1] >= 'A' && b[last - 1] <= 'Z') {
            last--;
        }
        if (last > from + 1 && b[last - 1] == '/') { // Minecraft's [Server thread/WARN]
            return LevelWords.word(b, last, end);
        }
        boolean capitals = word - from >= 3 && (b[word] == ' ' || b[word] == ':' || b[word] == '/');
        for (int i = from; i < word; i++) {
            capitals &= b[i] >= 'A' && b[i] <= 'Z';
        }
        return capitals ? LevelWords.word(b, from, word) : LogLevel.NONE;
    }

    /** Behind the bracket that closes the one at {@code at}; far behind {@code to} when none does. */
    private static int closing(byte[] b, int at, int to) {
        byte close = (byte) (b[at] == '(' ? ')' : b[at] + 2);
        int most = Math.min(to, at + LONGEST_NAME);
        int depth = 0;
        for (int i = at; i < most; i++) {
            depth += b[i] == b[at] ? 1 : b[i] == close ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return to + LONGEST_NAME;
    }

    /** Takes a quoted field; answers where it ends. */
    private int quoted(byte[] b, int at, int to) {
        int close = Ascii.closed(b, at + 1, to);
        if (close >= to) {
            return at + 1;
        }
        if (level == LogLevel.NONE && close - at > 3 && close - at < 14) {
            level = LevelWords.field(b, at + 1, close);
        }
        if (time == LogTime.NONE) {
            time = times.read(b, at + 1, close);
        }
        return close + 1;
    }

    // fields

    /** Fields between commas behind the time: the first that is nothing but a level, in capitals. */
    private void fields(byte[] b, int at, int to) {
        int i = at;
        for (int field = 0; i < to && field < 16; field++) {
            i += b[i] == '"' && field == 0 ? 1 : 0; // of the time itself
            i += i < to && b[i] == ',' ? 1 : 0;
            if (i >= to) {
                return;
            }
            int from = i;
            if (b[i] == '"') {
                do {
                    i++;
                    while (i < to && b[i] != '"') {
                        i++;
                    }
                    i++;
                } while (i < to && b[i] == '"'); // a doubled quote stands for one
            }
            while (i < to && b[i] != ',') {
                i++;
            }
            boolean quoted = b[from] == '"';
            int start = quoted ? from + 1 : from;
            int end = Math.min(i, to) - (quoted ? 1 : 0);
            boolean capitals = end - start >= 3 && end - start < 12;
            for (int k = start; k < end && capitals; k++) {
                capitals = b[k] >= 'A' && b[k] <= 'Z' || Ascii.digit(b[k]);
            }
            level = capitals ? LevelWords.field(b, start, end) : LogLevel.NONE;
            if (level != LogLevel.NONE) {
                return;
            }
        }
    }

    /** Where the value begins of a field {@code key=value} at {@code at}; {@code at} when it is none. */
    private static int key(byte[] b, int at, int to) {
        int i = at;
        while (i < to && (Ascii.letterOrDigit(b[i]) || b[i] == '_' || b[i] == '.' || b[i] == '-' || b[i] == '@')) {
            i++;
        }
        return i > at && i < to && b[i] == '=' ? i + 1 : at;
    }

    /**
     * Looks for fields, and for a capital word that has to do where there is neither a field nor a priority.
     *
     * @param near up to where such a word is looked for
     * @param far  up to where a level's field is looked for
     */
    private void message(byte[] b, int from, int near, int far, int to) {
        LogLevel word = LogLevel.NONE;
        for (int i = from; i < far && (level == LogLevel.NONE || time == LogTime.NONE); i++) {
            byte c = b[i];
            byte before = i == from ? (byte) ' ' : b[i - 1];
            if (c == '"') {
                int close = Ascii.closed(b, i + 1, to);
                i = close < to ? close : i;
                continue;
            }
            boolean starts = before <= ' ' && before >= 0 || before == ',' || before == '(' || before == '[' || before == '{';
            if (starts && (c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
                int value = key(b, i, Math.min(far, i + 12));
                if (value > i) {
                    field(b, i, value, to);
                }
            }
            if (word == LogLevel.NONE && i < near && c >= 'A' && c <= 'W' && (starts || "<|:".indexOf(before) >= 0)) {
                word = capitals(b, i, to);
            }
        }
        if (level == LogLevel.NONE) {
            loose = priority == LogLevel.NONE && word != LogLevel.NONE;
            level = loose ? word : priority;
        }
    }

    private void field(byte[] b, int key, int value, int to) {
        int from = value < to && b[value] == '"' ? value + 1 : value;
        int length = value - 1 - key;
        if (from >= to) {
            return;
        }
        if (level == LogLevel.NONE && (length == 5 && LevelWords.is(b, key, "LEVEL") || length == 3
                && LevelWords.is(b, key, "LVL")
                || length == 8 && LevelWords.is(b, key, "SEVERITY") || length == 8 && LevelWords.is(b, key, "LOGLEVEL")
                || length == 9 && Ascii.starts(b, key, to, "log.level") || length == 9
                && Ascii.starts(b, key, to, "log_level"))) {
            int end = from;
            while (end < to && Ascii.letterOrDigit(b[end])) {
                end++;
            }
            level = JsonLine.named(b, from, end);
        } else if (time == LogTime.NONE && (Ascii.starts(b, key, value, "ts=") || Ascii.starts(b, key, value, "time=")
                || Ascii.starts(b, key, value, "timestamp=") || Ascii.starts(b, key, value, "t=")
                || Ascii.starts(b, key, value, "@timestamp="))) {
            time = times.read(b, from, to);
            time = time == LogTime.NONE ? times.epoch(b, from, to) : time;
        } else if (time == LogTime.NONE && length == 3 && Ascii.starts(b, value, to, "audit(")) {
            time = times.epoch(b, value + 6, to);
        }
    }

    /** A level in capitals that stands alone. */
    private static LogLevel capitals(byte[] b, int at, int to) {
        int end = at;
        while (end < to && end < at + 12 && (b[end] >= 'A' && b[end] <= 'Z' || Ascii.digit(b[end]))) {
            end++;
        }
        byte after = end < to ? b[end] : (byte) ' ';
        boolean closes = after <= ' ' && after >= 0 || "])>|:,;\"!".indexOf(after) >= 0;
        return end - at >= 3 && closes ? LevelWords.word(b, at, end) : LogLevel.NONE;
    }
}
