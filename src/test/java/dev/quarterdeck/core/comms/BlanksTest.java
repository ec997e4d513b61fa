package dev.quarterdeck.core.comms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BlanksTest {

    @Test
    void every_notation_of_a_blank_is_filled_and_nothing_else() {
        assertThat(Blanks.fill("a [x] <y z> {{t}} $N ${N} $NS \\$N YOUR_KEY YOUR_KEYS x", Map.of("[x]", "1", "<y z>", "2", "{{t}}", "3",
                "$N", "4$1", "YOUR_KEY", "5", "x", "6"))).isEqualTo("a 1 2 3 4$1 4$1 $NS \\$N 5 YOUR_KEYS x");
    }

    @Test
    void an_empty_value_leaves_the_blank_as_it_is() {
        assertThat(Blanks.fill("a [x]", Map.of("[x]", ""))).isEqualTo("a [x]");
    }
}
