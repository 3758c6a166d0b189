package loopcraft.grader.isolation;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All class files below some directories and in some jars, read at once, so that a build that goes
 * on meanwhile cannot mix old and new ones.
 */
public final class ClassSet {

  private static final ClassSet NONE = new ClassSet(List.of(), Map.of());

  /** The version stands behind the first four bytes of a class file. */
  private static final int VERSION_ENDS = 2 * Integer.BYTES;

  private final List<Path> roots;
  private final Map<String, ClassContent> entries;
  private ExerciseClasses exercises;

  private ClassSet(List<Path> roots, Map<String, ClassContent> entries) {
    this.roots = roots;
    this.entries = entries;
  }

  /** No classes at all. */
  public static ClassSet none() {
    return NONE;
  }

  /** Reads directories and jars; where two have the same class, the first one's is kept. */
  public static ClassSet read(List<Path> roots) {
    return read(roots, new Descriptions());
  }

  /** The same, where much of it has been read before. */
  public static ClassSet read(List<Path> roots, Descriptions descriptions) {
    var entries = new LinkedHashMap<String, ClassContent>();
    for (Path root : roots) {
      try {
        if (Files.isDirectory(root)) {
          readBelow(root, root, entries, descriptions);
        } else if (Files.isRegularFile(root)) {
          try (var jar = FileSystems.newFileSystem(root)) {
            readBelow(jar.getPath("/"), root, entries, descriptions);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the classes in " + root, e);
      }
    }
    return new ClassSet(List.copyOf(roots), entries);
  }

  /** Several sets as one; where two have the same class, the first one's is kept. */
  public static ClassSet joined(List<ClassSet> sets) {
    var entries = new LinkedHashMap<String, ClassContent>();
    sets.forEach(set -> set.entries.forEach(entries::putIfAbsent));
    return new ClassSet(sets.stream().flatMap(set -> set.roots.stream()).toList(), entries);
  }

  private static void readBelow(
      Path top, Path root, Map<String, ClassContent> entries, Descriptions descriptions)
      throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(top)) {
      files = all.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      String path = top.relativize(file).toString();
      String name =
          path.substring(0, path.length() - ".class".length())
              .replace(File.separatorChar, '.')
              .replace('/', '.');
      byte[] bytes = Files.readAllBytes(file);
      if (!name.endsWith("-info") && !name.startsWith("META-INF.") && !isOfAnotherJdk(bytes)) {
        entries.putIfAbsent(name, new ClassContent(name, bytes, root, descriptions));
      }
    }
  }

  /**
   * What uses previews runs on its own JDK only. On others the course has no such sources, but the
   * reference of a handout, which comes as classes, has them all.
   */
  private static boolean isOfAnotherJdk(byte[] bytes) {
    if (bytes.length < VERSION_ENDS) {
      return false;
    }
    var version = ByteBuffer.wrap(bytes).getInt(Integer.BYTES);
    return version >>> Short.SIZE == ClassFile.PREVIEW_MINOR_VERSION
        && (version & 0xFFFF) != ClassFile.latestMajorVersion();
  }

  /** The directories and jars that were read. */
  public List<Path> roots() {
    return roots;
  }

  /** The binary names of all classes. */
  public Set<String> names() {
    return entries.keySet();
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Which of the classes belong to which exercise. */
  public synchronized ExerciseClasses exercises() {
    if (exercises == null) {
      exercises = ExerciseClasses.of(this);
    }
    return exercises;
  }

  Optional<ClassContent> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** The bytes of a class file. */
  public Optional<byte[]> bytes(String name) {
    return find(name).map(ClassContent::bytes);
  }
}
