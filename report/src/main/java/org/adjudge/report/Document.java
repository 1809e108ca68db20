package org.adjudge.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.rawHtml;

import j2html.tags.DomContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A Markdown document that becomes a section of the page: coverage, findings, the gallery of mutants.
 *
 * @param id of the section
 */
public record Document(String id, String title, String markdown) {
    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    /** The documents of the project that are in a directory. */
    public static List<Document> in(Path directory) {
        return List.of(
                        new Document("coverage", "Coverage", "OPS.md"),
                        new Document("known", "TensorFlow's faults", "FINDINGS.md"),
                        new Document("gallery", "Gallery", "KILLS.md"))
                .stream()
                .filter(d -> Files.isRegularFile(directory.resolve(d.markdown())))
                .map(d -> new Document(d.id(), d.title(), read(directory.resolve(d.markdown()))))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read '" + file + "': " + e.getMessage(), e);
        }
    }

    DomContent section() {
        Node tree = Parser.builder().extensions(TABLES).build().parse(markdown);
        String html = HtmlRenderer.builder()
                .extensions(TABLES)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> relativeLinks())
                .build()
                .render(tree);
        return j2html.TagCreator.section(div(rawHtml(html)).withClass("document wide"))
                .withId(id)
                .withClass("view");
    }

    /** The files beside the document are not beside the page: links to them stay text. */
    private static AttributeProvider relativeLinks() {
        return (node, tag, attributes) -> {
            if (node instanceof Link link && !link.getDestination().startsWith("http")) {
                attributes.remove("href");
            }
        };
    }
}
