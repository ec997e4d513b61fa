package dev.quarterdeck.io.notice;

import dev.quarterdeck.core.attention.Notifier;
import dev.quarterdeck.io.process.ProcessTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Shows messages by the program that the system has for it: {@code notify-send}, {@code osascript}, PowerShell. Words are
 * handed over so that none of these can take them for a command or for markup. Where that fails it says so once. Any thread.
 */
public final class SystemNotifier implements Notifier {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int MOST_OUTPUT = 1024;
    private static final int MOST_WORDS = 200;

    private final String system;
    private final AtomicBoolean complained = new AtomicBoolean();

    public SystemNotifier() {
        this(System.getProperty("os.name"));
    }

    SystemNotifier(String system) {
        this.system = system.toLowerCase(Locale.ROOT);
    }

    @Override
    public CompletionStage<String> show(String title, String words) {
        var told = new CompletableFuture<String>();
        Thread.ofVirtual().name("notification").start(() -> told.complete(problem(title, words)
                .filter(_ -> complained.compareAndSet(false, true)).orElse("")));
        return told;
    }

    private Optional<String> problem(String title, String words) {
        List<String> command = command(title, words);
        try (ProcessTree tree = ProcessTree.start(command)) {
            Optional<String> printed = tree.printed(DEADLINE, MOST_OUTPUT);
            return printed.isPresent() && tree.exitCode() == 0 ? Optional.empty()
                    : Optional.of(command.getFirst() + " could not show a notification. The window's title tells the same.");
        } catch (IOException _) {
            return Optional.of(command.getFirst()
                    + " is not installed, so there are no notifications. The window's title tells the same.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Title and words as arguments of their own, or encoded: never inside a script. */
    List<String> command(String title, String words) {
        String head = cut(title);
        String body = cut(words);
        if (system.startsWith("mac")) {
            return List.of("osascript", "-e", "on run argv", "-e",
                    "display notification (item 2 of argv) with title (item 1 of argv)", "-e", "end run",
                    head, body);
        }
        if (system.startsWith("windows")) {
            return List.of("powershell", "-NoProfile", "-NonInteractive", "-Command", """
                    $t = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('%s'));\
                    $w = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('%s'));\
                    [void][Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime];\
                    $x = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent('ToastText02');\
                    $n = $x.GetElementsByTagName('text');\
                    [void]$n.Item(0).AppendChild($x.CreateTextNode($t));\
                    [void]$n.Item(1).AppendChild($x.CreateTextNode($w));\
                    [Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier('Quarterdeck').Show([Windows.UI.Notifications.ToastNotification]::new($x))"""
                    .formatted(encoded(head), encoded(body)));
        }
        return List.of("notify-send", "--app-name=Quarterdeck", "--urgency=normal", "--", head,
                body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String cut(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return line.length() <= MOST_WORDS ? line : line.substring(0, MOST_WORDS - 1) + "…";
    }
}
