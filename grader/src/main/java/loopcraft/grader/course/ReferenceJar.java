package loopcraft.grader.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import loopcraft.grader.Exercise;

/** Reads from a handout's reference classes which source file belongs to which exercises. */
final class ReferenceJar {

  private static final String EXERCISE = Exercise.class.descriptorString();

  private ReferenceJar() {}

  static Map<Path, Set<String>> exerciseFiles(Path jar) {
    Map<Path, Set<String>> found = new TreeMap<>();
    try (var file = new JarFile(jar.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        if (entry.getName().endsWith(".class") && !entry.getName().equals("module-info.class")) {
          try (var in = file.getInputStream(entry)) {
            collect(ClassFile.of().parse(in.readAllBytes()), found);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static void collect(ClassModel model, Map<Path, Set<String>> found) {
    Stream.concat(Stream.of(model), model.methods().stream())
        .flatMap(ReferenceJar::exercises)
        .forEach(id -> found.computeIfAbsent(source(model), _ -> new TreeSet<>()).add(id));
  }

  private static Stream<String> exercises(AttributedElement element) {
    return element.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
        .flatMap(attribute -> attribute.annotations().stream())
        .filter(annotation -> annotation.className().equalsString(EXERCISE))
        .map(ReferenceJar::value);
  }

  private static String value(Annotation annotation) {
    return annotation.elements().getFirst().value() instanceof AnnotationValue.OfString id
        ? id.stringValue()
        : "";
  }

  private static Path source(ClassModel model) {
    String name = model.thisClass().asInternalName();
    String directory = name.substring(0, name.lastIndexOf('/') + 1);
    return Path.of(
        directory
            + model
                .findAttribute(Attributes.sourceFile())
                .orElseThrow(() -> new CourseException(name + " does not know its source file"))
                .sourceFile()
                .stringValue());
  }
}
