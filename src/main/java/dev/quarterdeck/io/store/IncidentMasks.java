package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.runbook.frontmatter.FrontMatterReader;
import dev.quarterdeck.core.runbook.text.SourceText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is a secret in each incident: what its runbooks name as one, too. Confined to its thread. */
final class IncidentMasks {
    private static final int MOST = 100;

    private final Connection record;
    private final Map<IncidentId, SecretMask> known = new LinkedHashMap<>();

    IncidentMasks(Connection record) {
        this.record = record;
    }

    SecretMask of(IncidentId incident) throws SQLException {
        SecretMask mask = known.get(incident);
        if (mask == null) {
            mask = SecretMask.standard().and(named(incident));
            if (known.size() == MOST) {
                known.clear();
            }
            known.put(incident, mask);
        }
        return mask;
    }

    private List<String> named(IncidentId incident) throws SQLException {
        var named = new ArrayList<String>();
        try (PreparedStatement select = record.prepareStatement(RecordedEvent.select(record) + " WHERE incident = ? AND kind = '"
                + FactCodec.RUNBOOK_ATTACHED + "'")) {
            select.setString(1, incident.text());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    RecordedEvent recorded = RecordedEvent.read(row);
                    Event event = StoredEvent.event(incident, recorded.event().header(), recorded.event().hash(), recorded.body(), Writers.NONE);
                    if (event.fact() instanceof Fact.RunbookAttached runbook && runbook.text().contains("mask")) {
                        named.addAll(FrontMatterReader.read(SourceText.of(runbook.text()), new ArrayList<>()).mask());
                    }
                }
            }
        }
        return named;
    }
}
