package org.adjudge.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.button;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.style;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A run as one self-contained HTML file: style and script are in it, and nothing is loaded from elsewhere. */
public final class HtmlReport {
    private HtmlReport() {}

    /** Writes {@code report.html}. */
    public static void write(Run run, List<Document> documents, Path file) {
        try {
            Files.writeString(file, of(run, documents));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write '" + file + "': " + e.getMessage(), e);
        }
    }

    /** The page. */
    public static String of(Run run, List<Document> documents) {
        String code = Assets.script();
        Set<Integer> full = Details.of(run.cases());
        DomContent page = html(
                        head(
                                meta().withCharset("utf-8"),
                                // nothing is fetched, and no script runs but ours: what stands in a line is text
                                meta().attr("http-equiv", "Content-Security-Policy")
                                        .withContent("default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
                                                + "base-uri 'none'; form-action 'none'; script-src '"
                                                + Assets.hash(code) + "'"),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                meta().withName("color-scheme").withContent("light dark"),
                                title("Adjudge: " + run.summary().engine()),
                                style(rawHtml(Assets.style()))),
                        body(
                                a("Skip to the content").withHref("#content").withClass("skip"),
                                top(documents),
                                main(sections(run, documents)).withId("content").attr("tabindex", "-1"),
                                each(graphs(run.cases(), full), graph -> graph),
                                script(rawHtml(CaseData.of(run.cases(), full)))
                                        .withId("data")
                                        .withType("application/json"),
                                script(rawHtml(code))))
                .withLang("en");
        return "<!DOCTYPE html>\n" + page.render() + "\n";
    }

    private static DomContent top(List<Document> documents) {
        return header(
                h1("Adjudge"),
                nav(
                                link("overview", "Overview"),
                                link("ops", "Ops"),
                                link("accuracy", "Accuracy"),
                                link("cases", "Cases"),
                                link("findings", "Findings"),
                                each(documents, d -> link(d.id(), d.title())))
                        .attr("aria-label", "Sections"),
                button("Dark").withType("button").withId("theme").attr("aria-pressed", "false"));
    }

    private static DomContent link(String id, String text) {
        return a(text).withHref("#" + id);
    }

    private static DomContent[] sections(Run run, List<Document> documents) {
        List<DomContent> sections = new ArrayList<>(List.of(
                OverviewSection.of(run),
                MatrixSection.of(new OpMatrix(run.cases()), run.confirmations()),
                AccuracySection.of(Strips.of(run.cases())),
                CasesSection.list(run.cases()),
                CasesSection.page(),
                FindingsSection.of(run.cases())));
        documents.forEach(d -> sections.add(d.section()));
        return sections.toArray(DomContent[]::new);
    }

    /** Side by side: laying them out is most of what a page takes. */
    private static List<DomContent> graphs(List<CaseEntry> entries, Set<Integer> full) {
        return IntStream.range(0, entries.size())
                .parallel()
                .filter(i -> full.contains(i) && !entries.get(i).nodes().isEmpty())
                .mapToObj(i -> (DomContent) tag("template")
                        .with(GraphPicture.of(
                                entries.get(i).nodes(), entries.get(i).firstWrong()))
                        .withId("graph-" + i))
                .toList();
    }
}
