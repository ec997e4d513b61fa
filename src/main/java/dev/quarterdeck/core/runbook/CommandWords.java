package dev.quarterdeck.core.runbook;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a shell command from prose and output by its first word. Any thread. */
final class CommandWords {
    private static final Set<String> KNOWN = Set.of("aa-status", "alembic", "ansible", "ansible-playbook", "apt", "apt-get", "argocd",
            "aws", "awk", "az", "bash", "brew", "bundle", "cat", "cd", "ceph", "chef-client", "chmod", "chown", "cp", "consul",
            "crictl", "crontab", "curl", "cut", "date", "dd", "df", "dig", "dmesg", "dnf", "docker", "docker-compose", "du",
            "echo", "etcdctl", "export", "fdisk", "find", "flux", "free", "fsck", "gcloud", "gh", "git", "glab", "grep",
            "gsutil", "gunzip", "gzip", "head", "helm", "host", "hostname", "htop", "ifconfig", "iostat", "ip", "iptables",
            "java", "jcmd", "jmap", "journalctl", "jps", "jq", "jstack", "kafka-topics", "kill", "killall", "knife", "kubectl",
            "kubectx", "kubens", "less", "ln", "logrotate", "ls", "lsblk", "lsof", "make", "mc", "mkdir", "mongo", "mongodump",
            "mongosh", "mount", "mtr", "mv", "mvn", "mysql", "mysqldump", "nano", "nc", "netstat", "nginx", "node", "nomad",
            "npm", "nslookup", "oc", "openssl", "patronictl", "pg_ctl", "pg_dump", "pg_restore", "ping", "pip", "pip3", "pkill",
            "podman", "printf", "promtool", "ps", "psql", "pwd", "python", "python3", "rabbitmqctl", "rails", "rake", "reboot",
            "redis-cli", "resize2fs", "rm", "rmdir", "rsync", "ruby", "scp", "screen", "sed", "service", "sh", "sha256sum",
            "shutdown", "sleep", "smartctl", "sort", "source", "sqlite3", "ss", "ssh", "stat", "strace", "su", "sudo",
            "supervisorctl", "swapoff", "sysctl", "systemctl", "tail", "tar", "tcpdump", "tee", "telnet", "terraform", "test",
            "time", "timeout", "tmux", "top", "touch", "tr", "traceroute", "umount", "uname", "unset", "uptime", "uv", "vault",
            "vim", "virtctl", "vmstat", "wc", "wget", "which", "watch", "xargs", "xfs_repair", "yarn", "yum", "zcat", "zgrep",
            "cmctl", "mdadm", "pvresize", "lvextend", "ipmitool", "must-gather", "istioctl", "velero", "kustomize", "skopeo");
    private static final Set<String> PREFIXES = Set.of("sudo", "time", "nohup", "exec", "env", "watch");
    private static final Pattern ASSIGNMENT = Pattern.compile("^[A-Za-z_][A-Za-z0-9_]*=(?:\\S.*)?$");
    private static final Pattern PATH = Pattern.compile("^(?:\\.{1,2}|~)?/[\\w./-]*\\w$");
    private static final Pattern KEYWORD = Pattern.compile("^(?:for \\w+ in|while |if \\[|until |case \\S+ in|do$|done|fi$|esac$)");
    /** A command name that is an English word too begins a command only when it goes on like one. */
    private static final Set<String> ENGLISH = Set.of("cat", "cut", "date", "echo", "export", "find", "free", "head", "host", "kill",
            "less", "make", "mount", "node", "screen", "service", "sleep", "sort", "source", "tail", "test", "time", "timeout",
            "top", "touch", "watch", "which", "split", "vault", "consul", "flux", "reboot", "shutdown", "ping");
    private static final Pattern ARGUMENT = Pattern.compile("\\s(?:-{1,2}\\w|[/~.$\"'<{|>&]|\\S*[/.=:$*]\\S|\\d+\\b)|[|>&;]");

    private static final Pattern SCRIPT = Pattern.compile("^[\\w./-]{1,80}\\.(?:sh|bash|py|rb|pl|ps1)$");
    private static final Pattern OPTION = Pattern.compile("^(?:sudo )?(?:\\./)?[a-z][\\w.-]{1,40}(?: [^\\s:]{1,60}){0,5} -{1,2}[A-Za-z][\\w-]*(?:[= ].*)?$");

    private CommandWords() {
    }

    static boolean known(String word) {
        return KNOWN.contains(word);
    }

    /** Whether code calls a tool that need not be known with an option, as no sentence does: {@code postqueue -f}. */
    static boolean withOption(String code) {
        return OPTION.matcher(code.strip()).matches();
    }

    /** Whether a line reads like a shell command and cannot well be a sentence or output. */
    static boolean begins(String line) {
        String text = line.strip();
        if (KEYWORD.matcher(text).find()) {
            return true;
        }
        String[] words = text.split("\\s+", 3);
        String first = words[0];
        if (PREFIXES.contains(first) && words.length > 1 && known(words[1])) {
            return true;
        }
        if (ASSIGNMENT.matcher(text).matches() && !first.equals(text) || assignsOnly(text) || PATH.matcher(first).matches() && !first.equals(text)) {
            return true;
        }
        if (SCRIPT.matcher(first).matches() && words.length > 1) {
            return true;
        }
        if (!known(first)) {
            return false;
        }
        Matcher argument = ARGUMENT.matcher(text);
        return !ENGLISH.contains(first) || words.length == 1 || argument.find();
    }

    private static boolean assignsOnly(String text) {
        return text.matches("[A-Z_][A-Z0-9_]*=\\S+");
    }
}
