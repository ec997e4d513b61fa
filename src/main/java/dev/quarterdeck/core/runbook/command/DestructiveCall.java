package dev.quarterdeck.core.runbook.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Judges one call by the program it names, behind {@code sudo}, {@code ssh host} and whatever else only passes it on. Any thread.
 */
final class DestructiveCall {
    private static final Set<String> ALWAYS = Set.of("rm", "rmdir", "unlink", "shred", "srm", "dd", "wipefs", "truncate", "kill",
            "pkill", "killall", "reboot", "shutdown", "halt",
            "poweroff", "lvremove", "vgremove", "pvremove", "userdel", "groupdel", "dropdb", "dropuser", "blkdiscard", "mkswap",
            "pg_restore", "mongorestore", "pg_resetwal",
            "pg_rewind", "innobackupex", "del", "erase", "rd", "format", "taskkill", "iisreset", "mysqladmin-drop", "xfs_repair",
            "e2fsck");
    private static final Set<String> PASSES_ON = Set.of("sudo", "doas", "env", "nohup", "time", "nice", "ionice", "timeout",
            "watch", "xargs", "exec", "command", "builtin",
            "stdbuf", "setsid", "chroot", "runuser", "su", "then", "do", "else", "elif", "if", "while", "until", "!", "{",
            "parallel", "busybox", "strace", "unshare", "nsenter", "call", "start", "trap", "gosu");
    private static final Set<String> ENTERS = Set.of("ssh", "kubectl", "oc", "docker", "podman", "docker-compose", "nerdctl",
            "crictl", "lxc", "vagrant", "heroku", "flyctl", "fly", "bundle", "npx", "pdsh", "mosh", "sshpass", "python",
            "python3", "php", "ruby", "poetry", "pipenv", "uv");
    /** Of those, the ones that say nothing in front of the call. */
    private static final Set<String> PLAINLY = Set.of("ssh", "bundle", "npx", "sshpass", "pdsh", "mosh", "python", "python3",
            "php", "ruby", "poetry", "pipenv", "uv");
    private static final Set<String> NOT_CALLED = Set.of("echo", "printf", "logger", "man", "which", "type", "whatis", "grep",
            "egrep", "fgrep", "rg", "alias", "help", "apropos", "pgrep", "tldr", "wall", "print", "read", "Write-Host",
            "Write-Output");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "zsh", "dash", "ksh", "ash");

    /** By program, the words that make a call destructive; some stand for every word that begins with them. */
    private static final Map<String, Pattern> WORDS = Map.ofEntries(
            words("systemctl",
            "stop|restart|try-restart|reload-or-restart|disable|mask|kill|isolate|reboot|poweroff|halt|reset-failed"),
            words("service", "stop|restart|force-reload"), words("rc-service", "stop|restart"),
            words("supervisorctl", "stop|restart|shutdown|remove"),
            words("sv", "stop|restart|down|kill|d|k|t|x|force-.*"), words("monit", "stop|restart|quit"),
            words("pm2", "stop|delete|del|kill|restart"), words("launchctl", "unload|bootout|kill|remove|stop"),
            words("kubectl", "delete|drain|cordon|scale|replace|evict|undo|restart|taint|stop"),
            words("virtctl", "stop|restart|pause|migrate-cancel"),
            words("docker", "rm|rmi|stop|kill|restart|down|prune|remove|leave|scale"),
            words("helm", "uninstall|delete|del|un|rollback"), words("terraform", "apply|destroy|taint|rm|force-unlock"),
            words("pulumi", "up|destroy|cancel"),
            words("alembic", "downgrade"), words("flyway", "clean|undo|repair"), words("liquibase", "rollback.*|drop-?all"),
            words("etcdctl", "del|rm|remove|restore|compact|defrag"),
            words("git-branch", "-[a-zA-Z]*[dDM].*|--delete"),
            words("git-push", "-[a-zA-Z]*f[a-zA-Z]*|--force.*|--delete|-d|--mirror|--prune|[+:].+"),
            words("git-reset", "--hard|--merge|--keep"),
            words("git-clean", "-[a-zA-Z]*f.*|--force"), words("git-stash", "drop|clear"),
            words("git-tag", "-d|--delete|-f|--force"), words("git-checkout", "--|-f|--force|\\."),
            words("git-switch", "-f|--force|--discard-changes"),
            words("git-restore", "(?!--staged).*"), words("git-rm", "(?!--cached).*"), words("git-reflog", "expire|delete"),
            words("git-update-ref", "-d|--delete"), words("git-worktree", "remove|prune"),
            words("git-remote", "remove|rm|prune"), words("git-filter-branch", ".*"), words("git-filter-repo", ".*"),
            words("git-gc", "--prune.*"),
            words("aws",
            "(?:delete|terminate|remove|destroy|purge|reboot|stop|deregister|detach|revoke|restore|reset|disable|release|"
            + "disassociate|cancel|rollback|failover)(?:-.*)?|rm|rb|--delete|set-desired-capacity"),
            words("redis-cli", "flushall|flushdb|del|unlink|shutdown|replicaof|slaveof|failover|reset"),
            words("rails",
            "db:(?:drop|rollback|reset|purge|migrate:(?:down|redo|reset)|schema:load|seed:replant|setup|truncate_all).*|destroy"),
            words("manage.py", "flush|reset_db|sqlflush|zero|\\d{4}\\w*"),
            words("artisan", "migrate:(?:rollback|reset|fresh|refresh)|db:wipe|down|cache:clear"),
            words("npm", "unpublish|uninstall"),
            words("knex", "migrate:(?:rollback|down)"), words("sequelize", "db:(?:drop|migrate:undo.*|seed:undo.*)"),
            words("sequelize-cli", "db:(?:drop|migrate:undo.*|seed:undo.*)"),
            words("prisma", "reset|--force-reset|--accept-data-loss"),
            words("dbmate", "rollback|down|drop"), words("goose", "down.*|reset"), words("migrate", "down|drop|force"),
            words("diesel", "reset|revert|redo"), words("mix", "ecto\\.(?:rollback|drop|reset)"),
            words("iptables", "-F|--flush|-D|-X|--delete"), words("nft", "flush|delete"), words("ufw", "reset|disable|delete"),
            words("ip", "del|delete|flush|down"), words("ipset", "destroy|flush|del"), words("crontab", "-r"),
            words("journalctl", "--vacuum.*"),
            words("rsync", "--del.*|--remove-source-files"), words("find", "-delete"), words("zfs", "destroy|rollback"),
            words("zpool", "destroy|remove|offline|detach"), words("cryptsetup", "luksFormat|luksErase|erase|close"),
            words("mdadm", "--(?:stop|fail|remove|zero-superblock).*|-S"), words("parted", "rm|mklabel|mkpart"),
            words("sgdisk", "-Z|-z|--zap.*|-d"),
            words("virsh", "destroy|undefine|shutdown|reboot|reset|vol-delete|snapshot-revert"),
            words("apt", "remove|purge|autoremove|downgrade|--allow-downgrades"),
            words("yum", "remove|erase|downgrade|undo|rollback|autoremove"), words("dpkg", "-r|-P|--remove|--purge"),
            words("rpm", "-e|--erase|--oldpackage"), words("apk", "del"), words("snap", "remove|revert"),
            words("pip", "uninstall"),
            words("rabbitmqctl", "stop.*|reset|force_reset|delete_.*|purge_queue|forget_cluster_node|shutdown|clear_.*"),
            words("rabbitmqadmin", "delete|purge"),
            words("nodetool", "drain|decommission|removenode|stopdaemon|clearsnapshot|assassinate|truncatehints|refresh"),
            words("kafka-topics", "--delete"), words("kafka-consumer-groups", "--(?:delete|reset-offsets)"),
            words("kafka-delete-records", ".*"), words("consul", "leave|force-leave|delete|restore"),
            words("vault", "delete|destroy|seal|revoke|disable|metadata-delete"), words("nomad", "stop|purge|drain|revert"),
            words("argocd", "delete|rollback|terminate-op"), words("flux", "delete|uninstall|suspend"),
            words("velero", "restore|delete"), words("restic", "restore|forget|prune"),
            words("pgbackrest", "restore|expire|stanza-delete"), words("wal-g", "backup-fetch|delete"),
            words("barman", "recover|delete"),
            words("patronictl", "remove|failover|switchover|restart|reinit"), words("pg_ctl", "stop|restart|promote"),
            words("pg_ctlcluster", "stop|restart|promote"), words("pg_dropcluster", ".*"),
            words("mysqladmin", "drop|shutdown|kill|flush-hosts"), words("gh", "delete|close"), words("glab", "delete|close"),
            words("fly", "destroy|suspend|restart|stop|delete"),
            words("heroku",
            "destroy|rollback|maintenance:on|ps:(?:stop|restart|scale)|pg:(?:reset|restore|kill.*)|restart|releases:rollback|"
            + ".*:destroy"),
            words("vercel", "rollback|remove|rm"), words("net", "stop|delete"), words("sc", "stop|delete"),
            words("sc.exe", "stop|delete"), words("reg", "delete"),
            words("init", "[06]"), words("telinit", "[06]"), words("tmux", "kill-.*"), words("screen", "quit|kill"),
            words("swapoff", ".*"), words("umount", ".*"), words("fdisk", "(?!-l).*"), words("capistrano", "deploy:rollback"),
            words("cap", "deploy:rollback"), words("serverless", "remove|rollback"), words("cdk", "destroy"),
            words("nginx", "stop|quit"), words("apachectl", "stop|restart|graceful-stop"), words("haproxyctl", "disable.*"),
            words("mc", "rm|rb|mirror|--remove"), words("rclone", "delete|deletefile|purge|sync|rmdir|rmdirs|cleanup"),
            words("samba-tool", "delete"), words("ldapdelete", ".*"), words("slapadd", ".*"));

    private static final Map<String, String> SAME_AS = Map.ofEntries(
            Map.entry("oc", "kubectl"), Map.entry("k", "kubectl"), Map.entry("podman", "docker"), Map.entry("nerdctl", "docker"),
            Map.entry("crictl", "docker"), Map.entry("docker-compose", "docker"),
            Map.entry("tofu", "terraform"), Map.entry("terragrunt", "terraform"), Map.entry("gcloud", "aws"),
            Map.entry("az", "aws"), Map.entry("gsutil", "aws"), Map.entry("ceph", "aws"), Map.entry("rados", "aws"),
            Map.entry("rbd", "aws"), Map.entry("s3cmd", "aws"),
            Map.entry("doctl", "aws"), Map.entry("oci", "aws"), Map.entry("ibmcloud", "aws"), Map.entry("openstack", "aws"),
            Map.entry("eksctl", "aws"), Map.entry("hcloud", "aws"), Map.entry("kops", "aws"), Map.entry("bq", "aws"),
            Map.entry("s5cmd", "aws"), Map.entry("linode-cli", "aws"), Map.entry("rosa", "aws"),
            Map.entry("rake", "rails"), Map.entry("valkey-cli", "redis-cli"), Map.entry("apt-get", "apt"),
            Map.entry("aptitude", "apt"), Map.entry("dnf", "yum"), Map.entry("zypper", "yum"), Map.entry("pip3", "pip"),
            Map.entry("flyctl", "fly"), Map.entry("ip6tables", "iptables"),
            Map.entry("kafka-topics.sh", "kafka-topics"), Map.entry("kafka-consumer-groups.sh", "kafka-consumer-groups"),
            Map.entry("kafka-delete-records.sh", "kafka-delete-records"), Map.entry("yarn", "npm"), Map.entry("pnpm", "npm"),
            Map.entry("helmfile", "terraform"));
    private static final Pattern CMDLET =
            Pattern.compile("(?i)(?:remove|stop|restart|disable|uninstall|reset|clear|suspend|dismount|unregister|revoke|undo|"
            + "restore|initialize)-(?!host$|transcript$|variable$)\\w+|format-volume");
    private static final Pattern DRY = Pattern.compile("--dry-run(?:=(?!none).*)?|--check|-WhatIf|--whatif|--help",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=.*", Pattern.DOTALL);
    private static final Pattern DUMP =
            Pattern.compile("(?i).*(?:dump|backup|bak|restore|snapshot|rollback|downgrade|revert|undo|down)[\\w./-]*\\.(?:sql|"
            + "gz|dump|bak|sh)");

    private static final Pattern BACK = Pattern.compile("(?:[\\w.-]+:)?(?:rollback|undo|downgrade)(?::\\w+)?");
    /** Git takes back by adding; the others only carry or look. */
    private static final Set<String> GOES_NOWHERE = Set.of("git", "gh", "glab", "cd", "ls", "cat", "less", "vi", "vim", "nano",
            "cp", "mkdir", "chmod", "touch", "tar", "tail", "head", "ssh", "scp");
    private static final int FIRST_WORDS = 3;
    /** A script that says it puts something back over what is there. */
    private static final Pattern RESTORING =
            Pattern.compile("(?i)(?:[\\w-]*[-_.])?restor(?:e|ing)[\\w-]*(?:\\.(?:sh|bash|zsh|py|rb|pl|js|ts|mjs|php|ps1|bat|"
            + "cmd))?");
    private static final Pattern SCRIPT = Pattern.compile("(?i).*/.*|.*\\.(?:sh|bash|zsh|py|rb|pl|js|ts|mjs|php|ps1|bat|cmd)");
    private static final Set<String> RUNS_SCRIPTS = Set.of("sh", "bash", "zsh", "dash", "ksh", "ash", "source", ".", "python",
            "python3", "ruby", "node", "perl", "php", "pwsh", "powershell");
    private static final Set<String> RUNS_TASKS = Set.of("make", "just", "task", "npm", "yarn", "pnpm", "rake", "composer",
            "gradle", "./gradlew", "mvn", "fab", "cap", "invoke", "inv", "mage", "bun", "deno");
    private static final Set<String> COPIES = Set.of("cp", "mv", "rsync", "scp", "install", "copy", "move", "xcopy", "robocopy");
    /** A copy that was kept for later, by its name. */
    private static final Pattern KEPT =
            Pattern.compile("(?i)(?:^|[^a-z])(?:back-?ups?|bkp|bak|restored?|snapshots?|dumps?|saved?|orig(?:inal)?|old|"
            + "prev(?:ious)?|last-?good|known-?good|sicherung|copia|sauvegarde)(?:[^a-z]|$)|~$");
    private static final Pattern DATABASE_FILE = Pattern.compile("(?i).*\\.(?:db|sqlite3?|rdb|mdb|fdb)");

    /** Options and names in front of the call that is passed on. */
    private static final int FARTHEST = 40;

    private DestructiveCall() {
    }

    private static Map.Entry<String, Pattern> words(String program, String words) {
        return Map.entry(program, Pattern.compile(words, Pattern.CASE_INSENSITIVE));
    }

    static Danger judge(List<String> words) {
        int at = 0;
        while (at < words.size() && (ASSIGNMENT.matcher(words.get(at)).matches() || PASSES_ON.contains(name(words.get(at))))) {
            boolean passes = PASSES_ON.contains(name(words.get(at)));
            at++;
            // its options, their values, a user or a number of seconds: the call is searched for behind them
            while (passes && at < words.size() && (words.get(at).startsWith("-") || words.get(at).matches("\\d[\\w.]*"))) {
                boolean withValue = words.get(at).matches("-[uUgnIPLsdkC]") && at + 2 < words.size();
                at += withValue ? 2 : 1;
            }
        }
        return at < words.size() ? call(words.subList(at, words.size())) : Danger.PLAIN;
    }

    private static Danger call(List<String> words) {
        String program = name(words.getFirst());
        List<String> rest = words.subList(1, words.size());
        if (NOT_CALLED.contains(program)) {
            return Danger.PLAIN;
        }
        if (program.equals("eval") || words.getFirst().matches("\\$\\{?\\w+\\}?") && !words.getFirst()
                .matches("(?i)\\$\\{?(?:kubectl|oc|k|psql|git|docker|helm)\\}?") || SHELLS.contains(program) && rest.stream()
                .anyMatch(w -> w.matches("-\\w*c")) && rest.getLast().startsWith("$")) {
            return Danger.CANNOT_TELL;
        }
        if (rest.stream().anyMatch(w -> DRY.matcher(w).matches())) {
            return Danger.PLAIN;
        }
        boolean destructive = ALWAYS.contains(program)
                && !(program.equals("kill") && rest.contains("-l") || program.equals("kill") && rest.contains("-0"))
                || program.startsWith("mkfs")
                || CMDLET.matcher(program).matches() || named(program, rest) || restores(program, rest) || goesBack(program, rest)
                || restoringScript(words) || overwrites(program, rest);
        if (destructive) {
            return Danger.DESTRUCTIVE;
        }
        return passedOn(program, rest);
    }

    private static boolean named(String program, List<String> rest) {
        if (program.equals("git")) {
            int verb = 0;
            while (verb < rest.size() && rest.get(verb).startsWith("-")) {
                verb += rest.get(verb).matches("-[Cc]") ? 2 : 1;
            }
            return verb < rest.size() && contains("git-" + rest.get(verb), rest.subList(verb + 1, rest.size()));
        }
        String like = SAME_AS.getOrDefault(program.startsWith("$") ? program.replaceAll("[${}]", "").toLowerCase(Locale.ROOT)
                : program, program);
        int inside = ENTERS.contains(program) ? inside(rest) : rest.size();
        return contains(like, rest.subList(0, inside)) || program.startsWith("init.d/") && rest.stream()
                .anyMatch(w -> w.matches("stop|restart"));
    }

    private static boolean contains(String program, List<String> words) {
        Pattern pattern = WORDS.get(program);
        return pattern != null && words.stream().anyMatch(word -> pattern.matcher(word).matches());
    }

    /**
     * Whether its first words say so themselves, whatever program it is: {@code wrangler rollback}, {@code supabase db reset}.
     */
    private static boolean goesBack(String program, List<String> rest) {
        List<String> verbs = rest.stream().filter(w -> !w.startsWith("-")).limit(FIRST_WORDS).toList();
        boolean database = verbs.contains("db") || verbs.contains("database");
        boolean deletes = program.equals("curl") && IntStream.range(0, rest.size())
                .anyMatch(i -> rest.get(i).matches("-XDELETE|--request=DELETE")
                || rest.get(i).matches("-X|--request") && i + 1 < rest.size() && rest.get(i + 1).equalsIgnoreCase("DELETE"));
        return deletes || !GOES_NOWHERE.contains(program) && verbs.stream()
                .anyMatch(w -> BACK.matcher(w).matches() || database && w.matches("reset|drop|downgrade"));
    }

    private static boolean restores(String program, List<String> rest) {
        boolean client = Set.of("psql", "mysql", "mariadb", "sqlite3", "bash", "sh").contains(program);
        return client && rest.stream().anyMatch(w -> DUMP.matcher(w).matches());
    }

    private static boolean restoringScript(List<String> words) {
        String first = words.getFirst();
        String program = name(first);
        List<String> rest = words.subList(1, words.size()).stream().filter(w -> !w.startsWith("-")).toList();
        if (SCRIPT.matcher(first).matches() && RESTORING.matcher(program).matches()) {
            return true;
        }
        boolean script = RUNS_SCRIPTS.contains(program) && !rest.isEmpty() && RESTORING.matcher(name(rest.getFirst())).matches();
        return script || RUNS_TASKS.contains(program) && rest.stream().limit(2)
                .anyMatch(w -> w.matches("(?i)(?:[\\w-]+[:_-])*restore(?:[:_-][\\w:-]+)?"));
    }

    /** A kept copy put in the place of what is used, or one database's file in another's. */
    private static boolean overwrites(String program, List<String> rest) {
        List<String> names = rest.stream().filter(w -> !w.startsWith("-") && !w.matches("/[a-zA-Z]")).toList();
        if (program.equals("tar")) {
            return !rest.isEmpty() && (rest.getFirst().matches("-?[a-zA-Z]*x[a-zA-Z]*") || rest.contains("--extract"))
                    && names.stream().anyMatch(w -> KEPT.matcher(w).find())
                    && rest.stream().anyMatch(w -> w.matches("-C|--directory(?:=.*)?|-P")) && rest.stream()
                    .noneMatch(w -> w.matches("(?:--directory=)?/tmp(?:/.*)?"));
        }
        if (!COPIES.contains(program) || names.size() < 2) {
            return false;
        }
        boolean keeps = KEPT.matcher(names.getLast()).find() || names.getLast().matches("(?i).*(?:\\$\\(?date|%[A-Z]|/tmp/).*");
        return !keeps && names.subList(0, names.size() - 1).stream()
                .anyMatch(w -> KEPT.matcher(w).find() || DATABASE_FILE.matcher(w).matches()
                && DATABASE_FILE.matcher(names.getLast()).matches());
    }

    /** Where the words of another call begin, which this one only carries to where it runs. */
    private static int inside(List<String> rest) {
        int dashes = rest.indexOf("--");
        int exec = rest.indexOf("exec");
        return dashes >= 0 ? dashes : exec >= 0 ? exec : rest.size();
    }

    private static Danger passedOn(String program, List<String> rest) {
        if (program.equals("find") || program.equals("fd")) {
            return rest.stream().filter(w -> w.matches("-exec(?:dir)?|-ok(?:dir)?|-x|--exec")).findFirst()
                    .map(w -> judge(rest.subList(rest.indexOf(w) + 1, rest.size()))).orElse(Danger.PLAIN);
        }
        if (!ENTERS.contains(program)) {
            return Danger.PLAIN;
        }
        int from = PLAINLY.contains(program) ? 0 : Math.min(rest.size(), inside(rest) + 1);
        for (int i = from; i < Math.min(rest.size(), from + FARTHEST); i++) {
            List<String> call = rest.subList(i, rest.size());
            boolean told = i > 0 || !program.equals("ssh");
            if (told && !rest.get(i).startsWith("-") && judgeInside(call) == Danger.DESTRUCTIVE) {
                return Danger.DESTRUCTIVE;
            }
        }
        return Danger.PLAIN;
    }

    private static Danger judgeInside(List<String> call) {
        String program = name(call.getFirst());
        boolean known = ALWAYS.contains(program) || COPIES.contains(program) || SCRIPT.matcher(call.getFirst()).matches()
                && RESTORING.matcher(program).matches() || program.startsWith("mkfs") || PASSES_ON.contains(program)
                || WORDS.containsKey(SAME_AS.getOrDefault(program, program)) || program.equals("git") || program.equals("find");
        return known ? judge(call) : Danger.PLAIN;
    }

    /** Without its folder, except that of the init scripts. */
    private static String name(String word) {
        int folder = word.indexOf("init.d/");
        return folder >= 0 ? word.substring(folder) : word.substring(word.lastIndexOf('/') + 1).replaceFirst("^\\\\", "");
    }
}
