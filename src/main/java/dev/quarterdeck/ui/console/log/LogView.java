package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.app.Work;
import dev.quarterdeck.core.logs.HighlightRule;
import dev.quarterdeck.core.logs.LogHistogram;
import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.LogRows;
import dev.quarterdeck.core.logs.LogState;
import dev.quarterdeck.core.logs.OpenLog;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.CopyGate;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * One open log in its tab: what is in sight, what is looked for, what is selected. Reading is done by its {@link LogReading};
 * this is for the FX thread only.
 */
final class LogView implements AutoCloseable {
    private static final double TALL = 120;
    private static final int AROUND = 2;
    private static final long QUIET_NANOS = 2_000_000_000L;

    private final Desktop desktop;
    private final String name;
    private final OpenLog log;
    private final boolean merged;
    private final LogReading reading;
    private final LogPosition position = new LogPosition();
    private final LogLines lines = new LogLines();
    private final LogFind find;
    private final LogNarrowing narrowing;
    private final LogTimes times;
    private final LogStatus status;
    private final ScrollBar bar = new ScrollBar();
    private final Label empty = Parts.wrapped("", Styles.MUTED, "log-empty");
    private final Label narrowed = Parts.label("", Styles.SMALL, "log-narrowed");
    private final HBox tools;
    private final VBox body;
    private final Work.Place reckoning;
    private final Work.Place seeking;
    /** Read by the reading thread, too, to see whether it is late. */
    private volatile Criteria criteria = Criteria.NONE;
    private List<HighlightRule> rules;
    private List<RuleMatching> matching;
    private LogSearch search;
    private LogPage drawn = LogPage.EMPTY;
    private LogPage.@Nullable Wish wanted;
    private long changes;
    private int left;
    private long passed;
    private long floodedAt;
    /** At the last look, more lines came than are in sight. */
    private boolean flooded;
    private boolean skipping;
    private long bytes = -1;
    private boolean narrowingWanted;
    private boolean settingBar;
    private int looks;
    private int steps;

    /** @param name as the record names it; evidence stands under it, unless the log is {@code merged} from several */
    LogView(Desktop desktop, String name, OpenLog log, boolean merged) {
        this.desktop = desktop;
        this.name = name;
        this.log = log;
        this.merged = merged;
        search = new LogSearch(log, Optional.empty(), Optional.empty());
        rules = desktop.workspace().highlights().of(name);
        matching = RuleMatching.of(rules);
        reading = new LogReading(desktop.work());
        reckoning = reading.inOrder().place();
        seeking = reading.inOrder().place();
        find = new LogFind(this::ask, this::focus, this::keep);
        narrowing = new LogNarrowing(desktop, this::ask, this::narrowed);
        times = new LogTimes(this::goTo);
        status = new LogStatus(this::follow, () -> reading.inOrder().run(log::reconnect));
        tools = Parts.row(8, find.node(), narrowed, status.node());
        tools.setAlignment(Pos.CENTER_RIGHT);
        narrowed.setId("log-narrowed");
        narrowed.setMinWidth(0);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setId("log-bar");
        bar.setMin(0);
        bar.setFocusTraversable(false);
        bar.valueProperty().addListener((_, _, value) -> {
            if (!settingBar) {
                position.deselect();
                position.show(Math.round(value.doubleValue()));
            }
        });
        lines.setOnScroll(event -> {
            if (event.getDeltaX() != 0 && event.getDeltaY() == 0) {
                shift(event.getDeltaX() > 0 ? -4 : 4);
            } else {
                position.scroll(event.getDeltaY() > 0 ? -3 : 3);
            }
        });
        lines.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            lines.requestFocus();
            select(lines.rowAt(event.getY()), event.isShiftDown());
            if (event.getClickCount() == 2) {
                open();
            }
        });
        lines.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> select(lines.rowAt(event.getY()), true));
        var keys = new LogKeys(this);
        lines.setOnKeyPressed(keys::pressed);
        lines.setOnKeyTyped(keys::typed);
        StackPane.setAlignment(empty, Pos.TOP_LEFT);
        empty.setMouseTransparent(true);
        var field = new StackPane(lines, empty);
        field.setMinSize(0, 0);
        HBox.setHgrow(field, Priority.ALWAYS);
        var scrolled = new HBox(field, bar);
        VBox.setVgrow(scrolled, Priority.ALWAYS);
        body = new VBox(narrowing.node(), times, scrolled);
        body.setMinHeight(0);
        body.heightProperty().addListener((_, _, _) -> narrowingWanted(narrowingWanted));
        narrowingWanted(false);
    }

    Node tools() {
        return tools;
    }

    Node body() {
        return body;
    }

    OpenLog log() {
        return log;
    }

    void focus() {
        lines.requestFocus();
    }

    /**
     * Once a frame: takes the page that was read, and wants the one that is in sight now; while more lines pass than anybody can
     * read,
     * in every second frame only. Answers whether there was anything new.
     */
    boolean pulse() {
        skipping = flooded && !skipping;
        boolean other = !skipping && want();
        LogPage page = reading.page();
        boolean read = page != drawn && page.of() != null && page.of().search() == search;
        if (read) {
            drawn = page;
            lines.show(page, position::selected);
        }
        return skipping || other || read;
    }

    private boolean want() {
        reading.look(search);
        position.visible(lines.capacity());
        return reading.seen(search).filter(seen -> want(seen.extent())).isPresent();
    }

    private boolean want(LogRows.Extent extent) {
        long missed = position.grow(extent);
        flooded = missed > 0;
        if (flooded) {
            passed += missed;
            floodedAt = System.nanoTime();
        }
        int count = (int) Math.min(position.visible(), Math.max(0, extent.rows() - position.first()));
        var drawing = new RowDrawing(desktop.mask(), search.find(), matching, merged, left, lines.columns());
        var wish = new LogPage.Wish(search, drawing, position.first(), count, changes);
        boolean other = !wish.equals(wanted);
        if (other) {
            wanted = wish;
            reading.want(wish);
        }
        return other;
    }

    /** What is said beside the lines. */
    void onTime() {
        reading.look(search);
        reading.seen(search).ifPresent(this::say);
        if (++looks % 5 == 1 && !reckoning.busy()) {
            reckon();
        }
    }

    private void say(LogReading.Seen seen) {
        LogState state = seen.state();
        if (state.bytes() != bytes || !position.extent().exact()) {
            bytes = state.bytes();
            changes++; // the last line may have grown, numbers may be known better
        }
        if (passed > 0 && System.nanoTime() - floodedAt > QUIET_NANOS) {
            passed = 0;
        }
        Optional<Live> live = desktop.live();
        status.show(state, position.following(), passed, live.flatMap(Live::drill)
                        .map(d -> Texts.of("logs.simulated", d.service().logFile().getFileName())).orElse(""),
                live.filter(l -> l.incident().open() && l.confirmed().commands().contains(name)).isPresent());
        find.count(seen.found());
        scrollBar();
        boolean nothing = position.extent().rows() == 0;
        empty.setText(nothing ? whyEmpty(seen) : "");
    }

    /** How the log does, as far as it is known; looks again now and then, whether it is shown or not. */
    Optional<LogState.Phase> phase() {
        return reading.seen(search).map(seen -> seen.state().phase());
    }

    /** For one that is not shown. */
    void look() {
        reading.look(search);
    }

    /** Where not all could be read, nobody knows that no line matches. */
    private String whyEmpty(LogReading.Seen seen) {
        LogState state = seen.state();
        boolean unread = state.phase() == LogState.Phase.WAITING || state.phase() == LogState.Phase.BROKEN;
        if (seen.shown().isPresent() && !unread) {
            String problem = seen.shown().get().problem();
            return problem.isEmpty() ? Texts.of("logs.nomatch") : problem;
        }
        return state.phase() == LogState.Phase.FOLLOWING ? Texts.of("logs.empty") : state.words();
    }

    private void scrollBar() {
        settingBar = true;
        double most = Math.max(0, position.extent().rows() - position.visible());
        bar.setMax(most);
        bar.setVisibleAmount(most == 0 ? 1 : most * position.visible() / Math.max(1.0, position.extent().rows()));
        bar.setUnitIncrement(1);
        bar.setBlockIncrement(position.visible());
        bar.setValue(position.first());
        bar.pseudoClassStateChanged(Styles.ACTIVE, !position.extent().exact());
        settingBar = false;
    }

    private void reckon() {
        record Counted(LogHistogram all, LogHistogram matches) { }

        LogSearch asked = search;
        reckoning.run(() -> new Counted(log.histogram(), asked.find().map(LogQuery::histogram).orElse(LogHistogram.EMPTY)),
                counted -> {
            times.show(counted.all(), counted.matches());
            boolean room = body.getHeight() >= TALL && !times.empty();
            times.setVisible(room);
            times.setManaged(room);
        });
    }

    /** Asks something else of the log. */
    private void ask(Criteria asked) {
        boolean staying = !position.following() && !asked.shown().equals(criteria.shown());
        ask(asked, Optional.ofNullable(staying ? drawn.line(position.chosen()) : null).map(LogRow.Line::row));
    }

    /** @param stay the row of the whole log that stays in sight, if it is among what is shown then */
    private void ask(Criteria asked, Optional<Long> stay) {
        boolean otherRows = !asked.shown().equals(criteria.shown());
        criteria = asked;
        find.show(asked);
        narrowing.show(asked);
        narrowed.setText(LogNarrowing.words(asked));
        narrowingWanted(narrowingWanted);
        reading.inOrder().run(() -> asked != criteria ? Optional.<Begun>empty() // asked for something else since
                : Optional.of(Begun.of(log, asked, stay)),
                begun -> begun.ifPresent(b -> replace(b, otherRows || stay.isPresent())));
    }

    /** @param there where the row that is to stay in sight stands now */
    private record Begun(LogSearch search, LogRows.Extent extent, OptionalLong there) {
        static Begun of(OpenLog log, Criteria asked, Optional<Long> stay) {
            LogSearch begun = LogSearch.begin(log, asked);
            return new Begun(begun, begun.rows().extent(), stay.isPresent() ? begun.index(stay.get()) : OptionalLong.empty());
        }
    }

    private void replace(Begun begun, boolean otherRows) {
        LogSearch before = search;
        search = begun.search();
        if (otherRows) {
            position.restart();
            position.grow(begun.extent());
            begun.there().ifPresent(position::jump);
        }
        reading.inOrder().run(before::close);
    }

    /** Looks for something: other lines stay in sight, or only what matches does. */
    void find(boolean only) {
        if (criteria.only() != only) {
            ask(criteria.only(only));
        }
        find.focus();
    }

    /** Presses that come faster than the search are made up for, one after the other. */
    void next(boolean forward) {
        steps += forward ? 1 : -1;
        if (!seeking.busy()) {
            seek();
        }
    }

    private void seek() {
        boolean forward = steps > 0;
        if (steps == 0) {
            return;
        }
        steps -= forward ? 1 : -1;
        long from = position.from(forward);
        LogSearch asked = search;
        seeking.run(() -> asked.next(from, forward), found -> {
            if (found.isPresent()) {
                jump(found.getAsLong());
                seek();
            } else {
                steps = 0;
                desktop.tell(Texts.of(!criteria.searching() ? "logs.next.nothing" : forward ? "logs.next.none"
                        : "logs.previous.none"));
            }
        });
    }

    private void jump(long row) {
        position.jump(row);
        redraw();
    }

    void firstError() {
        desktop.live().ifPresent(live -> {
            Instant began = live.incident().clockFrom().orElse(Instant.EPOCH);
            reading.inOrder().run(() -> log.firstAtLeast(LogLevel.ERROR, began), row -> {
                if (row.isEmpty()) {
                    desktop.tell(Texts.of("logs.error.none", Times.clock(began)));
                } else {
                    desktop.tell(Texts.of("logs.error.first", Times.clock(began)));
                    goTo(row.getAsLong());
                }
            });
        });
    }

    private void goTo(Instant time) {
        reading.inOrder().run(() -> log.rowAt(time),
                row -> row.ifPresentOrElse(this::goTo, () -> desktop.tell(Texts.of("logs.time.none", Times.clock(time)))));
    }

    /** Shows a row of the whole log; what leaves it out is given up. */
    private void goTo(long row) {
        LogSearch asked = search;
        reading.inOrder().run(() -> asked.holds(row) ? asked.index(row) : OptionalLong.empty(), at -> {
            if (at.isPresent()) {
                jump(at.getAsLong());
            } else {
                ask(criteria.widened(), Optional.of(row));
            }
        });
    }

    /** Shows the line that was pinned, if it still stands where it stood. */
    void goTo(long line, long offset) {
        reading.inOrder().run(() -> {
            List<LogRow> around = log.rows(Math.max(0, line - 1 - AROUND), 2 * AROUND + 200);
            return around.stream().filter(row -> row instanceof LogRow.Line l && l.offset() == offset).findFirst();
        }, found -> found.ifPresentOrElse(row -> {
            focus();
            goTo(row.row());
        }, () -> desktop.tell(Texts.of("logs.evidence.gone", line))));
    }

    void follow() {
        left = 0;
        position.follow();
        redraw();
    }

    void top() {
        position.deselect();
        position.top();
    }

    void scroll(double pages) {
        position.scroll(Math.round(pages * position.visible()));
    }

    void move(long by, boolean extend) {
        position.move(by, extend);
        redraw();
    }

    private void select(long row, boolean extend) {
        position.select(row, extend);
        redraw();
    }

    /** Scrolls sideways by so many characters. */
    void shift(int by) {
        left = Math.max(0, left + by);
    }

    private void redraw() {
        lines.show(drawn, position::selected);
    }

    /** Shows or hides the row that narrows; it stays while something is left out. */
    void flipNarrowing() {
        narrowingWanted(!narrowingWanted);
    }

    private void narrowingWanted(boolean wanted) {
        narrowingWanted = wanted;
        boolean tall = body.getHeight() > 2 * TALL;
        narrowing.node().setVisible(wanted || criteria.narrowed() && tall);
        narrowing.node().setManaged(narrowing.node().isVisible());
        narrowed.setVisible(criteria.narrowed() && !narrowing.node().isVisible());
        narrowed.setManaged(narrowed.isVisible());
    }

    /** In the dock the lines need the room: what is left out is then said beside the search. */
    private void narrowed() {
        narrowingWanted(false);
        focus();
    }

    void nextLevel() {
        narrowing.nextLevel();
    }

    void nextTime() {
        narrowing.nextTime();
    }

    void exclude() {
        narrowingWanted(true);
        narrowing.focusExclude();
    }

    void widen() {
        narrowingWanted(false);
        ask(criteria.widened());
    }

    /** The present words stay highlighted in this log from now on; when they are already, no longer. */
    void keep() {
        if (!criteria.searching()) {
            LogRulesSheet.open(desktop, rules, this::keep);
            return;
        }
        var kept = new ArrayList<>(rules);
        if (!kept.removeIf(rule -> rule.pattern().equals(criteria.pattern()))) {
            kept.add(new HighlightRule(criteria.pattern(), HighlightRule.Tone.next(kept.size())));
            desktop.tell(Texts.of("logs.kept", criteria.words()));
        }
        keep(kept);
    }

    private void keep(List<HighlightRule> kept) {
        rules = List.copyOf(kept);
        matching = RuleMatching.of(rules);
        List<HighlightRule> now = rules;
        reading.inOrder().run(() -> desktop.workspace().highlights().keep(name, now), () -> { },
                problem -> desktop.tell(Texts.of("logs.notkept", String.valueOf(problem.getMessage()))));
    }

    void rules() {
        LogRulesSheet.open(desktop, rules, this::keep);
    }

    /** What is selected, or the last line in sight, is read anew; {@code make} makes something of it away from the FX thread. */
    private <T> void withChosen(Function<List<LogRow.Line>, T> make, Consumer<T> then) {
        long from = position.chosen();
        int count = Math.min(LogEvidencePinning.MOST_LINES, position.chosenCount());
        LogSearch asked = search;
        // without a selection it is the line that the person sees, however fast the log runs on
        LogRow.Line seen = position.selected(from) ? null : drawn.rows().stream().map(DrawnRow::row)
                .filter(LogRow.Line.class::isInstance).map(LogRow.Line.class::cast).reduce((_, last) -> last).orElse(null);
        reading.inOrder().run(() -> make.apply(seen != null ? List.of(seen) : from < 0 ? List.of() : asked.rows()
                .rows(from, count).stream()
                .filter(LogRow.Line.class::isInstance).map(LogRow.Line.class::cast).toList()), then);
    }

    void pin() {
        SecretMask mask = desktop.mask();
        withChosen(chosen -> LogEvidencePinning.read(mask, merged ? Optional.empty() : Optional.of(name), log, chosen),
                read -> read.pin(desktop));
    }

    void copy() {
        SecretMask mask = desktop.mask();
        withChosen(chosen -> mask.masked(chosen.stream().map(LogRow.Line::text).toList()), texts ->
                CopyGate.words(desktop, String.join("\n", texts), _ -> desktop.tell(Texts.of("logs.copied", texts.size()))));
    }

    void open() {
        SecretMask mask = desktop.mask();
        withChosen(chosen -> chosen.stream().findFirst().map(line -> OpenedRow.read(log, line, mask)),
                opened -> opened.ifPresent(row -> LogRowSheet.open(desktop, row, this::pin)));
    }

    @Override
    public void close() {
        LogSearch last = search;
        reading.inOrder().run(() -> {
            last.close();
            if (merged) {
                log.close(); // nobody else has this one
            }
        });
    }
}
