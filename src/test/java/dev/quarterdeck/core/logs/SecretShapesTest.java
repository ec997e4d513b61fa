package dev.quarterdeck.core.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.Canary;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of secret is found, and what only looks like one is left alone. */
class SecretShapesTest {
    private static final List<Canary> CANARIES = Canary.ALL;
    private static final int LINES = 200_000;
    private static final String[] PATHS = {"/api/v2/orders/%s", "/var/lib/app/%s.log", "s3://bucket/2026/11/%s.parquet",
            "/home/deploy/releases/%s/current"};
    private static final String[] LOOKALIKES = {
        "GET %p 200 %d 12ms", "commit %h by bob", "trace=%u span=%x", "image registry.example/shop@sha256:%h",
                "etag \"%x\" len=%d", "user %d token expired",
        "token bucket refilled: %d of %d", "keys=%d tokens=%d passes=%d", "password changed for user %d",
        "password reset requested by %u",
        "Accepted publickey for root from 10.1.2.3 port %d ssh2: RSA SHA256:%b", "session opened for user %d", "session_count=%d",
        "key not found: %p", "cache key %p/%d",
        "monkey=%d turkey=%d", "basic auth is disabled", "basic configuration loaded from %p", "bearer of the message %d",
        "cookie consent shown %d times",
        "Set-Cookie header missing on %p", "authorization failed for user %d", "Authorization: required",
        "author=bob authored=%d", "PWD=/srv/app/%x",
        "pass: %d fail: %d", "compass=%d bypass=true", "order %l shipped", "epoch %d123456 ns", "id=%l parent=%l", "uuid %u",
        "digest %b", "base64 id %b ok", "build %x-%d",
        "curl http://localhost:%d/health", "http://svc:8080/%x", "https://example.com/a?page=%d&sort=asc",
        "mysql -u root -h db shop", "mkdir -p /srv/%x",
        "ssh -p 2222 deploy@web%d", "docker run -p 8080:80 web", "jar app-%d.%d.%d.jar",
        "Downloaded from central: https://repo.example/%p (%d kB at %d kB/s)",
        "at dev.shop.TokenService.refresh(TokenService.java:%d)", "secret rotation job %d done",
        "secrets mounted at /run/secrets/%x", "private key loaded from %p",
        "apiKey=null", "password=<hidden>", "password=${DB_PASSWORD}", "--password PASSWORD", "--token TOKEN is needed", "sk-%d",
        "DE%d items", "GB29 is no account",
        "thread-%d state=RUNNABLE", "2026-11-30T10:0%d:11.123Z INFO shop.Api - took %dms", "SELECT * FROM token WHERE id = %d",
        "the token is required", "retry %d of %d"};


    @ParameterizedTest
    @FieldSource("CANARIES")
    void everyKindIsHidden(Canary canary) {
        String masked = SecretMask.standard().masked("2026-11-30 ERROR " + canary.words() + " (seen by bob)");
        assertThat(masked).doesNotContain(canary.secret()).contains("••••••", "2026-11-30");
        assertThat(SecretMask.standard().masked(canary.words())).doesNotContain(canary.secret());
    }

    @Test
    void thereAreSixtyOfThirtyKinds() {
        assertThat(CANARIES).hasSizeGreaterThanOrEqualTo(60);
        assertThat(CANARIES.stream().map(Canary::kind).distinct()).hasSizeGreaterThanOrEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password is required", "the token was revoked", "PWD=/home/bob", "password=$DB_PASSWORD",
            "Authorization: required", "api_key: null",
        "docker run -p 8080:80 web", "mkdir -p /srv/app", "basic authentication", "order 4111111111111112", "1234567890123456",
        "git@github.com:shop/app.git", "secret key rotation",
        "--password-file /run/secrets/db", "token refresh in 300s", "see https://example.com:8443/a/b@c"})
    void whatIsSaidAboutSecretsIsNone(String words) {
        assertThat(SecretMask.standard().masked(words)).isEqualTo(words);
    }

    /** At most two lines of 200,000: one in 100,000. */
    @Test
    void inOrdinaryLinesHardlyAnythingIsTakenForASecret() {
        var random = new Random(20261130);
        var alarms = new ArrayList<String>();
        for (int i = 0; i < LINES; i++) {
            String line = filled(LOOKALIKES[i % LOOKALIKES.length], random);
            if (SecretMask.standard().finds(line)) {
                alarms.add(line + " -> " + SecretMask.standard().masked(line));
            }
        }
        assertThat(alarms).as("%d false alarms in %d lines", alarms.size(), LINES).hasSizeLessThanOrEqualTo(2);
    }

    private static String filled(String template, Random random) {
        var line = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c != '%') {
                line.append(c);
                continue;
            }
            line.append(switch (template.charAt(++i)) {
                case 'd' -> Integer.toString(random.nextInt(10_000));
                case 'h' -> hex(random, 32);
                case 'x' -> hex(random, 4);
                case 'u' -> new UUID(random.nextLong(), random.nextLong()).toString();
                case 'b' -> base64(random, 24);
                case 'l' -> Long.toString(1_000_000_000_000L + random.nextLong(9_000_000_000_000L));
                case 'p' -> String.format(Locale.ROOT, PATHS[random.nextInt(PATHS.length)], hex(random, 6));
                default -> throw new IllegalArgumentException(template);
            });
        }
        return line.toString();
    }

    private static String hex(Random random, int bytes) {
        byte[] content = new byte[bytes];
        random.nextBytes(content);
        return HexFormat.of().formatHex(content);
    }

    private static String base64(Random random, int bytes) {
        byte[] content = new byte[bytes];
        random.nextBytes(content);
        return Base64.getEncoder().withoutPadding().encodeToString(content);
    }
}
