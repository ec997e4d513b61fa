package dev.quarterdeck.core.incident;

/**
 * What may be done to an entry later.
 *
 * @param time    it can be said to have happened at another time
 * @param retract it can be said never to have been so
 * @param redact  what it says can be removed for good, up to its {@link Remainder}
 */
record Amendable(boolean time, boolean retract, boolean redact) {

    static Amendable of(Fact fact) {
        return switch (fact) {
            // what people do and say
            case Fact.NoteAdded _, Fact.SectionWritten _, Fact.TitleChanged _, Fact.ImpactStated _, Fact.FieldFilled _, Fact.CommandCopied _,
                 Fact.TriggerJudged _, Fact.DecisionRecorded _, Fact.CheckSkipped _, Fact.EvidencePinned _, Fact.MessageCopied _,
                 Fact.MessageSent _, Fact.EtaPromised _, Fact.UpdatePromised _, Fact.CheckTicked _, Fact.ProcedureChosen _, Fact.SeverityChanged _, Fact.RoleAssigned _,
                 Fact.ProcedureStopped _, Fact.ContactPaged _, Fact.QuestionAsked _, Fact.QuestionAnswered _, Fact.ChangeMarked _,
                 Fact.InterruptionBegan _, Fact.InterruptionEnded _, Fact.Unknown _ -> new Amendable(true, true, true);
            case Fact.CheckUnticked _, Fact.MilestoneClaimed _, Fact.CadenceChanged _ -> new Amendable(true, true, false);
            // without these the incident would be another one; their words can go
            case Fact.IncidentDeclared _, Fact.Resolved _, Fact.Reopened _ -> new Amendable(true, false, true);
            case Fact.StatusChanged _ -> new Amendable(true, false, false);
            case Fact.RunbookAttached _, Fact.ReadingCorrected _, Fact.WatchConfirmed _, Fact.ChangesSeen _, Fact.LogCommandsConfirmed _, Fact.TargetNamed _ -> new Amendable(false, false, true);
            case Fact.Corrected _, Fact.Retracted _, Fact.Redacted _ -> new Amendable(false, false, true);
            // it quotes what a command answered
            case Fact.WatchBroke _ -> new Amendable(false, false, true);
            // the advice was judged by it
            case Fact.HoldChanged _ -> new Amendable(false, false, false);
            // what the program saw by itself
            case Fact.DrillStarted _, Fact.AdviceChanged _, Fact.SamplesAnchored _, Fact.BaselineCaptured _, Fact.PostMortemExported _, Fact.Erased _,
                 Fact.ClockJumped _, Fact.CutOff _, Fact.LogMerged _ -> new Amendable(false, false, false);
        };
    }
}
