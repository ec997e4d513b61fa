package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.EventKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The expected bytes and hashes were computed by a program in another language from the Javadoc alone. */
class EventHeaderTest {
    private static final String INCIDENT = "INC-0042-k7f3qz";
    private static final EventHeader HEADER = new EventHeader(INCIDENT, 1, new EventKey("abcdefgh2345", 7), 0x0123456789abL << 16,
            1_795_443_300_123L, OptionalLong.empty(), "note.added", 1, Optional.empty(),
            Hash.body(new byte[16], "{}".getBytes(StandardCharsets.UTF_8)), Hash.genesis(INCIDENT));

    @Test
    void canonicalBytesAreThoseOfTheDocument() {
        assertThat(HexFormat.of().formatHex(HEADER.canonical())).isEqualTo(
                "5144455600010000000f494e432d303034322d6b376633717a00000000000000010000000c61626364656667"
                + "683233343500000000000000070123456789ab0000000001a208c2971b000000000a6e6f74652e6164646564"
                + "00000001006a409506f3f245b54d9d07f94fa83f710f95d49ecdb4b8373cfc893bccd4e33b9c23bfcc492ec5"
                + "9e2ee31bb1dfef85dc4c454a3532cb8eb54f3f5eae00975c50");
    }

    @Test
    void hashesAreThoseOfTheDocument() {
        assertThat(HEADER.prev().hex()).isEqualTo("9c23bfcc492ec59e2ee31bb1dfef85dc4c454a3532cb8eb54f3f5eae00975c50");
        assertThat(HEADER.bodyHash().hex()).isEqualTo("6a409506f3f245b54d9d07f94fa83f710f95d49ecdb4b8373cfc893bccd4e33b");
        assertThat(HEADER.hash().hex()).isEqualTo("cf959d40d2fde70ba7de42115a870b06abd54f6eb1a38e32c5aad28852f9eece");
    }

    @Test
    void optionalFieldsAreThoseOfTheDocument() {
        var full = new EventHeader(INCIDENT, 2, new EventKey("é", 8), 1, 2, OptionalLong.of(-3), "x", 2,
                Optional.of(new EventKey("t", 9)), HEADER.bodyHash(), HEADER.hash());
        assertThat(full.hash().hex()).isEqualTo("d69f8e81b4afd9b01d1b07cc2d62e4ddc97d34efec847789302de85808fd4497");
    }

    @Test
    void everyFieldChangesTheHash() {
        EventKey key = HEADER.key();
        Hash body = HEADER.bodyHash();
        Hash prev = HEADER.prev();
        Hash other = Hash.genesis("other");
        OptionalLong absent = OptionalLong.empty();
        Optional<EventKey> none = Optional.empty();
        List<EventHeader> changed = List.of(HEADER,
                new EventHeader("INC-0042-k7f3qy", 1, key, 5, 6, absent, "k", 1, none, body, prev),
                new EventHeader(INCIDENT, 1, key, 5, 6, absent, "k", 1, none, body, prev),
                new EventHeader(INCIDENT, 2, key, 5, 6, absent, "k", 1, none, body, prev),
                new EventHeader(INCIDENT, 1, new EventKey("b", 7), 5, 6, absent, "k", 1, none, body, prev),
                new EventHeader(INCIDENT, 1, new EventKey(key.console(), 8), 5, 6, absent, "k", 1, none, body, prev),
                new EventHeader(INCIDENT, 1, key, 6, 6, absent, "k", 1, none, body, prev),
                new EventHeader(INCIDENT, 1, key, 5, 7, absent, "k", 1, none, body, prev),
                new EventHeader(INCIDENT, 1, key, 5, 6, OptionalLong.of(0), "k", 1, none, body, prev),
                new EventHeader(INCIDENT, 1, key, 5, 6, absent, "l", 1, none, body, prev),
                new EventHeader(INCIDENT, 1, key, 5, 6, absent, "k", 2, none, body, prev),
                new EventHeader(INCIDENT, 1, key, 5, 6, absent, "k", 1, Optional.of(key), body, prev),
                new EventHeader(INCIDENT, 1, key, 5, 6, absent, "k", 1, none, other, prev),
                new EventHeader(INCIDENT, 1, key, 5, 6, absent, "k", 1, none, body, other));
        assertThat(changed.stream().map(EventHeader::hash)).doesNotHaveDuplicates();
    }
}
