package loopcraft.grader.build;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A folder of class files that never changes, indexed once. */
final class ClassFolder {

  private final Path root;
  private final Map<String, List<Entry>> packages = new HashMap<>();
  private final Map<Path, String> sources = new ConcurrentHashMap<>();

  ClassFolder(Path root) {
    this.root = root;
    try (var files = Files.walk(root)) {
      files
          .filter(file -> file.getFileName().toString().endsWith(".class"))
          .forEach(file -> add(root.relativize(file), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Path relative, Path file) {
    String path = relative.toString().replace(File.separatorChar, '.');
    String name = path.substring(0, path.length() - ".class".length());
    String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    packages
        .computeIfAbsent(packageName, _ -> new ArrayList<>())
        .add(new Entry(name, packageName, file));
  }

  Path root() {
    return root;
  }

  List<Entry> inPackage(String name) {
    return packages.getOrDefault(name, List.of());
  }

  /** The names of the classes that came from these source files (relative to a source root). */
  Set<String> classesFrom(Set<Path> files) {
    return packages.values().stream()
        .flatMap(List::stream)
        .filter(entry -> files.contains(source(entry)))
        .map(Entry::name)
        .collect(Collectors.toSet());
  }

  private Path source(Entry entry) {
    String source = sources.computeIfAbsent(entry.file(), ClassFolder::sourceName);
    return Path.of(entry.packageName().replace('.', '/')).resolve(source);
  }

  private static String sourceName(Path file) {
    try {
      return ClassFile.of()
          .parse(file)
          .findAttribute(Attributes.sourceFile())
          .map(attribute -> attribute.sourceFile().stringValue())
          .orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Entry(String name, String packageName, Path file) {}
}
