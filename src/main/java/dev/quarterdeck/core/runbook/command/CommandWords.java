package dev.quarterdeck.core.runbook.command;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a shell command from prose and output by its first word. Any thread. */
public final class CommandWords {
    private static final Set<String> KNOWN = Set.of(
            "aa-status", "ab", "adduser", "aide", "airflow", "alembic", "alertmanager", "aliyun", "amtool", "ansible",
            "ansible-galaxy", "ansible-playbook", "ansible-vault", "apache2ctl", "apachectl", "apk", "apptainer", "apt",
            "apt-get", "aptitude", "argocd", "arp", "artisan", "asadmin", "atq", "auditctl", "awk", "aws", "aws-vault",
            "awslocal", "az", "azcopy", "azd", "barman", "base64", "basename", "bash", "bazel", "bc", "bin/rails", "blkid",
            "bosh",
            "boundary", "bpftrace", "bq", "brew", "btrfs", "buildah", "bundle", "bunzip2", "bzcat", "bzip2", "caddy",
            "calicoctl", "cargo", "cat", "cd", "celery", "ceph", "certbot", "cf", "chattr", "chef-client", "chgrp",
            "chkconfig", "chmod", "chown", "chronyc", "chroot", "cilium", "cksum", "clickhouse-client", "cmctl", "cmp",
            "comm", "composer", "conda", "conftest", "conntrack", "consul", "consul-template", "cortextool", "cosign", "cp",
            "cqlsh", "crane", "createdb", "createuser", "crictl", "crm", "crm_mon", "crontab", "cryptsetup", "csplit",
            "ctr", "curl", "curlie", "cut", "cypher-shell", "datadog-agent", "date", "dbt", "dd", "deno", "df", "diff",
            "dig", "dir", "dirname", "django-admin", "dmesg", "dmsetup", "dnf", "dnf-3", "doas", "docker", "docker-compose",
            "docker-machine", "doctl", "dotnet", "dpkg", "drbdadm", "dropdb", "dropuser", "drush", "du", "e2fsck",
            "ebtables", "echo", "eksctl", "elixir", "env", "envoy", "envsubst", "esxcli", "etcdctl", "ethtool", "eval",
            "export", "expr", "faas-cli", "fab", "fallocate", "fastboot", "fdisk", "find", "fio", "firewall-cmd",
            "flask", "flux", "flyctl", "flyway", "forever", "fping", "free", "fsck", "fstrim", "fuser", "gcc", "gcloud",
            "getent", "getfacl", "gh", "gh-ost", "git", "gitlab-backup", "gitlab-ctl", "gitlab-rake", "glab", "gpg",
            "gradle", "grafana-cli", "grep", "groupadd", "grpcurl", "grub2-mkconfig", "gsutil", "gulp", "gunicorn",
            "gunzip", "gzip", "hadoop", "haproxy", "hcloud", "hdfs", "head", "helm", "helmfile", "heroku", "host",
            "hostname", "hostnamectl", "hping3", "htop", "httpie", "hubble", "ibmcloud", "id", "iex", "ifconfig", "iftop",
            "influx", "influxd", "initctl", "innobackupex", "inotifywait", "insmod", "iostat", "iotop", "ip", "ip6tables",
            "ipcs", "ipmitool", "ipset", "iptables", "iptables-restore", "iptables-save", "ipvsadm", "iscsiadm", "istioctl",
            "iwconfig", "jar", "java", "javac", "jcmd", "jmap", "journalctl", "jps", "jq", "jsonnet", "jstack", "jstat",
            "just", "k3s", "k6", "k9s", "kafka-configs", "kafka-console-consumer", "kafka-consumer-groups", "kafka-topics",
            "kcadm.sh", "kcat", "keytool", "kill", "killall", "kinit", "klist", "kn", "knife", "krew", "ksql", "kubeadm",
            "kubeconform", "kubectl", "kubectl-argo-rollouts", "kubectx", "kubelet", "kubens", "kubeseal", "kubeval",
            "kustomize", "ldapsearch", "lerna", "less", "lftp", "linkerd", "linode-cli", "liquibase", "litestream", "ln",
            "logcli", "logger", "loginctl", "logrotate", "lokitool", "lpstat", "ls", "lsattr", "lsblk", "lsmod", "lsof",
            "lspci", "lsusb", "lvcreate", "lvdisplay", "lvextend", "lvremove", "lvs", "lz4", "mailq", "make", "mariadb",
            "mariadb-dump", "mc", "md5sum", "mdadm", "memcached", "mimirtool", "minikube", "mkdir", "mkfifo", "mkfs",
            "mkfs.ext4", "mkfs.xfs", "mknod", "mkswap", "modprobe", "molecule", "mongo", "mongodump", "mongoexport",
            "mongoimport", "mongorestore", "mongos", "mongosh", "mount", "mountpoint", "mpstat", "msmtp", "mtr",
            "multipath", "must-gather", "mutt", "mv", "mvn", "mydumper", "myloader", "mysql", "mysqladmin", "mysqlbinlog",
            "mysqlcheck", "mysqldump", "mysqlimport", "mysqlsh", "nano", "nats", "nc", "ncat", "needs-restarting",
            "nerdctl", "netlify", "netstat", "newman", "newrelic", "nft", "nginx", "nice", "nl", "nmap", "nmcli", "node",
            "nodetool", "nohup", "nomad", "npm", "npx", "nslookup", "ntpdate", "ntpq", "numactl", "nvidia-smi", "nvm", "oc",
            "oci", "od", "odo", "opa", "opensearch-cli", "openssl", "openstack", "orchestrator-client", "osqueryi",
            "packer", "pagerduty", "parted", "passwd", "patronictl", "pbcopy", "pcs", "perf", "perl", "pg_basebackup",
            "pg_ctl", "pg_ctlcluster", "pg_dump", "pg_isready", "pg_lsclusters", "pg_repack", "pg_resetwal", "pg_restore",
            "pg_rewind", "pg_upgrade", "pgbackrest", "pgbench", "pgbouncer", "pgrep", "php", "pidstat", "ping", "pip",
            "pip-audit", "pip-compile", "pip3", "pipenv", "pkill", "pm2", "pnpm", "podman", "poetry", "popd", "postcat",
            "postfix",
            "postqueue", "postsuper", "powershell", "pre-commit", "printf", "prisma", "prlimit", "prometheus", "promtail",
            "promtool", "ps", "psql", "pt-online-schema-change", "pt-table-checksum", "pulumi", "puma", "puppet", "pushd",
            "pvcreate", "pvdisplay", "pvesh", "pvresize", "pvs", "pwd", "pwsh", "pyenv", "pytest", "python", "python3",
            "qemu-img", "rabbitmq-diagnostics", "rabbitmqadmin", "rabbitmqctl", "rados", "rails", "railway", "rake", "rbd",
            "rbenv",
            "rcctl", "rclone", "readlink", "realpath", "reboot", "redis-cli", "redis-sentinel", "redis-server", "renice",
            "repmgr", "resize2fs", "restic", "restorecon", "rg", "rhc", "rke", "rke2", "rkt", "rm", "rmdir", "rmmod",
            "rndc", "rosa", "rpm", "rspec", "rsync", "ruby", "rundll32", "runuser", "rustc", "rustup", "s3cmd", "s5cmd",
            "sam", "sar", "sbt", "scontrol", "scp", "screen", "scw", "sed", "semanage", "sentry-cli", "seq", "serverless",
            "service", "sestatus", "set", "setenforce", "setfacl", "setsid", "sfdisk", "sftp", "sh", "sha1sum", "sha256sum",
            "shasum", "shred", "shuf", "shutdown", "sidekiq", "sinfo", "skaffold", "skopeo", "slapcat", "sleep", "smartctl",
            "snap", "socat", "solr", "sops", "sort", "source", "spark-submit", "sqlcmd", "sqlite", "sqlite3", "sqlplus",
            "squeue", "ss", "ssh", "ssh-add", "ssh-agent", "ssh-copy-id", "ssh-keygen", "ssh-keyscan", "sshpass", "stat",
            "stdbuf", "stern", "strace", "stress", "su", "subscription-manager", "sudo", "sudoedit", "supervisorctl", "sv",
            "supabase", "svn", "swapoff", "swapon", "symfony", "sync", "sysbench", "sysctl", "systemctl", "systemd-analyze",
            "tac",
            "tail", "talosctl", "tar", "task", "tc", "tcpdump", "tcpflow", "tee", "teleport", "telnet", "terraform", "terragrunt",
            "test", "thanos", "tilt", "time", "timeout", "tkn", "tmux", "tofu", "top", "touch", "tr", "traceroute", "traefik",
            "trap", "trivy", "truncate", "tsh", "tune2fs", "udevadm", "ufw", "ulimit", "umask", "umount", "uname", "uniq",
            "unlink", "unset", "unxz", "unzip", "update-alternatives", "update-ca-certificates", "update-rc.d", "uptime",
            "useradd", "userdel", "usermod", "uv", "uvicorn", "uwsgi", "vacuumdb", "vagrant", "vault", "velero", "vercel",
            "vgdisplay",
            "vgextend", "vgs", "vi", "vim", "virsh", "virtctl", "visudo", "vmstat", "wal-e", "wal-g", "wall", "watch", "wc",
            "wg", "wg-quick", "wget", "which", "whoami", "wipefs", "wp", "wrangler", "wrk", "wsadmin.sh", "xargs",
            "xdg-open", "xfs_growfs", "xfs_repair", "xtrabackup", "xxd", "xz", "yarn", "yq", "yum", "zcat", "zfs", "zgrep",
            "zip", "zkCli.sh", "zless", "zpool", "zstd", "zypper",
            "dbmate", "knex", "firebase", "eas", "fastlane", "flutter", "bunx", "cdk", "cdktf",
            "sst", "dokku", "kamal", "doppler", "infisical", "sequelize", "typeorm", "drizzle-kit", "tox", "pdm", "pipx", "mage",
            "goose", "migrate", "bun", "expo", "turbo", "eb");
    private static final Set<String> PREFIXES = Set.of("sudo", "doas", "time", "nohup", "exec", "env", "watch", "nice", "command",
            "!");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("^(?:export )?[A-Za-z_][A-Za-z0-9_]*(?:\\[[^\\]]{0,40}\\])?\\+?=(?:\\S.*)?$");
    private static final Pattern VALUE_ONLY =
            Pattern.compile("^[A-Z_][A-Z0-9_]*=(?!(?:\\.{2,}|…)$)\\S+$|^[A-Za-z_]\\w*=(?:\"[^\"]*\"|'[^']*'|\\$\\(.*|`.*|"
            + "\\(.*)$");
    private static final Pattern PATH = Pattern.compile("^(?:\\.{1,2}|~|\\$\\{?[A-Z_]+\\}?|\\.[\\w-]+|[\\w-]+)?/[\\w./@+-]*\\w$");
    private static final Pattern ROOTED = Pattern.compile("^(?:\\.{1,2}|~|\\$\\{?[A-Z_]+\\}?|\\.[\\w-]+)?/.*");
    private static final Pattern CALLED_ALONE =
            Pattern.compile("^(?:sudo )?(?:(?:\\.{1,2}|~|\\$\\{?[A-Z_]+\\}?)/[\\w/-]{0,80}[\\w-](?:\\.(?:sh|bash|py|rb|pl))?|"
            + "/[\\w./-]{1,80}(?:\\.(?:sh|bash|py|rb|pl)|/s?bin/[\\w.-]+)|/etc/init\\.d/\\w[\\w-]*)$");
    private static final Pattern LOOP = Pattern.compile("^(?:for \\w+ in\\b|for \\(\\(|case \\S+ in\\b|select \\w+ in\\b)");
    private static final Pattern TEST = Pattern.compile("^(?:while|if|until)\\s+(?:!\\s+)?(.*)$");
    private static final Pattern FUNCTION =
            Pattern.compile("^(?:function\\s+)?[A-Za-z_][\\w-]*\\s*\\(\\)\\s*[{(]?.*$|^function\\s+[A-Za-z_][\\w-]*\\s*\\{?$");
    private static final Pattern TESTED =
            Pattern.compile("^(?:\\[\\[? .*|\\(\\(.*|true\\b.*|:(?:;| |$).*|read\\b.*|IFS=.*|\\$\\w.*)$");
    private static final Pattern INSIDE = Pattern.compile("^(?:\\(\\s{0,4}|\\{ )(\\w.*)$");
    private static final Pattern GROUP = Pattern.compile("^(?:\\[\\[? .*\\]\\]?\\s*(?:&&|\\|\\|).*|\\. \\S+.*|: \"?\\$.*|\\()$");

    /** Names as control programs have them, whether anybody knows them or not: {@code shopctl}. */
    private static final Pattern CONTROL = Pattern.compile("[a-z][a-z0-9]*(?:-?ctl|-cli|-admin)");
    /** Begin with these and end in "up": typed, and not printed of a service that is. */
    private static final Pattern BRINGS_UP =
            Pattern.compile("^(?:sudo )?(?:docker|docker-compose|podman|podman-compose|nerdctl|azd|make|task|just|tilt|vagrant|"
            + "pulumi|skaffold|okteto|lando|ddev|supabase|wg-quick|tailscale|minikube|colima|dbmate|goose|migrate|knex|mage|rake"
            + "|npm|yarn|pnpm|npx|bun|bunx|sst|sam|cdk|ip|ifconfig|nmcli|sail|php|bundle|bin/\\S+|\\./\\S+|kamal|doctl|kubectl|"
            + "helm|terraform|multipass|devspace|garden|encore) (?:\\S+ ){0,4}up$");

    /** A command name that is an English word or a service's name too begins a command only when it goes on like one. */
    private static final Set<String> ENGLISH = Set.of("cat", "cut", "date", "export", "find", "free", "head", "host", "kill",
            "less", "make", "mount", "node", "screen", "service", "sleep", "sort", "source", "tail", "test", "time", "timeout",
            "top", "touch", "watch", "which", "split", "vault", "consul", "flux", "reboot", "shutdown", "ping", "set", "id",
            "eval", "env",
            "nice", "comm", "diff", "expr", "false", "forever", "nats", "packer", "poetry", "puma", "puppet", "sam", "seq",
            "sync", "trap",
            "unlink", "wall", "boundary", "teleport", "caddy", "envoy", "prometheus", "thanos", "alertmanager", "airflow",
            "celery",
            "liquibase", "molecule", "serverless", "hubble", "cilium", "linkerd", "memcached", "nginx", "haproxy", "sidekiq",
            "gradle",
            "composer", "cargo", "heroku", "perf", "stress", "traefik", "postfix", "snap", "barman", "step", "deno", "act",
            "orchestrator-client",
            "mailq", "jar", "just", "task", "tilt", "mage", "goose", "migrate", "bun", "expo", "turbo", "exec", "command", "fly",
            "open", "logger", "truncate", "kind", "dir");
    /**
     * What is called like an English word goes on in one word, or two, that only name what it is to do: {@code make up},
     * {@code task db:reset}.
     */
    private static final Pattern TARGET =
            Pattern.compile("^(?:make|just|task|tilt|gradle|cargo|composer|sam|heroku|serverless|fly|puppet) "
            + "(?:[a-z][a-z0-9]*[-_:][\\w:.-]+|up|down|ci|rollback|deploy|redeploy|restart|restore|stop|start|undo|revert|build|"
            + "install|migrate|release|clean|test|run|seed|logs|status|destroy|sync)(?: [\\w:=./-]+)?$");
    private static final Pattern ARGUMENT = Pattern.compile("\\s(?:-{1,2}\\w|[/~.$\"'<{|>&]|\\S*[/.=:$*]\\S|\\d+\\b)|[|>&;]");

    private static final Pattern SCRIPT = Pattern.compile("^[\\w./-]{1,80}\\.(?:sh|bash|py|rb|pl|ps1)$");
    private static final Pattern OPTION =
            Pattern.compile("^(?:sudo )?(?:\\./)?[a-z][\\w.-]{1,40}(?: [^\\s:]{1,60}){0,5} -{1,2}[A-Za-z][\\w-]*(?:[= ].*)?$");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'|\\s#.*$");
    private static final Pattern STATES =
            Pattern.compile("(?:^|\\s)(?:is|are|was|were|has|have|had|will|would|should|must|can|cannot|does|did|been|being|"
            + "isn't|aren't|won't|doesn't)(?=\\s|[.,:;!?]|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENGLISH_GOES_ON =
            Pattern.compile("^\\S+ (?:the|a|an|your|our|this|that|these|those|any|it|sure|for|to|with|which|each|every|about|"
            + "into|out|between|until) ");
    private static final Pattern SAID =
            Pattern.compile("^(?:echo|printf|logger|wall|print|read|git (?:commit|tag)|slack|notify|say)\\b|^for |^case |"
            + "^select |^(?:while|until|if)\\s.*;");
    private static final Pattern SENTENCE_END = Pattern.compile("(?:^|\\s)[a-z'-]{2,}[.,!?:]$");
    private static final Pattern OUTPUT =
            Pattern.compile("\\s\\d+/\\d+(?:\\s|$)|\\s(?:(?!(?:embed|shed)$)[a-z]{2,}(?<!e)ed|running|stopping|starting|active|"
            + "inactive|ok|OK|Running|healthy|unhealthy|done|version \\S+)$");
    /**
     * {@code nginx 1.25.3} is printed by something; {@code git checkout v1.25.3} and {@code nslookup shop.example 8.8.8.8} are
     * typed.
     */
    private static final Pattern ENDS_IN_VERSION = Pattern.compile("\\sv?\\d+(?:\\.\\d+)+$");
    private static final Pattern GOES_TO_VERSION =
            Pattern.compile("^(?:sudo )?(?:(?:nslookup|dig|ping|traceroute|mtr|ssh|telnet|nc|arp)\\s"
            + "|\\S+ (?:checkout|switch|push|pull|fetch|tag|revert|reset|show|merge|rebase|describe|install|uninstall|upgrade|"
            + "downgrade|update"
            + "|rollback|undo|deploy|release|restore|promote|apply|migrate|use|run|add|remove|rm|delete|publish|"
            + "unpublish)\\s(?!.*\\s(?:is|to be)\\s))");
    private static final Pattern HAS_OPTION = Pattern.compile("\\s(?:-{1,2}[A-Za-z]|[|>&;])");

    private CommandWords() {
    }

    static boolean known(String word) {
        return KNOWN.contains(word);
    }

    /** Whether code calls a tool that need not be known with an option, as no sentence does: {@code postqueue -f}. */
    static boolean withOption(String code) {
        return OPTION.matcher(code.strip()).matches() && !prose(code.strip());
    }

    /** Whether a line reads like a shell command and cannot well be a sentence or output. */
    public static boolean begins(String line) {
        String text = line.strip();
        return commandLike(text) && !prose(text);
    }

    private static boolean commandLike(String text) {
        Matcher test = TEST.matcher(text);
        if (LOOP.matcher(text).find() || test.matches()
                && (TESTED.matcher(test.group(1)).matches() || commandLike(test.group(1)))) {
            return true;
        }
        Matcher inside = INSIDE.matcher(text);
        if (inside.matches() && commandLike(inside.group(1))) {
            return true;
        }
        if (FUNCTION.matcher(text).matches() || GROUP.matcher(text).matches()) {
            return true;
        }
        String[] words = text.split("\\s+", 3);
        String first = words[0];
        if (PREFIXES.contains(first) && words.length > 1
                && (known(words[1]) || first.equals("sudo") && words[1].startsWith("-") || ROOTED.matcher(words[1]).matches())) {
            return true;
        }
        if (ASSIGNMENT.matcher(text).matches() && !first.equals(text) || VALUE_ONLY.matcher(text).matches()) {
            return true;
        }
        if (CALLED_ALONE.matcher(text).matches()) {
            return true;
        }
        if (PATH.matcher(first).matches() && !first.equals(text)
                && (ROOTED.matcher(first).matches() || HAS_OPTION.matcher(text).find()) || SCRIPT.matcher(first).matches()
                && words.length > 1) {
            return true;
        }
        if (!known(first)) {
            return CONTROL.matcher(first).matches() && words.length > 1;
        }
        Matcher argument = ARGUMENT.matcher(text);
        if (TARGET.matcher(text).matches()) {
            return true;
        }
        return !ENGLISH.contains(first) || words.length == 1 && !first.equals("set") || argument.find();
    }

    /** Whether words that begin with a command's name say something, or were printed by one. */
    static boolean prose(String text) {
        if (SAID.matcher(text).find() || BRINGS_UP.matcher(text.strip()).matches()) {
            return false;
        }
        String bare = QUOTED.matcher(text).replaceAll(" q ").strip();
        boolean option = HAS_OPTION.matcher(bare).find();
        String first = bare.split("\\s", 2)[0];
        return STATES.matcher(bare).find() || ENGLISH.contains(first) && ENGLISH_GOES_ON.matcher(bare).find()
                || !option && (bare.indexOf(' ') > 0 && SENTENCE_END.matcher(bare).find() || OUTPUT.matcher(bare).find()
                        || ENDS_IN_VERSION.matcher(bare).find() && !GOES_TO_VERSION.matcher(bare).find()
                        && !(CONTROL.matcher(first).matches() && bare.split("\\s+").length > 3));
    }
}
