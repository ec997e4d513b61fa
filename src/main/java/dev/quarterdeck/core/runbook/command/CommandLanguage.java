package dev.quarterdeck.core.runbook.command;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** In what a fence's commands are written. Any thread. */
public enum CommandLanguage {
    SHELL, POWERSHELL, BATCH, QUERY;

    private static final Set<String> POWERSHELLS = Set.of("powershell", "ps1", "pwsh", "posh", "ps");
    private static final Set<String> BATCHES = Set.of("cmd", "bat", "batch", "dosbatch", "dos", "winbatch");
    private static final Pattern CMDLET =
            Pattern.compile("^\\s*(?:\\$\\w+\\s*=\\s*)?(?:Get|Set|New|Remove|Start|Stop|Restart|Invoke|Import|Export|Test|Copy|"
            + "Move|Write|Add|Enable|Disable|Install|Uninstall|Connect|Select|Where|Out|Update|Clear|Rename|Wait|Suspend|Resume|"
            + "Register|Expand|Compress|Format|Push|Pop|Read|Send|Convert\\w*|Measure|Join|Split|Resolve|Publish|Restore|Backup|"
            + "Mount|Dismount|Grant|Revoke|Reset|Save|Show|Sync|Undo|Use|Switch|Enter|Exit|Find|Hide|Lock|Unlock|Merge|Open|"
            + "Close|Optimize|Ping|Repair|Request|Search|Skip|Step|Submit|Trace|Unblock|Block|Unpublish|Unregister|Watch|"
            + "Checkpoint|Compare|Complete|Confirm|Debug|Deny|Deploy|Initialize|Limit|Protect|Assert)-[A-Z]\\w+");
    private static final Pattern POWERSHELL_PROMPT = Pattern.compile("^\\s*PS(?:\\s[^>\\n]{0,80})?>");
    private static final Pattern STATEMENT =
            Pattern.compile("^(?:\\$[\\w:{(]|\\[[A-Z][\\w.]+\\]|(?:if|foreach|for|while|switch|param|trap|do|try|function|"
            + "filter|begin|process|end|throw|return|exit|break|continue)(?=[\\s({]|$)|[&.]\\s|@[({\"'])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PROGRAM = Pattern.compile("^\"?[\\w.\\\\:-]+\\.exe\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Set<String> BUILT_IN = Set.of("cd", "dir", "copy", "move", "del", "erase", "rmdir", "rd", "md", "mkdir",
            "ren", "rename", "type", "set", "setx", "call",
            "start", "net", "sc", "sc.exe", "taskkill", "tasklist", "iisreset", "appcmd", "msiexec", "reg", "robocopy", "xcopy",
            "schtasks", "shutdown", "ipconfig", "netstat",
            "nslookup", "ping", "where", "whoami", "wmic", "echo", "if", "for", "goto", "exit", "pushd", "popd", "icacls",
            "attrib", "findstr", "find", "timeout", "wevtutil",
            "certutil", "bcdedit", "diskpart", "sfc", "dism", "gpupdate", "netsh", "nssm", "choco", "winget", "msbuild", "dotnet",
            "nuget", "sqlcmd", "powershell", "tracert", "systeminfo", "cls", "title", "pause", "setlocal", "endlocal", "more",
            "sort", "fc", "tree", "date", "time");
    public static CommandLanguage of(String language, List<String> lines) {
        if (POWERSHELLS.contains(language)) {
            return POWERSHELL;
        }
        if (BATCHES.contains(language)) {
            return BATCH;
        }
        if (lines.stream().anyMatch(line -> POWERSHELL_PROMPT.matcher(line).find())) {
            return POWERSHELL;
        }
        return lines.stream().filter(line -> !line.strip().startsWith("#")).filter(line -> !line.isBlank()).findFirst()
                .filter(CommandLanguage::cmdlet).isPresent() ? POWERSHELL : SHELL;
    }

    /** Whether a line calls one of PowerShell's own commands. */
    static boolean cmdlet(String line) {
        return CMDLET.matcher(line).find();
    }

    OpenLine open(boolean oneLine) {
        return switch (this) {
            case SHELL -> new OpenShellLine();
            case POWERSHELL -> new OpenPowerShellLine();
            case BATCH -> new OpenBatchLine();
            case QUERY -> new OpenStatement(oneLine);
        };
    }

    boolean comment(String bare) {
        return switch (this) {
            case SHELL -> bare.startsWith("#");
            case POWERSHELL -> bare.startsWith("#") || bare.startsWith("<#") && bare.endsWith("#>");
            case BATCH -> bare.startsWith("::") || bare.startsWith("#") || bare.regionMatches(true, 0, "rem ", 0, 4)
                    || bare.equalsIgnoreCase("rem");
            case QUERY -> bare.startsWith("#") || bare.startsWith("--") || bare.startsWith("//");
        };
    }

    /** A comment's words without its marks and rules. */
    public static String words(String comment) {
        String bare = comment.strip().replaceFirst("^(?:#!.*|#+>?|--+|//+|::|<#|(?i:rem)\\b)\\s*", "");
        return bare.replaceFirst("^[=#*~─━-]{2,}\\s*", "").replaceFirst("\\s*(?:#>|[=#*~─━-]{2,})$", "").strip();
    }

    CommandLikeness likeness(String line) {
        return switch (this) {
            case SHELL -> cmdlet(line) ? CommandLikeness.CERTAIN : CommandLikeness.of(line);
            case POWERSHELL -> powershell(line);
            case BATCH -> batch(line);
            case QUERY -> CommandLikeness.CERTAIN;
        };
    }

    private static CommandLikeness powershell(String line) {
        String text = line.strip();
        if (cmdlet(text) || STATEMENT.matcher(text).find()) {
            return CommandLikeness.CERTAIN;
        }
        CommandLikeness shell = CommandLikeness.of(text);
        if (shell == CommandLikeness.CERTAIN || shell == CommandLikeness.LIKELY) {
            return shell;
        }
        return batch(text);
    }

    private static CommandLikeness batch(String line) {
        String text = line.strip();
        String first = text.split("[\\s(]", 2)[0].replaceFirst("^@", "").toLowerCase(Locale.ROOT);
        if (BUILT_IN.contains(first) || text.matches("^(?:\"?[A-Za-z]:|\\.|%\\w+%)\\\\.*")) {
            return CommandLikeness.CERTAIN;
        }
        return PROGRAM.matcher(text).matches() ? CommandLikeness.LIKELY : CommandLikeness.of(text);
    }
}
