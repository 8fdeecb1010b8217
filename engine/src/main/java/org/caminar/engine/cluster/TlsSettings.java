package org.caminar.engine.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/**
 * Keys with which nodes prove to each other that they belong together; what they say is encrypted.
 *
 * @param directory holds {@code node.p12}, the node's key with its certificate, and {@code trust.p12}, the certificates of the
 *     authorities whose nodes are let in
 * @param password of both
 */
public record TlsSettings(Path directory, String password) {
    /** Validates; throws {@link IllegalArgumentException} naming what is missing or cannot be opened. */
    public TlsSettings {
        for (String file : new String[] {"node.p12", "trust.p12"}) {
            if (!Files.isReadable(directory.resolve(file))) {
                throw new IllegalArgumentException(
                        "the directory of keys must hold " + file + " but " + directory + " has none that can be read");
            }
        }
        if (password.isEmpty()) {
            throw new IllegalArgumentException("the password of the keys must not be empty");
        }
        requireOpens(directory.resolve("node.p12"), password);
        requireOpens(directory.resolve("trust.p12"), password);
    }

    /** Akka opens keys when the first connection is made: with a wrong password nodes would start and wait for each other forever. */
    private static void requireOpens(Path file, String password) {
        try {
            KeyStore.getInstance(file.toFile(), password.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the password of the keys must open " + file + " but: " + e.getMessage(), e);
        }
    }

    Path keys() {
        return directory.resolve("node.p12").toAbsolutePath();
    }

    Path trusted() {
        return directory.resolve("trust.p12").toAbsolutePath();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "TlsSettings[" + directory + "]";
    }
}
