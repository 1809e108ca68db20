package org.adjudge.cli;

import org.adjudge.oracle.TensorFlowOracle;
import picocli.CommandLine;

/** The versions of Adjudge, TensorFlow and Java. */
final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
        String own = Main.class.getPackage().getImplementationVersion();
        return new String[] {
            "adjudge " + (own == null ? "(built from source)" : own),
            "TensorFlow " + TensorFlowOracle.version(),
            "Java " + Runtime.version()
        };
    }
}
