package org.caminar.engine.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A store in memory, whose files a test may spoil. */
public final class MemoryStore implements CheckpointStore {
    private final SortedMap<String, byte[]> files = new ConcurrentSkipListMap<>();

    /** The files by name; may be changed. */
    public SortedMap<String, byte[]> files() {
        return files;
    }

    /** The same files in a store of their own. */
    public MemoryStore copy() {
        MemoryStore copy = new MemoryStore();
        files.forEach((name, bytes) -> copy.files.put(name, bytes.clone()));
        return copy;
    }

    @Override
    public void write(String name, Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        content.writeTo(out);
        files.put(name, out.toByteArray());
    }

    @Override
    public Optional<ExclusiveWriter> exclusiveWriter() {
        return Optional.of((name, content) -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            content.writeTo(out);
            return files.putIfAbsent(name, out.toByteArray()) == null;
        });
    }

    @Override
    public InputStream open(String name) throws IOException {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new NoSuchFileException(name);
        }
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public List<String> list(String directory) {
        String prefix = directory.isEmpty() ? "" : directory + "/";
        return files.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()).split("/", 2)[0])
                .distinct()
                .toList();
    }

    @Override
    public void delete(String directory) {
        files.keySet().removeIf(name -> name.startsWith(directory + "/"));
    }
}
