package dev.quarterdeck;

import java.util.List;
import java.util.stream.Stream;

/**
 * Secrets that open nothing, of every kind that is known, each in the words in which it may be met. A {@code ~} keeps the
 * beginning of a
 * token apart here, so that nobody takes this file for a leak.
 *
 * @param words  a line, or a few
 * @param secret what of them must not be seen again
 */
public record Canary(String kind, String words, String secret) {

    /** 64 of 32 kinds. */
    public static final List<Canary> ALL = Stream.of(
            "assigned|login password=Zq7canary01x ok|Zq7canary01x",
            "assigned|db_pass=Zq7canary02x;timeout=3|Zq7canary02x",
            "assigned|client_secret: Zq7canary03x|Zq7canary03x",
            "quoted|\"password\": \"two canary04 words\",|two canary04 words",
            "quoted|passphrase = 'correct canary05 horse'|correct canary05 horse",
            "option|deploy --password Zq7canary06x --force|Zq7canary06x",
            "option|vault login --token=Zq7canary07x|Zq7canary07x",
            "option|deploy --db-password \"long canary08 one\"|long canary08 one",
            "mysql|mysql -u root -pZq7canary09x shop|Zq7canary09x",
            "mysql|mysqldump --opt -h db -u root -p'Zq7 canary10x' shop|Zq7 canary10x",
            "login|docker login -u bob -p Zq7canary11x registry.example|Zq7canary11x",
            "login|sshpass -p Zq7canary12x ssh root@db|Zq7canary12x",
            "curl|curl -u admin:Zq7canary13x https://db.example/|Zq7canary13x",
            "curl|curl -s --user 'admin:Zq7canary14x' https://db.example/|Zq7canary14x",
            "address|redis://:Zq7canary15x@cache:6379/0|Zq7canary15x",
            "address|postgres://bob:Zq7canary16x@db:5432/shop|Zq7canary16x",
            "address|amqp://bob:Zq7c@nary17x@mq:5672|Zq7c@nary17x",
            "bearer|Authorization: Bearer Zq7canary18xyz|Zq7canary18xyz",
            "bearer|sent with bearer Zq7canary19xyz by hand|Zq7canary19xyz",
            "authorization|Authorization: Splunk Zq7canary20|Zq7canary20",
            "authorization|\"Authorization\": \"Digest username=bob, response=Zq7canary21\"|Zq7canary21",
            "authorization|curl -H 'Authorization: Zq7canary22xyz' https://a.example|Zq7canary22xyz",
            "basic|authorization: Basic Ym9iOmNhbmFyeTIz|Ym9iOmNhbmFyeTIz",
            "basic|proxy-authorization: basic Ym9iOmNhbmFyeTI0|Ym9iOmNhbmFyeTI0",
            "header|X-Api-Key: Zq7canary25x|Zq7canary25x",
            "header|x-vault-token: s.Zq7canary26|s.Zq7canary26",
            "cookie|Set-Cookie: sid=Zq7canary27x; Path=/; HttpOnly|Zq7canary27x",
            "cookie|Cookie: theme=dark; sid=Zq7canary28x|Zq7canary28x",
            "slack hook|https://hooks.slack~.com/services/T0AB12CD3/B0AB12CD3/Zq7canary29abcdefghijklm|Zq7canary29abcdefghijklm",
            "slack hook|https://hooks.slack~.com/workflows/T0AB12CD3/A0AB/123/Zq7canary30|Zq7canary30",
            "discord hook|https://discord~.com/api/webhooks/123456789012345678/Zq7canary31_abcdefghijklm|"
            + "Zq7canary31_abcdefghijklm",
            "discord hook|https://discordapp~.com/api/v10/webhooks/123456789012345678/Zq7canary32-abc|Zq7canary32-abc",
            "teams hook|https://corp.webhook.office~.com/webhookb2/Zq7canary33@0a1b/IncomingWebhook/0a1b2c3d/9f|Zq7canary33",
            "teams hook|https://outlook.office~.com/webhook/Zq7canary34@0a1b/IncomingWebhook/77|Zq7canary34",
            "slack token|xo~xb-123456789012-Zq7canary35|Zq7canary35",
            "slack token|xa~pp-1-A0AB12CD3-1234567890123-Zq7canary36|Zq7canary36",
            "github|gi~thub_pat_11ABCDEFG0Zq7canary37_abcdefghij|Zq7canary37",
            "github|gh~p_Zq7canary38abcdefghijklmnopqrstuv|Zq7canary38",
            "gitlab|gl~pat-Zq7canary39abcdefghi|Zq7canary39",
            "gitlab|gl~dt-Zq7canary40abcdefghi|Zq7canary40",
            "azure|DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=Zq7canary41AbCdEfGh/0123+4567==;x|"
            + "Zq7canary41AbCdEfGh/0123+4567==",
            "azure|https://shop.blob.example/a?sv=2024-01-01&se=2026-12-01&sig=Zq7canary42%2Babcdefghijk%3D|"
            + "Zq7canary42%2Babcdefghijk%3D",
            "npm|//registry.example/:_authToken=np~m_Zq7canary43abcdefghijklmnopqrstu|Zq7canary43",
            "npm|np~m_Zq7canary44abcdefghijklmnopqrstuvwxy|Zq7canary44",
            "stripe|whs~ec_Zq7canary45abcdefghijk|Zq7canary45",
            "stripe|s~k_live_Zq7canary46abcdefgh|Zq7canary46",
            "google|AI~zaZq7canary47abcdefghijklmnopqrstuvwx|Zq7canary47",
            "google|GOC~SPX-Zq7canary48abcdefghijkl|Zq7canary48",
            "model key|s~k-proj-Zq7canary49abcdefghijkl|Zq7canary49",
            "model key|s~k-ant-api03-Zq7canary50abcdefgh|Zq7canary50",
            "sendgrid|S~G.Zq7canary51abcdefghij.abcdefghijklmnopqrstuv0123|Zq7canary51",
            "sendgrid|mail with S~G.Zq7canary52abcdefghij.ABCDEFGHIJKLMNOPQRSTUV0123 failed|Zq7canary52",
            "aws|AK~IAZQ7CANARY53XYZAB|ZQ7CANARY53",
            "aws|AK~IAZQ7CANARY54XYZAB wJalrXUtnFEMI/K7MDENG/bPxRfiCYZq7canaryx|wJalrXUtnFEMI/K7MDENG/bPxRfiCYZq7canaryx",
            "jwt|ey~JhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnk1NSJ9.Zq7canary55|Zq7canary55",
            "jwt|token ey~JhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnk1NiJ9.Zq7canary56 expired|Zq7canary56",
            "spoken|the secret key Zq7canary57x does it|Zq7canary57x",
            "spoken|password is Zq7canary58! now|Zq7canary58!",
            "account|transfer to DE89 3704 0044 0532 0130 00 failed|3704 0044 0532 0130 00",
            "account|iban GB29NWBK60161331926819 unknown|NWBK60161331926819",
            "card|card 4111 1111 1111 1111 declined|4111 1111 1111 1111",
            "card|pan=5555555555554444 cvv|5555555555554444",
            "markup|<dbPassword>Zq7canary63x</dbPassword>|Zq7canary63x",
            "private key|-----BEGIN RSA PRIVATE~ "
            + "KEY-----\nMIIEpAIBAAKCAQEAZq7canary64abcdefghijklmnopqrstuvwxyz0123456789ABC\nZq7end==\n-----END RSA PRIVATE "
            + "KEY-----|Zq7canary64")
            .map(Canary::of).toList();

    private static Canary of(String line) {
        String[] parts = line.split("\\|");
        return new Canary(parts[0], parts[1].replace("~", ""), parts[2]);
    }
}
