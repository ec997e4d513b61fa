package dev.quarterdeck.core.incident;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was advised, judged, asked and decided. Immutable.
 *
 * @param advice    the newest {@link Fact.AdviceChanged}
 * @param triggers  the newest judgement of each trigger, by its text
 * @param decision  the newest {@link Fact.DecisionRecorded}
 * @param questions every question that was asked, oldest first
 */
record Judgement(Optional<Event> advice, Map<String, Event> triggers, Optional<Event> decision, List<Question> questions) {
    static final Judgement NONE = new Judgement(Optional.empty(), Map.of(), Optional.empty(), List.of());

    Judgement advised(Event event) {
        return new Judgement(Optional.of(event), triggers, decision, questions);
    }

    Judgement judged(String trigger, Event event) {
        return new Judgement(advice, State.plus(triggers, trigger, event), decision, questions);
    }

    Judgement decided(Event event) {
        return new Judgement(advice, triggers, Optional.of(event), questions);
    }

    Judgement asked(Fact.QuestionAsked f, Event event) {
        return new Judgement(advice, triggers, decision,
                State.and(questions, new Question(event.key(), f, event.at(), Optional.empty())));
    }

    Judgement answered(Fact.QuestionAnswered f) {
        return new Judgement(advice, triggers, decision,
                questions.stream().map(q -> q.key().equals(f.question()) ? q.answered(f) : q).toList());
    }
}
