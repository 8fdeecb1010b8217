package org.caminar.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: keys that a node cannot use are found before it starts. */
class TlsSettingsTest {
    private static final String PASSWORD = "only for tests";

    @TempDir
    Path keys;

    private void write(String name, String password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (OutputStream out = Files.newOutputStream(keys.resolve(name))) {
            store.store(out, password.toCharArray());
        }
    }

    @Test
    void bothFilesMustOpenWithThePassword() throws IOException, GeneralSecurityException {
        write("node.p12", PASSWORD);
        assertThatThrownBy(() -> new TlsSettings(keys, PASSWORD)).hasMessageContaining("must hold trust.p12");
        write("trust.p12", "another");
        assertThatThrownBy(() -> new TlsSettings(keys, PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the password of the keys must open " + keys.resolve("trust.p12"))
                .hasMessageNotContaining(PASSWORD);
        write("trust.p12", PASSWORD);
        assertThat(new TlsSettings(keys, PASSWORD)).asString().doesNotContain(PASSWORD);

        Files.writeString(keys.resolve("node.p12"), "no keys");
        assertThatThrownBy(() -> new TlsSettings(keys, PASSWORD)).hasMessageContaining("must open");
    }
}
