package loopcraft.grader.isolation;

import java.lang.constant.ConstantDescs;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which classes belong to which exercise, read from class files without loading them. */
public final class ExerciseClasses {

  private final Map<String, DescribedClass> classes;

  private ExerciseClasses(Map<String, DescribedClass> classes) {
    this.classes = classes;
  }

  /** Reads all class files of a set. */
  static ExerciseClasses of(ClassSet set) {
    var classes = new LinkedHashMap<String, DescribedClass>();
    set.names().stream()
        .sorted()
        .forEach(name -> classes.put(name, set.find(name).orElseThrow().described()));
    return new ExerciseClasses(classes);
  }

  /** The ids of the exercises that something is marked with, in the course's order. */
  public NavigableSet<String> exercises() {
    var ids = new TreeSet<>(ExerciseIds.ORDER);
    classes.values().forEach(type -> ids.addAll(type.marks()));
    return ids;
  }

  /**
   * The source files that belong to an exercise, such as {@code asyncio/loop/TimerQueue.java}:
   * those in which something is marked with it.
   */
  public NavigableSet<String> files(String exercise) {
    return classes.values().stream()
        .filter(type -> type.marks().contains(exercise))
        .map(DescribedClass::file)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The source files that belong to any exercise. */
  NavigableSet<String> files() {
    return classes.values().stream()
        .filter(type -> !type.marks().isEmpty())
        .map(DescribedClass::file)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The binary names of the classes that were compiled from these files. */
  public NavigableSet<String> classesIn(Collection<String> files) {
    return classes.values().stream()
        .filter(type -> files.contains(type.file()))
        .map(DescribedClass::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How far the learner, whose classes these are, is with an exercise. */
  public Progress progress(String exercise) {
    return progress(exercise, this);
  }

  /**
   * How far the learner, whose classes these are, is with an exercise.
   *
   * @param reference where the marks are, should the learner have removed some
   */
  public Progress progress(String exercise, ExerciseClasses reference) {
    var files = new TreeSet<>(files(exercise));
    files.addAll(reference.files(exercise));
    List<Progress.Method> methods =
        classesIn(files).stream()
            .sorted(Comparator.comparingInt(reference::part))
            .map(classes::get)
            .flatMap(type -> toWrite(exercise, type, reference))
            .toList();
    return new Progress(exercise, methods);
  }

  /** Which part of its exercise a class belongs to; a nested class to that of the outer one. */
  private int part(String name) {
    var outermost = classes.get(name.split("\\$", 2)[0]);
    return outermost == null ? 0 : outermost.part();
  }

  private Stream<Progress.Method> toWrite(
      String exercise, DescribedClass type, ExerciseClasses reference) {
    boolean whole =
        isWhollyMarked(exercise, type.name()) || reference.isWhollyMarked(exercise, type.name());
    List<DescribedClass.Method> marked =
        Stream.of(this, reference)
            .flatMap(from -> Optional.ofNullable(from.classes.get(type.name())).stream())
            .flatMap(from -> from.methods().stream())
            .filter(method -> method.annotated().contains(exercise))
            .toList();
    return type.methods().stream()
        .filter(
            method ->
                whole && method.isForLearners() && isAsked(type, method, reference)
                    || marked.stream().anyMatch(method::isSameAs))
        .map(
            method ->
                new Progress.Method(
                    title(type, method), !method.unwritten(), reference.part(type.name())));
  }

  /** What the learner writes beyond what the reference has is not asked for, unless it is begun. */
  private static boolean isAsked(
      DescribedClass type, DescribedClass.Method method, ExerciseClasses reference) {
    var same = reference.classes.get(type.name());
    return method.unwritten()
        || same != null
            && same.methods().stream()
                .anyMatch(other -> other.isForLearners() && other.isSameAs(method));
  }

  private boolean isWhollyMarked(String exercise, String name) {
    var type = classes.get(name);
    int nested = name.lastIndexOf('$');
    return type != null && type.annotated().contains(exercise)
        || nested > 0 && isWhollyMarked(exercise, name.substring(0, nested));
  }

  private static String title(DescribedClass type, DescribedClass.Method method) {
    String simple = type.name().substring(type.name().lastIndexOf('.') + 1).replace('$', '.');
    return method.name().equals(ConstantDescs.INIT_NAME)
        ? "new " + simple
        : simple + "." + method.name();
  }
}
