package org.caminar.engine.checkpoint;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Checkpoints in a directory of this machine or of a file system that all nodes mount.
 *
 * @param root the directory; made when first written to
 */
public record LocalStore(Path root) implements CheckpointStore {
    private static final int BUFFER = 1 << 16;

    /** Gives a finished draft its name. */
    private interface Publication {
        void publish(Path draft, Path file) throws IOException;
    }

    @Override
    public void write(String name, Content content) throws IOException {
        write(
                name,
                content,
                (draft, file) ->
                        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
    }

    /** By hard links, which file systems make only where there is no file yet. */
    @Override
    public Optional<ExclusiveWriter> exclusiveWriter() {
        return Optional.of((name, content) -> {
            try {
                write(name, content, (draft, file) -> Files.createLink(file, draft));
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            }
        });
    }

    private void write(String name, Content content, Publication publication) throws IOException {
        Path file = root.resolve(name);
        Path directory = file.getParent();
        for (Path parent : makeDirectories(directory)) {
            sync(parent);
        }
        // Named at random: two nodes that each believe they hold the shard must not write into one draft.
        Path draft = directory.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".draft");
        try {
            try (FileChannel channel =
                    FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            publication.publish(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
        sync(directory);
    }

    /**
     * Makes a directory of the store and all above it that are missing.
     *
     * @return the directories whose entries lead to it and may not be durable, from below
     */
    List<Path> makeDirectories(Path directory) throws IOException {
        Path top = root.toAbsolutePath();
        List<Path> parents = new ArrayList<>();
        Path entry = directory.toAbsolutePath();
        // Within the store also where nothing is missing: a node that has just made it may be lost before it comes to
        // syncing.
        while (entry.getParent() != null && ((entry.startsWith(top) && !entry.equals(top)) || Files.notExists(entry))) {
            entry = entry.getParent();
            parents.add(entry);
        }
        Files.createDirectories(directory);
        return parents;
    }

    /** Makes entries of a directory durable, where the platform lets a directory be opened. */
    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (FileSystemException e) {
            // Windows: its renames are journalled.
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        return new BufferedInputStream(Files.newInputStream(root.resolve(name)), BUFFER);
    }

    @Override
    public List<String> list(String directory) throws IOException {
        try (Stream<Path> entries = Files.list(root.resolve(directory))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    @Override
    public void delete(String directory) throws IOException {
        Path top = root.resolve(directory);
        if (!Files.exists(top)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(top)) {
            for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        }
    }
}
