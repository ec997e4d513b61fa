package dev.quarterdeck.core.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the one procedure of a runbook that has none by name, since most runbooks in the wild are like that and must be
 * workable too. What explains the alert stands beside it; every other section is worked through or read. Any thread.
 */
final class LooseProcedure {
    private static final Pattern CONTEXT = Pattern.compile("^(?:meaning|impact|summary|overview|background|introduction|description|symptoms?|causes?|when to use"
            + "|about|purpose|scope|table of contents|contents|references?|links|see also|further reading|additional resources|related|authors?|history|changelog)\\b",
            Pattern.CASE_INSENSITIVE);
    /** A heading with one of these speaks of the work, and is none of it. */
    private static final Pattern ABOUT_WORK = Pattern.compile("\\b(?:test\\w*|drills?|staging|schedules?|contacts?|authority|authori[sz]\\w+|checklists?|templates?|criteria|matrix"
            + "|history|communicat\\w+|scenarios?|appendix|overview|decisions?|triggers?|items?|metrics|time|objectives?)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PHASE = Pattern.compile("^(?:initial |immediate |quick |emergency |manual )?(?:diagnos\\w*|triage|troubleshooting|investigat\\w+|debugging|assessment|fix\\w*"
            + "|mitigat\\w+|remediat\\w+|resol(?:v|ut)\\w+|repair\\w*|recover\\w*|roll-?\\s?back|revert\\w*|workarounds?|restor\\w+|fail-?\\s?over|steps|actions?|response|containment"
            + "|what to do|how to)\\b|^(?:回滚|恢复|復旧|復元|手順|步骤|対応|处理|確認事項|복구|조치)", Pattern.CASE_INSENSITIVE);
    private static final Pattern EAST_ASIAN_CONTEXT = Pattern.compile("^(?:概要|概述|背景|目的|影響|影响|症状|原因|参考|簡介|简介|はじめに|개요|배경|영향|증상)");
    private static final Pattern NUMBERING = Pattern.compile("^(?:\\d{1,2}(?:\\.\\d{1,2})*[.)]?\\s+|[A-Z][.)]\\s+|[\\p{So}\\uFE0F\\u200D]+\\s*)+");

    private LooseProcedure() {
    }

    private static boolean phase(Section section) {
        String heading = NUMBERING.matcher(section.heading()).replaceFirst("");
        return PHASE.matcher(heading).find() && !ABOUT_WORK.matcher(heading).find();
    }

    static boolean context(Section section) {
        String heading = NUMBERING.matcher(section.heading()).replaceFirst("");
        return CONTEXT.matcher(heading).find() || EAST_ASIAN_CONTEXT.matcher(heading).find();
    }

    /** What was understood as something else is not worked through again, unless there is work in it. */
    static boolean understood(Section section) {
        boolean work = section.blocks().stream().anyMatch(block -> block instanceof Block.Check || block instanceof Block.Code || !block.commands().isEmpty());
        boolean table = section.blocks().stream().anyMatch(Block.Table.class::isInstance);
        return !work && section.sections().isEmpty() && (ContactReader.claims(section) || table && (!AuthorityReader.read(new Outline(List.of(section))).isEmpty()
                || new MatrixReader(new ArrayList<>()).read(new Outline(List.of(section))).isPresent()));
    }

    /** Work that stands beside procedures with names of their own: finding out what is wrong, mending it. Each is one by itself. */
    static List<Procedure> phases(Outline outline) {
        return outline.headed(LooseProcedure::phase).stream().flatMap(top -> {
            List<Step> steps = Outline.subtree(top).stream().filter(section -> outline.sections().stream().anyMatch(left -> left == section))
                    .flatMap(section -> LooseSteps.read(section, section.heading()).stream()).toList();
            boolean work = steps.stream().anyMatch(step -> !step.commands().isEmpty() || !step.checks().isEmpty() || !step.codes().isEmpty() || !step.number().isEmpty());
            return work ? Stream.of(new Procedure(top.heading(), "", EstimateReader.ofHeading(top.heading()).estimate(), top.path(), steps, List.of())) : Stream.empty();
        }).toList();
    }

    static Optional<Procedure> read(String title, Outline outline) {
        Outline work = outline.without(outline.headed(LooseProcedure::context)).without(outline.headed(LooseProcedure::understood));
        List<Step> steps = work.sections().stream().filter(s -> !s.path().isEmpty() || has(s))
                .flatMap(section -> LooseSteps.read(section, title).stream()).toList();
        if (steps.isEmpty()) {
            steps = work.sections().stream().flatMap(section -> LooseSteps.read(section, title).stream()).toList();
        }
        return steps.isEmpty() ? Optional.empty()
                : Optional.of(new Procedure(title, "", Optional.empty(), "", steps, List.of()));
    }

    private static boolean has(Section section) {
        return section.blocks().stream().anyMatch(block -> switch (block) {
            case Block.Check _, Block.Code _ -> true;
            case Block.Item item -> !item.marker().equals("•");
            case Block.Table table -> !table.commands().isEmpty();
            case Block.Prose _, Block.Quote _ -> false;
        });
    }
}
