package org.adjudge.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The page's style and script, out of this jar. */
final class Assets {
    private static final List<String> SCRIPTS = List.of("text.js", "table.js", "list.js", "case.js", "page.js");

    private Assets() {}

    static String style() {
        return resource("page.css");
    }

    /** All scripts as one, in a scope of their own. */
    static String script() {
        return SCRIPTS.stream()
                .map(Assets::resource)
                .collect(Collectors.joining("\n", "(() => {\n'use strict';\n", "})();\n"));
    }

    /** The hash by which a Content-Security-Policy names a script. */
    static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = Assets.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new LinkageError("no resource " + name + " beside " + Assets.class);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
