package loopcraft.grader.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds out which class a member comes from, without loading any. */
final class Hierarchy {

  private final Map<String, Optional<ClassModel>> known = new HashMap<>();
  private final Function<String, Optional<byte[]>> course;

  Hierarchy(Map<String, ClassModel> classes, Function<String, Optional<byte[]>> course) {
    classes.forEach((name, model) -> known.put(name, Optional.of(model)));
    this.course = course;
  }

  /**
   * The nearest classes and interfaces, from one upwards, that declare a member; the one itself if
   * none is found to do so.
   */
  Set<String> declaring(String type, String name, String descriptor) {
    Set<String> declaring = new TreeSet<>();
    collect(type, name, descriptor, declaring);
    return declaring.isEmpty() ? Set.of(type) : declaring;
  }

  private void collect(String type, String name, String descriptor, Set<String> declaring) {
    Optional<ClassModel> model = model(type);
    if (model.isEmpty()) {
      return;
    }
    if (declares(model.get(), name, descriptor)) {
      declaring.add(type);
      return;
    }
    Stream.concat(model.get().superclass().stream(), model.get().interfaces().stream())
        .map(ancestor -> ancestor.asInternalName().replace('/', '.'))
        .forEach(ancestor -> collect(ancestor, name, descriptor, declaring));
  }

  boolean isOfTheCourse(String type) {
    return course.apply(type).isPresent();
  }

  private Optional<ClassModel> model(String type) {
    Optional<ClassModel> model = known.get(type);
    if (model == null) {
      model = course.apply(type).or(() -> ofTheJdk(type)).map(ClassFile.of()::parse);
      known.put(type, model);
    }
    return model;
  }

  private static Optional<byte[]> ofTheJdk(String type) {
    String file = type.replace('.', '/') + ".class";
    try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(file)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean declares(ClassModel model, String name, String descriptor) {
    return Stream.concat(
            model.methods().stream()
                .filter(method -> method.methodName().equalsString(name))
                .map(method -> method.methodType().stringValue()),
            model.fields().stream()
                .filter(field -> field.fieldName().equalsString(name))
                .map(field -> field.fieldType().stringValue()))
        .anyMatch(descriptor::equals);
  }
}
