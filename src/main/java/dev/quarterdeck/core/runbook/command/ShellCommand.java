package dev.quarterdeck.core.runbook.command;

import java.util.ArrayList;
import java.util.List;

/**
 * One command of a shell text, split into words with the quotes taken off. Commands inside a quoted word
 * ({@code watch 'curl ...'}) are commands too. Nothing is expanded and nothing is run. Any thread.
 *
 * @param line the line in the text on which the command begins, from 0
 */
public record ShellCommand(List<String> words, int line) {
    private static final int DEEPEST = 3;

    public ShellCommand {
        words = List.copyOf(words);
    }

    public static List<ShellCommand> read(String text) {
        var commands = new ArrayList<ShellCommand>();
        new Scanner(text, 0, commands).scan(0);
        return commands;
    }

    private static final class Scanner {
        private final String text;
        private final int depth;
        private final List<ShellCommand> commands;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private boolean inWord;
        private int line;
        private int start;

        private Scanner(String text, int depth, List<ShellCommand> commands) {
            this.text = text;
            this.depth = depth;
            this.commands = commands;
        }

        private void scan(int firstLine) {
            line = firstLine;
            start = firstLine;
            int i = 0;
            while (i < text.length()) {
                i = next(i);
            }
            endCommand();
        }

        private int next(int i) {
            char c = text.charAt(i);
            return switch (c) {
                case '\\' -> escaped(i);
                case '\'', '"' -> quoted(i);
                case '#' -> inWord ? plain(c, i) : endOfLine(i);
                case ' ', '\t' -> {
                    endWord();
                    yield i + 1;
                }
                case '\n' -> {
                    endCommand();
                    start = ++line;
                    yield i + 1;
                }
                case ';', '|', '(', ')', '`', '>' -> {
                    endCommand();
                    yield i + 1;
                }
                case '&' -> ampersand(i);
                default -> plain(c, i);
            };
        }

        private int plain(char c, int i) {
            word.append(c);
            inWord = true;
            return i + 1;
        }

        /** Between letters of an address it is no operator of the shell's to the author, quoted or not. */
        private int ampersand(int i) {
            if (inWord && word.indexOf("://") > 0) {
                return plain('&', i);
            }
            endCommand();
            return i + 1;
        }

        private int escaped(int i) {
            if (i + 1 >= text.length()) {
                return i + 1;
            }
            if (text.charAt(i + 1) == '\n') {
                endWord();
                line++;
                return i + 2;
            }
            return plain(text.charAt(i + 1), i + 1);
        }

        /** A quote that is never closed is an apostrophe. */
        private int quoted(int i) {
            int end = text.indexOf(text.charAt(i), i + 1);
            if (end < 0) {
                return plain(text.charAt(i), i);
            }
            String inner = text.substring(i + 1, end);
            if (inner.indexOf(' ') > 0 && depth < DEEPEST) {
                new Scanner(inner, depth + 1, commands).scan(line);
            }
            word.append(inner);
            inWord = true;
            line += (int) inner.chars().filter(c -> c == '\n').count();
            return end + 1;
        }

        private int endOfLine(int i) {
            int end = text.indexOf('\n', i);
            return end < 0 ? text.length() : end;
        }

        private void endWord() {
            if (inWord) {
                words.add(word.toString());
                word.setLength(0);
                inWord = false;
            }
        }

        private void endCommand() {
            endWord();
            if (!words.isEmpty()) {
                commands.add(new ShellCommand(words, start));
                words.clear();
            }
            start = line;
        }
    }
}
