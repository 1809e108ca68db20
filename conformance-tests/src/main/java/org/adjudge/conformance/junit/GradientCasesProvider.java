package org.adjudge.conformance.junit;

import java.util.List;
import java.util.stream.Stream;
import org.adjudge.conformance.notation.Case;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.opentest4j.TestAbortedException;

/** Parses the lines of a {@link GradientCases} and hands out those that {@code -Dcases} selects. */
final class GradientCasesProvider extends AnnotationBasedArgumentsProvider<GradientCases> {
    @Override
    protected Stream<? extends Arguments> provideArguments(
            ParameterDeclarations parameters, ExtensionContext context, GradientCases annotation) {
        Selection selection = Selection.fromSystemProperty();
        List<String> lines =
                Stream.of(annotation.value()).filter(selection::selects).toList();
        if (lines.isEmpty()) {
            throw new TestAbortedException("no line here matches -Dcases='" + selection.pattern() + "'");
        }
        return lines.stream().map(Case::parse).map(Arguments::of);
    }
}
