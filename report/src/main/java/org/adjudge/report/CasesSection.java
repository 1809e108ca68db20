package org.adjudge.report;

import static j2html.TagCreator.button;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The frame of the list of cases and of a case's page; the script fills them. */
final class CasesSection {
    private CasesSection() {}

    static DomContent list(List<CaseEntry> entries) {
        Set<String> verdicts = new TreeSet<>();
        Set<String> families = new TreeSet<>();
        Set<String> ops = new TreeSet<>();
        Set<String> checks = new TreeSet<>();
        entries.forEach(e -> {
            verdicts.add(e.verdict());
            families.addAll(e.families());
            ops.addAll(e.ops());
            e.checks().forEach(c -> checks.add(c.kind()));
        });
        return section(
                        h2("Cases"),
                        noscript(p("The list of cases needs JavaScript; the other sections do not.")),
                        form(
                                        label(
                                                span("Text"),
                                                input().withType("search")
                                                        .withName("text")
                                                        .attr("autocomplete", "off")),
                                        choice("verdict", verdicts),
                                        choice("family", families),
                                        choice("op", ops),
                                        choice("check", checks),
                                        choice("dtype", List.of("f32", "f64")))
                                .withId("filter")
                                .attr("role", "search"),
                        p().withId("count").attr("aria-live", "polite"),
                        div(table(
                                                caption("Cases").withClass("sr"),
                                                thead(tr(
                                                        heading("verdict"),
                                                        heading("line"),
                                                        heading("ULPs"),
                                                        heading("% of allowance"))),
                                                tbody())
                                        .withId("list"))
                                .withClass("wide"),
                        button("Show more").withType("button").withId("more").attr("hidden"))
                .withId("cases")
                .withClass("view");
    }

    static DomContent page() {
        return section().withId("case").withClass("view").attr("hidden").attr("tabindex", "-1");
    }

    private static DomContent heading(String title) {
        return th(button(title).withType("button").withData("column", title)).attr("scope", "col");
    }

    private static DomContent choice(String name, Collection<String> options) {
        return label(
                span(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)),
                select(
                                option("any").withValue(""),
                                each(options, o -> option(words(name, o)).withValue(o)))
                        .withName(name));
    }

    private static String words(String name, String option) {
        Mark mark = Mark.of(option);
        return "verdict".equals(name) && mark != Mark.OTHER ? mark.symbol() + " " + mark.words() : option;
    }
}
