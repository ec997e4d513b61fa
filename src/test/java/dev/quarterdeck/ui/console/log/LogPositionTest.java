package dev.quarterdeck.ui.console.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.logs.LogRows.Extent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogPositionTest {
    private final LogPosition position = new LogPosition();

    @BeforeEach
    void tenRowsFit() {
        position.visible(10);
        position.grow(new Extent(100, true));
    }

    @Test
    void theEndIsFollowed() {
        assertThat(position.first()).isEqualTo(90);
        position.grow(new Extent(105, true));
        assertThat(position.first()).isEqualTo(95);
        assertThat(position.following()).isTrue();
    }

    @Test
    void rowsThatWereNeverInSightAreCounted() {
        assertThat(position.grow(new Extent(110, true))).isZero();
        assertThat(position.grow(new Extent(1_110, true))).isEqualTo(990);
    }

    @Test
    void rowsThatWereOnlyCountedLateDidNotPass() {
        var opened = new LogPosition();
        opened.visible(10);
        opened.grow(new Extent(100, false));
        assertThat(opened.grow(new Extent(5_000, false))).isZero();
        assertThat(opened.grow(new Extent(9_000, true))).isZero();
        assertThat(opened.grow(new Extent(9_500, false))).as("an index that lags behind a flood").isEqualTo(490);
    }

    @Test
    void whatIsThereWhenALogIsOpenedDidNotPass() {
        var opened = new LogPosition();
        opened.visible(10);
        opened.grow(new Extent(0, true));
        assertThat(opened.grow(new Extent(500, true))).isZero();
    }

    @Test
    void nothingPassesSomebodyWhoReadsFurtherUp() {
        position.scroll(-50);
        assertThat(position.grow(new Extent(10_000, true))).isZero();
        assertThat(position.first()).isEqualTo(40);
    }

    @Test
    void scrollingBackToTheEndFollowsAgain() {
        position.scroll(-3);
        assertThat(position.following()).isFalse();
        position.scroll(3);
        assertThat(position.following()).isTrue();
    }

    @Test
    void whatIsInSightStaysWhileEarlierRowsAreStillBeingCounted() {
        position.grow(new Extent(100, false));
        position.scroll(-20);
        position.select(75, false);
        position.grow(new Extent(1_000_100, false));
        assertThat(position.first()).isEqualTo(1_000_070);
        assertThat(position.selected(1_000_075)).isTrue();
        position.grow(new Extent(900_100, true));
        assertThat(position.first()).isEqualTo(900_070);
    }

    @Test
    void aSelectedRowDoesNotRunAway() {
        position.move(-1, false);
        assertThat(position.selected(99)).isTrue();
        position.grow(new Extent(500, true));
        assertThat(position.first()).isEqualTo(90);
        assertThat(position.chosen()).isEqualTo(99);
    }

    @Test
    void theFirstMoveTakesTheLastRowInSight() {
        position.show(40);
        position.move(-1, false);
        assertThat(position.selected(49)).isTrue();
        position.move(-1, false);
        assertThat(position.selected(48)).isTrue();
    }

    @Test
    void aSelectionIsExtendedToBothSides() {
        position.select(95, false);
        position.move(-2, true);
        assertThat(position.chosen()).isEqualTo(93);
        assertThat(position.chosenCount()).isEqualTo(3);
        position.move(4, true);
        assertThat(position.chosen()).isEqualTo(95);
        assertThat(position.chosenCount()).isEqualTo(3);
    }

    @Test
    void whatIsChosenCanBeSeen() {
        position.select(50, false);
        position.show(0);
        assertThat(position.chosen()).isEqualTo(9);
        assertThat(position.chosenCount()).isEqualTo(1);
    }

    @Test
    void aFarRowIsShownWithOthersAroundIt() {
        position.jump(20);
        assertThat(position.first()).isEqualTo(15);
        position.jump(22);
        assertThat(position.first()).isEqualTo(15);
    }

    @Test
    void aLogThatShrankShowsWhatIsLeft() {
        position.show(60);
        position.grow(new Extent(4, true));
        assertThat(position.first()).isZero();
        assertThat(position.chosen()).isEqualTo(3);
        position.grow(new Extent(0, true));
        assertThat(position.chosen()).isEqualTo(-1);
        assertThat(position.chosenCount()).isEqualTo(1);
    }
}
