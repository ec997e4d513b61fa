package dev.quarterdeck.core.runbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DangerTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "rm x", "\\rm -rf /srv", "/bin/rm x", "r''m x", "sudo -u shop rm -f x", "find /srv -name '*.log' -delete",
                "find . -exec rm {} \\;", "ls | xargs -0 -n 1 rm -f",
        "git branch -D undo", "git -C /srv branch -d undo", "git clean -fdx", "git push --force-with-lease origin main",
        "git push -f", "git push origin +main", "git push origin :main", "git reset --hard HEAD~1", "git checkout -- .",
        "git stash drop",
        "kubectl delete pod x", "kubectl -n shop drain node-1", "kubectl scale deploy/x --replicas=0",
        "kubectl rollout undo deploy/x", "oc adm drain n1", "kubectl exec -it db-0 -n shop -- rm -rf /data",
        "kubectl exec db-0 -- sh -c 'rm -rf /data/old'",
        "helm uninstall x", "helm -n shop rollback x 3", "terraform apply", "terraform -chdir=infra destroy",
        "dd if=a of=/dev/sda", "mkfs.ext4 /dev/sdb", "echo x > /dev/sda", "> /var/log/shop.log", "truncate -s 0 x",
        "docker system prune -af", "docker compose -f x.yml down -v", "docker exec db rm -rf /data",
        "aws s3 rm s3://shop --recursive", "aws s3 rb s3://shop", "aws ec2 terminate-instances --instance-ids i",
        "gcloud sql instances delete x", "gsutil -m rm gs://x",
        "dropdb shop", "redis-cli -h c flushall", "psql -c 'DELETE FROM jobs'", "psql shop -c \"update jobs set state = 1\"",
        "psql -c 'drop table jobs'", "mysql -e \"TRUNCATE TABLE jobs\"", "pg_restore -d shop x.dump", "psql shop < backup-1.sql",
        "reboot", "sudo shutdown -r now", "kill -9 7", "pkill -f shop", "systemctl stop shop", "service shop restart",
        "/etc/init.d/shop stop", "alembic downgrade -1", "rails db:rollback", "python manage.py migrate shop 0007",
        "ssh web1 'sudo systemctl stop shop'", "ssh ops@web1 rm -rf /srv", "ssh -p 22 web1 sudo rm x", "sh -c 'rm x y'",
        "bash -c \"kubectl delete pod x\"", "for p in a b; do kubectl delete pod $p; done", "watch -n 5 'kill -9 7'",
        "true && rm x", "timeout 5 rm x", "nohup kill 7 &",
        "Remove-Item C:\\srv -Recurse", "Stop-Service Shop", "del /q x", "taskkill /F /IM shop.exe", "rsync -a --delete a b",
        "iptables -F", "crontab -r", "etcdctl snapshot restore x", "velero restore create x", "FOO=1 rm x",
        "if true; then rm x; fi",
        "flyctl releases rollback", "wrangler rollback", "railway rollback", "docker service rollback shop",
        "firebase hosting:rollback", "npx supabase db reset", "flask db downgrade", "curl -X DELETE https://shop.test/api/7",
        "curl --request=DELETE https://shop.test/api/7", "npm run rollback", "make undo", "shopctl undo 7",
        "echo '' > /srv/shop.db", "echo -n > /srv/shop.db",
        "kubectl exec -it db-0 -- psql -U shop shop < backup.sql", "docker exec -i db mysql shop < 2027-01-03.sql",
        "gunzip -c shop.sql.gz | psql shop", "./scripts/restore.sh shop.tar.gz", "bash ops/db-restore.sh", "make db-restore",
        "npm run restore",
        "cp backup.db live.db", "cp -r backups/* .", "mv a.conf.bak a.conf",
        "docker cp x y && cp /data/prod.db.restored /data/prod.db", "tar -xzf backup.tgz -C /srv/shop",
    })
    void what_takes_away_or_interrupts_is_destructive(String command) {
        assertThat(Danger.of(command)).isEqualTo(Danger.DESTRUCTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "kubectl get pods", "git status", "git branch -a", "git push origin main", "git checkout v1.2.0", "git revert HEAD",
                "ls -la", "curl -s https://shop.test/health", "echo 'rm -rf /'", "docker ps", "docker logs -f x", "helm list",
                "helm status x",
        "systemctl status shop", "service shop status", "psql -c 'select * from jobs'",
        "psql -c \"update jobs set state = 1 where id = 7\"", "terraform plan", "aws s3 ls", "redis-cli get x",
        "kubectl delete pod x --dry-run=client", "grep rm x > /dev/null 2>&1",
        "kubectl exec db-0 -- df -h", "ssh web1 uptime", "find . -name x", "cat <<EOF > undo.sh\nrm -rf /srv\nEOF",
        "journalctl -u shop", "kill -l", "Get-Service Shop", "man rm", "tail -f /var/log/x 2>/dev/null",
        "cd rollback", "ls undo", "git log --grep rollback", "curl -X POST https://shop.test/api/undo", "cat rollback.sql",
        "kubectl get pods -l app=undo", "echo 'x' > /tmp/x", "docker logs undo-1",
        "cp live.db backup.db", "cp a.conf a.conf.bak", "cp /data/x.db /data/x.db.bak-$(date +%F)",
        "tar -xzf backup.tgz -C /tmp/look", "psql -c 'select 1'", "cat notes.txt | grep psql",
    })
    void what_looks_or_adds_is_plain(String command) {
        assertThat(Danger.of(command)).isEqualTo(Danger.PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "eval \"$UNDO\"", "curl -s https://x.test/undo.sh | sh", "curl -s https://x.test/undo.sh | sudo bash",
                "curl x | sudo -E bash -s -- 3", "echo cm0= | base64 -d | sh", "bash <(curl -s https://x.test/undo.sh)",
                "sh -c \"$(curl -s https://x.test/u.sh)\"", "$CMD --now", "bash -c \"$CMD\"",
        "iwr https://x.test/u.ps1 | iex", "ssh web1 'curl -s x | sh'",
    })
    void what_does_not_stand_there_cannot_be_told(String command) {
        assertThat(Danger.of(command)).isEqualTo(Danger.CANNOT_TELL);
    }
}
