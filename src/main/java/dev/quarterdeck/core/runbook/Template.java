package dev.quarterdeck.core.runbook;

import java.util.List;

/**
 * A message the runbook prepares.
 *
 * @param title   what to call it in a list: {@code Rollback initiated}, {@code Status page}
 * @param channel where it goes, in the runbook's words: {@code Slack #oncall}, {@code Status page}, {@code Customer email}
 * @param body    the text to fill in, exactly as in the fence
 * @param fields  the placeholders in it, in order, as written: {@code [Brief description]}, {@code @engineer-name},
 *                {@code P0/P1/P2}; two {@code [link]} in the body are two fields
 */
public record Template(String title, String channel, String body, List<String> fields, String path, int line) {
    public Template {
        fields = List.copyOf(fields);
    }
}
