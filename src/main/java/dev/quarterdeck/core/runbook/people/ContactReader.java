package dev.quarterdeck.core.runbook.people;

import dev.quarterdeck.core.runbook.Contact;
import dev.quarterdeck.core.runbook.Runbook.Named;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Recognises whom to reach and how: the tables, lists and lines below headings about contacts, and any table of people with a way
 * to
 * reach them. Only people, roles, teams and channels count. Nobody is followed by anybody unless the runbook says so: in a
 * column,
 * by numbered levels, by an arrow, by "after 15 min" or by words. Any thread.
 */
public final class ContactReader {
    private static final Pattern HEADING =
            words("\\bcontacts?\\b|\\bescalations?\\b|\\bwho(?:m)? to (?:call|reach|page|ask|contact|notify|tell|inform|"
            + "escalate)\\b|\\boutside help\\b|\\bexternal support\\b|\\bemergency (?:services|numbers)\\b|\\bpeople to (?:call|"
            + "reach|page)\\b|\\bon-?call (?:list|roster|rota|schedule|team|engineers?)\\b|^on-?call$|\\bphone (?:list|"
            + "numbers)\\b|\\bkey people\\b|\\bpoints? of contact\\b|\\bget(?:ting)? help\\b|\\bneed help\\b|"
            + "^\\W*(?:\\d+[.)]?\\s*)?(?:people|persons?|who|owners|call list|reachability|phone ?book|numbers|help|support|"
            + "team|stakeholders|key stakeholders|responders|roster)\\W*$"
            + "|\\bkontakte?\\b|\\bansprechpartner\\w*|\\bnotfallkontakte?\\b|\\beskalation\\w*|\\bbereitschaft\\b|"
            + "\\bansprechpersonen\\b|\\bescalade\\b|\\bcontactos?\\b|\\bescalamiento\\b|\\bescalado\\b|\\bguardia\\b|"
            + "\\bcontatos?\\b|\\bescalonamento\\b|\\bplantão\\b|联系人|联系方式|聯絡|联络|升级|值班|連絡先|連絡網|エスカレーション|担当者");
    private static final Pattern NOT_PEOPLE =
            words("\\b(?:triggers?|criteria|conditions?|thresholds?|templates?|when to escalate|escalate (?:immediately |at "
            + "once )?(?:when|if)|wann eskalier\\w*|quand escalader|cuándo escalar|quando escalar)\\b|何时升级|エスカレーション(?:の)?(?:基準|"
            + "条件)");
    private static final Pattern OTHER_LIST =
            words("\\bmatrix\\b|\\bmatriz\\b|\\bmatrice\\b|\\bseverity\\b|\\btriggers?\\b|\\bcriteria\\b");
    private static final Pattern CHAIN =
            words("\\bescalation (?:path|chain|order|ladder|levels?|procedure|policy|sequence)\\b|\\beskalations(?:kette|pfad|"
            + "stufen|weg)\\b|\\bchaîne d['’]escalade\\b|\\b(?:cadena|ruta|niveles) de escal\\w+|\\b(?:cadeia|níveis) de "
            + "escal\\w+|升级路径|升级流程|エスカレーション(?:パス|フロー|経路|順)");
    private static final Pattern ROLE =
            words("\\b(?:role|team|area|function|position|service|duty|title|responsib\\w+|rolle|funktion|bereich|rôle|fonction|"
            + "équipe|rol|función|equipo|función|função|equipe|cargo)\\b|角色|职责|团队|職務|役割|担当|チーム");
    private static final Pattern NAME =
            words("^(?:names?|who|persons?|contacts?|primary|owner|people|escalate to|engineer|person|nom|nombre|nome|kontakt|"
            + "姓名|名前|氏名|联系人|連絡先)$");
    private static final Pattern LEVEL =
            words("^(?:levels?|tiers?|order|step|#|stufe|niveau|nivel|nível|级别|レベル|escalation level|stage)$");
    private static final Pattern ESCALATION =
            words("\\bescalat\\w*|^then\\b|^next\\b|\\bif (?:nobody|no one|unreachable|no answer|no response)\\b|"
            + "\\bbackup\\b.{0,12}\\bescal|\\beskalation\\b|\\bescalade\\b|\\bescala\\w*|升级|エスカレーション");
    private static final Pattern TIMED_COLUMN = words("\\b(?:after|when|time|timeframe|timeout|wait|response)\\b");
    private static final Pattern REACH_COLUMN =
            words("\\b(?:phone|e-?mail|slack|pager\\w*|contacts?|handle|reach|mobile|cell|tel(?:ephone)?|telefon|teams|channel|"
            + "chat|how to reach|on-?call|primary|secondary|number|how|opsgenie|correo|teléfono|téléphone|courriel|telefone)\\b|"
            + "电话|電話|邮箱|联系方式|メール|連絡");
    private static final Pattern LISTED =
            Pattern.compile("^([\\p{L}@#][\\p{L}\\d /&()@#.,'+-]{0,50}?)\\s*(?:[:：]|\\s[–—-])\\s*(\\S.{0,200})$", Pattern.DOTALL);
    private static final Pattern LEVELLED =
            words("^(?:(?:l|level|tier|line|stufe|niveau|nivel|nível)[ -]?|(?=\\d(?:st|nd|rd|th|\\.)[ -](?:level|line|"
            + "tier)))(\\d)(?:(?:st|nd|rd|th|\\.)[ -](?:level|line|tier))?\\b[^:：–—-]{0,30}?\\s*(?:[:：]|"
            + "\\s[–—-])\\s*(\\S.{0,160})$");
    private static final Pattern FIELD =
            words("^\\W*(?:names?|phone|mobile|cell|e-?mail|mail|slack|teams|pager ?duty|pager|opsgenie|handle|hours|"
            + "availability|timezone|time ?zone|backup|location|responsib\\w+|role|telefon|tel|correo|teléfono|téléphone|"
            + "courriel|telefone|secondary|primary|contact|chat|电话|邮箱|電話|メール)$");
    private static final String REACHES =
            "(?:\\+?\\d[\\d ()./-]{5,}\\d|[\\w.+-]+@[\\w-]+\\.[\\w.]+|(?<![\\w/])#[\\p{L}][\\w-]+|(?<![\\w.])@[\\p{L}][\\w.-]+|"
            + "\\b(?:ext|x|extension|radio(?: channel)?|house phone)\\.? ?\\d{1,6}\\b|\\brota\\b|^\\d{3,5}$|\\b(?:pagerduty|"
            + "opsgenie|victorops|slack|ms teams|mattermost|discord|hotline|phone|pager)\\b|\\[[^\\]]*(?:phone|name|email|"
            + "e-mail|contact|number|slack|pager|tbd|handle|mail|telefon|@)[^\\]]*\\]|\\[[^\\]]{0,4}\\]|<[^>]*(?:phone|name|"
            + "email|number|slack|handle|tbd)[^>]*>|_{3,}|\\bxxx|\\b555-)";
    private static final Pattern REACH = words(REACHES);
    private static final Pattern ROLES =
            words("\\b(?:lead(?:er|ership)?|leads|engineers?|engineering|managers?|owners?|directors?|head|cto|ceo|coo|ciso|cio|"
            + "vp|vps|dba|dbas|admins?|administrators?|sre|sres|devops|on-?call|teams?|commanders?|support|operations|ops|"
            + "developers?|devs?|architects?|officers?|responders?|coordinators?|liaison|scribe|customer success|help ?desk|"
            + "service desk|noc|soc|duty|executives?|stakeholders?|supervisors?|analysts?|specialists?|hotline|maintainers?|"
            + "staff|principal|management|primary|secondary|tertiary|backup|vendor|im|ic|pm|po|product|platform|backend|"
            + "frontend|database|infrastructure|security|network|qa|release"
            + "|leitung|leiter(?:in)?|bereitschaft|verantwortliche?r?|entwickler(?:in)?|chef|responsable|équipe|astreinte|jefe|"
            + "equipo|guardia|gerente|equipe|plantão|líder|encargado|ingeniero|desarrollador|desenvolvedor|engenheiro|directeur|"
            + "développeur)\\b(?!\\s+(?:issues?|problems?|failures?|errors?|outages?|backups?|migrations?|restores?|"
            + "connections?|roll-?backs?|url|host|name|metrics|logs?|down)\\b)|负责人|值班|团队|經理|经理|工程师|主管|担当|責任者|チーム|リーダー|マネージャ|管理者");
    private static final Pattern CHANNELS =
            words("^(?:(?:[\\p{L}-]+ )?(?:slack|teams|discord|mattermost|pager ?duty|opsgenie|e-?mail|hotline|phone|channel|"
            + "chat|pager|on-?call|war ?room|bridge|zoom)(?: (?:channel|line|number|list|bridge|rotation|schedule|room))?)$");
    private static final Pattern NEVER =
            words("^\\W*(?:最后更新|最近更新|更新(?:时间|日期)|最終更新|版本|日期)|^\\W*(?:check|restart|location|minor|major|run|see|logs?|log "
            + "(?:file|location)s?|dashboards?|grafana|kibana|runbooks?|docs?|documentation|repo(?:sitory)?|path|urls?|links?|"
            + "issues?|monitoring|metrics|configs?|configuration|commands?|if|when|stop|start|status|status ?page|note|warning|"
            + "important|example|version|date|file|files|backup (?:location|path|dir\\w*)|backups?|database (?:host|url|name)|"
            + "host|server|port|step|wiki|confluence|jira|github|gitlab|code|last|next|review|updated?|critical|high|medium|low|"
            + "p\\d|sev-?\\d|p[0-4] .*|sev.*|severity.*|normal|response time|sla|time|reason|escalate|page|call|notify|post|"
            + "send|ask|use|open|join|then|after|before|within|for|always|never|first|verify|confirm|wait|do|create|update|"
            + "contact|inform|tell)\\b(?! (?:lead|engineer|manager|team|owner|on-?call)\\b)");
    /** What happens to somebody, and is nobody: {@code Security incident}. */
    private static final Pattern EVENT =
            words("\\b(?:incidents?|breach(?:es)?|outages?|failures?|errors?|issues?|problems?|corruption|loss|leaks?|attacks?|"
            + "downtime|degradation|vulnerabilit\\w+|alerts?|events?|tests?|checks?|reviews?|notes?|plans?|tickets?|launch|"
            + "partition|compromise)\\W*$");
    private static final Pattern CONTACT_LABEL =
            words("^\\W*(?:contacts?|call|page|reach(?: out to)?|ask|notify|escalate "
            + "to)\\s*[:：]\\s*(?<who>[^.;]{2,50}?)(?:\\s+(?:via|on|at|in|by)\\s+|\\s*[,(–]\\s*)(?<by>.{2,120})$");
    /** Says when somebody is called who is the next one. */
    private static final Pattern LATE =
            words("^(?<who>[\\p{L}][\\p{L} /&-]{1,40}?),?\\s+\\(?(?:if (?:no|not|un|there)|after \\d|when (?:no|not|"
            + "un)).{3,60}$");
    private static final Pattern RANK =
            words("^\\W*(?:escalation(?: contact| point)?|fallback|primary|secondary|backup|first|second)\\W*$");
    private static final Pattern NO_PLACE =
            Pattern.compile("^\\W*(?:/|\\./|~/|[A-Z]:\\\\|https?://(?!\\S*(?:pagerduty|opsgenie|slack|teams|zoom|meet)))|"
            + "^\\W*(?:docker|kubectl|systemctl|git|curl|ssh|sudo|aws|psql|npm|helm|terraform)\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIMED =
            words("\\b(?:after|if no (?:response|answer|reply|ack\\w*|progress)|(?:not|un)(?: ?resolved| ?answered| "
            + "?acknowledged)|no (?:response|answer|ack\\w*) (?:in|within|after))\\b.{0,24}?(?:\\d+ ?(?:m|min|mins|minutes?|h|"
            + "hours?)\\b|response|answer|ack\\w*)|\\bnach \\d+ min|\\baprès \\d+ min|\\btras \\d+ min|\\bapós \\d+ min|\\d+ "
            + "?分(?:钟)?(?:后|以上|後)");
    private static final Pattern SAYS =
            words("\\b(?:escalates?|escalated|escalate) to (?:the )?([\\p{L}][\\p{L} /&-]{1,40}?)(?=[.,;()]|\\s+(?:if|after|"
            + "when|within|via)\\b|$)|[,;] then (?:the )?([\\p{L}][\\p{L} /&-]{1,40}?)(?=[.,;()]|\\s+(?:if|after|when|within|"
            + "via)\\b|$)");
    private static final Pattern ARROW = Pattern.compile("\\s*(?:→|➜|⇒|->|=>)\\s*");
    /** The next person, in a paragraph whose lines Markdown joins. */
    private static final Pattern ANOTHER = Pattern.compile("(?<=[\\d)\\]])\\s+(?=\\p{Lu}[\\p{L} -]{2,30}(?::| [–—-])\\s)");
    private static final int SHORT = 60;

    private static final Pattern ADDRESSED = Pattern.compile("[:@：]");

    private ContactReader() {
    }

    public static boolean claims(Section section) {
        return headed(section.heading()) && !people(section).isEmpty();
    }

    private static boolean headed(String heading) {
        return HEADING.matcher(heading).find() && !NOT_PEOPLE.matcher(heading).find();
    }

    /** Whether words name a person, a role or a team. */
    static boolean role(String words) {
        return ROLES.matcher(words).find() || REACH.matcher(words).find();
    }

    public static Optional<Block.Table> table(Section section) {
        return Outline.flat(section).stream().filter(Block.Table.class::isInstance).map(Block.Table.class::cast)
                .filter(t -> !people(t, true).isEmpty()).findFirst();
    }

    public static List<String> methods(Section section) {
        return Outline.flat(section).stream().filter(Block.Item.class::isInstance)
                .map(block -> ((Block.Item) block).text()).toList();
    }

    /** All people of a document, in its order, each once. */
    public static List<Contact> all(Outline outline) {
        var people = new ArrayList<Contact>();
        List<Section> sections = outline.headed(s -> headed(s.heading()));
        sections.forEach(section -> people.addAll(people(section)));
        for (Section section : outline.without(sections).sections()) {
            boolean labelled = false;
            var below = new ArrayList<Block>();
            for (Block block : section.blocks()) {
                if (block instanceof Block.Prose prose && (prose.heading() != Block.Prose.TEXT || prose.text().endsWith(":"))) {
                    labelled = prose.text().length() <= SHORT && headed(prose.text()) && !NOT_PEOPLE.matcher(section.heading())
                            .find();
                } else if (labelled) {
                    below.add(block);
                } else if (block instanceof Block.Table table) {
                    people.addAll(people(table, false));
                }
            }
            people.addAll(listed(new Section(section.level(), section.heading(), section.path(), section.line(), below,
                    List.of()), CHAIN.matcher(section.heading()).find()));
            below.stream().filter(Block.Table.class::isInstance).forEach(t -> people.addAll(people((Block.Table) t, true)));
        }
        var once = new ArrayList<Contact>();
        for (Contact person : people) {
            OptionalInt known = IntStream.range(0, once.size()).filter(i -> once.get(i).role().equalsIgnoreCase(person.role())
                    && (once.get(i).reach().equals(person.reach()) || person.reach().stream()
                    .allMatch(r -> r.text().equalsIgnoreCase(person.role())))).findFirst();
            if (known.isEmpty()) {
                once.add(person);
            } else if (once.get(known.getAsInt()).escalation().isEmpty()) {
                once.set(known.getAsInt(), escalating(once.get(known.getAsInt()), person.escalation()));
            }
        }
        return once;
    }

    /**
     * The people of a section: the rows of its tables, and the items of its lists that name somebody. Beside a table, channels
     * are {@link #methods}.
     */
    public static List<Contact> people(Section section) {
        var people = new ArrayList<Contact>();
        for (Section part : Outline.subtree(section)) {
            if (part != section && NOT_PEOPLE.matcher(part.heading()).find()) {
                continue;
            }
            part.blocks().stream().filter(Block.Table.class::isInstance)
                    .forEach(t -> people.addAll(people((Block.Table) t, true)));
            people.addAll(listed(part, CHAIN.matcher(section.heading()).find() || CHAIN.matcher(part.heading()).find()));
        }
        boolean table = people.stream().anyMatch(p -> p.reach().size() > 1);
        return table && Outline.flat(section).stream().anyMatch(Block.Table.class::isInstance)
                ? people.stream().filter(p -> p.reach().size() != 1 || !CHANNELS.matcher(p.role()).find()).toList() : people;
    }

    private record Line(String text, int depth, String marker, int line, boolean command) {
    }

    private static boolean fields(List<Block> blocks, int next, int depth) {
        return next < blocks.size() && blocks.get(next) instanceof Block.Item item && item.depth() > depth
                && ADDRESSED.matcher(item.text()).find();
    }

    private static List<Line> lines(Section section) {
        var lines = new ArrayList<Line>();
        for (int at = 0; at < section.blocks().size(); at++) {
            switch (section.blocks().get(at)) {
                case Block.Item item -> lines.add(new Line(item.text(), item.depth(), item.marker(), item.line(), !item.commands()
                        .isEmpty()));
                // a box without an address, a role's colon or fields below it is something to do
                case Block.Check check -> lines.add(new Line(check.text(), check.depth(), "•", check.line(), !check.commands()
                        .isEmpty()
                        || !ADDRESSED.matcher(check.text()).find() && !fields(section.blocks(), at + 1, check.depth())));
                case Block.Prose prose -> {
                    List<String> pieces = prose.text().lines().flatMap(ANOTHER::splitAsStream).toList();
                    for (int i = 0; i < pieces.size(); i++) {
                        lines.add(new Line(pieces.get(i), prose.heading() == Block.Prose.TEXT ? 0 : -1, "", prose.line() + i,
                                !prose.commands().isEmpty()));
                    }
                }
                case Block.Quote quote -> quote.text().lines().forEach(l -> lines.add(new Line(l, 0, "", quote.line(), false)));
                case Block.Code _, Block.Table _ -> { }
            }
        }
        return lines;
    }

    private static List<Contact> listed(Section section, boolean chain) {
        var people = new ArrayList<Contact>();
        String label = section.heading();
        boolean other = OTHER_LIST.matcher(label).find();
        int numbered = 0;
        for (Line line : lines(section)) {
            String text = line.text().strip();
            if (line.depth() < 0 || line.marker().isEmpty() && text.endsWith(":")) {
                label = text.replaceFirst(":$", "");
                other = NOT_PEOPLE.matcher(text).find() || OTHER_LIST.matcher(text).find();
                numbered = 0;
                continue;
            }
            if (other || text.length() > 220 || line.command()) {
                continue;
            }
            if (ARROW.split(text).length > 1 && (chain || role(text)) && chained(text, line.line(), people)) {
                continue;
            }
            Matcher listed = LISTED.matcher(text);
            if (listed.matches() && FIELD.matcher(listed.group(1).strip()).matches() && !NO_PLACE.matcher(listed.group(2)).find()
                    && (line.depth() > 0 && !people.isEmpty() || role(label) && !headed(label))) {
                field(line, listed, label, people);
                continue;
            }
            Optional<Contact> read = contact(text, line);
            if (read.isPresent()) {
                boolean stated = chain && (!line.marker().isEmpty() && !line.marker().equals("•")) && numbered > 0
                        || TIMED.matcher(text).find() || LEVELLED.matcher(text).matches() && numbered > 0;
                if (stated && !people.isEmpty() && people.getLast().escalation().isEmpty() && line.depth() == 0) {
                    people.set(people.size() - 1, escalating(people.getLast(), read.get().role()));
                }
                people.add(read.get());
                numbered++;
            }
        }
        return people;
    }

    /** A way to reach somebody who was named above: by the item it stands in, or by the label of its list. */
    private static void field(Line line, Matcher listed, String label, List<Contact> people) {
        var cell = new Named(listed.group(1).strip(), listed.group(2).strip());
        boolean under = !people.isEmpty() && (line.depth() > 0 || people.getLast().role().equals(label));
        if (under) {
            Contact last = people.removeLast();
            boolean onlyNamed = last.reach().size() == 1 && last.reach().getFirst().text().equals(last.role());
            var reach = new ArrayList<>(onlyNamed ? List.<Named>of() : last.reach());
            reach.add(cell);
            people.add(new Contact(last.role(), reach, last.escalation(), last.line()));
        } else {
            people.add(new Contact(label, List.of(cell), "", line.line()));
        }
    }

    private static Contact escalating(Contact contact, String to) {
        return new Contact(contact.role(), contact.reach(), to, contact.line());
    }

    private static boolean chained(String text, int line, List<Contact> people) {
        String[] parts = ARROW.split(text.replaceFirst("^[^:]{0,30}:\\s*", ""));
        List<String> named = List.of(parts).stream().map(p -> p.replaceAll("[.*]+$", "").strip())
                .filter(p -> !p.isEmpty() && p.length() <= SHORT).toList();
        if (named.size() < 2 || named.stream().filter(ContactReader::role).count() < 2 || NEVER.matcher(text).find()) {
            return false;
        }
        for (int i = 0; i < named.size(); i++) {
            people.add(new Contact(bare(named.get(i)), List.of(new Named("Contact", named.get(i))), i + 1 < named.size()
                    ? bare(named.get(i + 1)) : "", line));
        }
        return true;
    }

    private static String bare(String name) {
        return name.replaceFirst("\\s*\\([^()]*\\)\\s*$", "").strip();
    }

    private static Optional<Contact> contact(String text, Line line) {
        Matcher levelled = LEVELLED.matcher(text);
        Matcher listed = LISTED.matcher(text);
        if (levelled.matches() && role(levelled.group(2)) && !NO_PLACE.matcher(levelled.group(2)).find()) {
            String who = levelled.group(2).strip();
            String role =
                    who.replaceFirst("\\s*(?:\\(.*|[,;–—].*|\\s-\\s.*|\\bvia\\b.*|\\bif\\b.*|\\bafter\\b.*|\\+?\\d[\\d "
                    + "()./-]{5,}.*)$", "").strip();
            return Optional.of(new Contact(role.isEmpty() ? who : role, List.of(new Named("Contact", who)), said(text),
                    line.line()));
        }
        Matcher labelled = CONTACT_LABEL.matcher(text);
        if (!line.marker().isEmpty() && labelled.matches() && ROLES.matcher(labelled.group("who")).find()
                && REACH.matcher(labelled.group("by")).find()) {
            return Optional.of(new Contact(labelled.group("who").strip(),
                    List.of(new Named("Contact", labelled.group("by").replaceFirst("\\)$", "").strip())), said(text),
                    line.line()));
        }
        if (listed.matches() && listed.group(1).chars().filter(c -> c == '(').count() == listed.group(1).chars()
                .filter(c -> c == ')').count()) {
            String role = listed.group(1).strip();
            String reach = listed.group(2).strip();
            boolean named = ROLES.matcher(role).find() || CHANNELS.matcher(role).find() || RANK.matcher(role).matches()
                    && ROLES.matcher(reach).find();
            boolean reached = REACH.matcher(reach).find();
            boolean sentence = reach.length() > 120 || reach.matches("(?s).*\\.\\s+\\p{Lu}.*") && !reached;
            boolean person = (named && (reached || reach.length() <= 80) || reached && reach.length() <= 120) && !sentence;
            boolean never = NEVER.matcher(role).find() && !(reached && ROLES.matcher(role).find()) || NO_PLACE.matcher(reach)
                    .find();
            return person && !never ? Optional.of(new Contact(role, List.of(new Named("Contact", reach)), said(reach),
                    line.line())) : Optional.empty();
        }
        if (line.marker().isEmpty() || NEVER.matcher(text).find() || EVENT.matcher(text).find() || NO_PLACE.matcher(text).find()
                || text.length() > 90 || text.endsWith(":") || text.matches("(?s).*[.?!]\\s*$")) {
            return Optional.empty();
        }
        Matcher via = Pattern.compile("^(.{2,50}?)\\s*(?:\\bvia\\b|\\bat\\b|\\bon\\b|,|\\(|\\bin\\b)\\s*(.+?)\\)?$",
                Pattern.CASE_INSENSITIVE).matcher(text);
        Matcher late = LATE.matcher(text);
        if (late.matches() && ROLES.matcher(late.group("who")).find()) {
            return Optional.of(new Contact(late.group("who").strip(), List.of(new Named("Contact", text)), said(text),
                    line.line()));
        }
        boolean reached = REACH.matcher(text).find();
        if (via.matches() && (ROLES.matcher(via.group(1)).find() || reached)) {
            return Optional.of(new Contact(via.group(1).strip(), List.of(new Named("Contact", via.group(2).strip())), said(text),
                    line.line()));
        }
        boolean alone = ROLES.matcher(text).find() && text.length() <= SHORT && text.split("\\s+").length <= 6 || reached
                && text.split("\\s+").length <= 4;
        return alone ? Optional.of(new Contact(text, List.of(new Named("Contact", text)), "", line.line())) : Optional.empty();
    }

    private static String said(String text) {
        Matcher m = SAYS.matcher(text);
        return m.find() ? (m.group(1) == null ? m.group(2) : m.group(1)).strip() : "";
    }

    /**
     * The table's rows as people; a table without rows names nobody. Unless a heading speaks of contacts it must name a role and
     * a way to reach it.
     */
    private static List<Contact> people(Block.Table table, boolean headed) {
        OptionalInt named = column(table, ROLE);
        OptionalInt name = column(table, NAME);
        OptionalInt level = column(table, LEVEL);
        boolean reaching = IntStream.range(0, table.head().size())
                .anyMatch(i -> REACH_COLUMN.matcher(table.head().get(i)).find());
        boolean proper = IntStream.range(0, table.head().size()).filter(i -> REACH_COLUMN.matcher(table.head().get(i)).find())
                .anyMatch(i -> !NAME.matcher(table.head().get(i)).find())
                && table.rows().stream().anyMatch(row -> row.stream().anyMatch(c -> REACH.matcher(c).find()));
        boolean stranger = table.head().stream()
                .anyMatch(h ->
                h.matches("(?i)\\W*(?:severity|description|symptom|command|action|decision|endpoint|url|version|date|port|"
                + "metric|threshold|trigger|condition|purpose|status|issue|response time|approv.*|authori.*)\\W*"));
        boolean people = headed ? (named.isPresent() || name.isPresent() || reaching)
                && !(stranger && !named.isPresent() && !name.isPresent()) : (named.isPresent() || name.isPresent()) && proper
                && !stranger;
        if (!people) {
            return List.of();
        }
        int role = named.isPresent() ? named.getAsInt() : level.isPresent() && name.isPresent() ? name.getAsInt() : 0;
        OptionalInt escalation = IntStream.range(0, table.head().size())
                .filter(i -> i != role && i != level.orElse(-1) && ESCALATION.matcher(table.head().get(i)).find()
                && !TIMED_COLUMN.matcher(table.head().get(i)).find()
                && table.rows().stream().noneMatch(row -> row.get(i).matches("\\W*\\d+\\s?(?:min|m|h).*"))).findFirst();
        var rows = new ArrayList<Contact>();
        for (int i = 0; i < table.rows().size(); i++) {
            List<String> row = table.rows().get(i);
            List<Named> reach = IntStream.range(0, row.size()).filter(c -> c != role && c != escalation.orElse(-1))
                    .mapToObj(c -> new Named(table.head().get(c), row.get(c))).toList();
            boolean leveled = level.isPresent() && i + 1 < table.rows().size();
            String next = escalation.isPresent() ? row.get(escalation.getAsInt()) : leveled ? table.rows().get(i + 1).get(role)
                    : "";
            if (!row.get(role).isBlank() || !reach.stream().allMatch(c -> c.text().isBlank())) {
                rows.add(new Contact(row.get(role), reach, next, table.line() + 2 + i));
            }
        }
        return rows;
    }

    private static OptionalInt column(Block.Table table, Pattern heading) {
        return IntStream.range(0, table.head().size()).filter(i -> heading.matcher(table.head().get(i).strip()).find())
                .findFirst();
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
