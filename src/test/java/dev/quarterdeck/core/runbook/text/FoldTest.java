package dev.quarterdeck.core.runbook.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldTest {
    @Test
    void aPartReachesFromItsSummaryToItsEnd() {
        assertThat(Fold.in("# A\n\n<details>\n<summary>More</summary>\n\nText\n\n</details>\n\nEnd\n"))
                .containsExactly(new Fold(4, 8));
    }

    @Test
    void partsNest() {
        assertThat(Fold.in("<details><summary>a</summary>\n<details>\n<summary>b</summary>\n</details>\n</DETAILS>\n"))
                .containsExactly(new Fold(3, 4), new Fold(1, 5));
    }

    @Test
    void codeAndWhatIsNeverClosedDoNotFold() {
        assertThat(Fold.in("```html\n<summary>a</summary>\n</details>\n```\n<summary>b</summary>\n")).isEmpty();
    }
}
