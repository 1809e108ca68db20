package org.adjudge.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The top of the page: how many cases of each verdict, what ran, and what changed since the report before. */
final class OverviewSection {
    private static final int SHOWN = 200;

    private OverviewSection() {}

    static DomContent of(Run run) {
        return section(
                        h2("Overview"),
                        iff(
                                !run.summary().complete(),
                                p(strong("Interrupted. "), span("Only the cases judged until then are here."))
                                        .withClass("bad note")
                                        .attr("role", "alert")),
                        p(sentence(run)).withClass("lead"),
                        counts(run),
                        facts(run.summary()),
                        changes(run))
                .withId("overview")
                .withClass("view");
    }

    private static String sentence(Run run) {
        long bad = run.cases().stream().filter(c -> c.mark().bad()).count();
        String engine = "engine '" + run.summary().engine() + "'";
        return bad == 0
                ? "No case is held against " + engine + "."
                : count(bad) + (bad == 1 ? " case is" : " cases are") + " held against " + engine + ".";
    }

    private static DomContent counts(Run run) {
        Map<Mark, Integer> counts = new EnumMap<>(Mark.class);
        run.cases().forEach(c -> counts.merge(c.mark(), 1, Integer::sum));
        return ul(
                        li(a(strong(count(run.cases().size())), span(" cases")).withHref("#cases")),
                        each(
                                counts.entrySet(),
                                e -> li(a(
                                                span(e.getKey().symbol()).attr("aria-hidden", "true"),
                                                strong(" " + count(e.getValue())),
                                                span(" " + e.getKey().words()))
                                        .withHref("#cases?verdict=" + e.getKey().name())
                                        .withClass(e.getKey().tone().css()))))
                .withClass("counts");
    }

    private static DomContent facts(Header header) {
        return dl(
                        div(dt("checks"), dd(count(header.checks()))),
                        div(dt("engine"), dd(header.engine())),
                        div(dt("TensorFlow"), dd(header.tensorflow())),
                        div(dt("Adjudge"), dd(header.adjudge())),
                        div(dt("Java"), dd(header.java())),
                        div(dt("numbers"), dd("drawn from each line itself")),
                        div(dt("started"), dd(header.started())),
                        div(dt("took"), dd(String.format(Locale.ROOT, "%.1f s", header.seconds()))))
                .withClass("facts");
    }

    private static DomContent changes(Run run) {
        if (run.changes().isEmpty()) {
            return p("No earlier report lay beside this one.").withClass("quiet");
        }
        Changes changes = run.changes().get();
        String words = "Changed verdicts: " + count(changes.verdicts().size()) + "; new cases: "
                + count(changes.added()) + "; not run this time: " + count(changes.notRun()) + ".";
        return div(
                h2("Since the report of " + changes.since()),
                p(words),
                iff(
                        !changes.verdicts().isEmpty(),
                        ul(each(changes.verdicts().stream().limit(SHOWN).toList(), OverviewSection::change))
                                .withClass("lines")));
    }

    private static DomContent change(Changes.Verdict change) {
        Mark is = Mark.of(change.is());
        return li(
                span(Mark.of(change.was()).symbol() + " "
                        + Mark.of(change.was()).words() + " → "),
                span(is.symbol() + " " + is.words()).withClass(is.tone().css()),
                span(" "),
                code(change.line()));
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
