package org.adjudge.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cases that are not plain agreement, the gravest first, by verdict. */
final class FindingsSection {
    private static final int SHOWN = 500;

    /** A case and its number on the page. */
    private record Numbered(int number, CaseEntry entry) {}

    private FindingsSection() {}

    static DomContent of(List<CaseEntry> entries) {
        Map<Mark, List<Numbered>> byMark = new TreeMap<>(Collections.reverseOrder());
        for (int i = 0; i < entries.size(); i++) {
            Mark mark = entries.get(i).mark();
            if (!mark.good()) {
                byMark.computeIfAbsent(mark, m -> new ArrayList<>()).add(new Numbered(i, entries.get(i)));
            }
        }
        return section(
                        h2("Findings"),
                        byMark.isEmpty()
                                ? p("Every case is agreement.")
                                : div(each(byMark.entrySet(), e -> group(e.getKey(), e.getValue()))))
                .withId("findings")
                .withClass("view");
    }

    private static DomContent group(Mark mark, List<Numbered> cases) {
        return div(
                h3(mark.symbol() + " " + mark.words() + " (" + cases.size() + ")")
                        .withClass(mark.tone().css()),
                ul(each(cases.stream().limit(SHOWN).toList(), FindingsSection::item))
                        .withClass("lines"),
                cases.size() > SHOWN
                        ? p(a("all " + cases.size() + " of them").withHref("#cases?verdict=" + mark.name()))
                        : span());
    }

    private static DomContent item(Numbered numbered) {
        return li(
                a(code(numbered.entry().line())).withHref("#case-" + numbered.number()),
                span(numbered.entry()
                                .sentence()
                                .map(s -> " " + s.lines().findFirst().orElse(""))
                                .orElse(""))
                        .withClass("quiet"));
    }
}
