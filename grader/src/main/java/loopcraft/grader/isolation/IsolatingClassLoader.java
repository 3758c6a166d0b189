package loopcraft.grader.isolation;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Defines the classes for the tests of one exercise: the learner's classes of that exercise, the
 * reference for the rest of the course, and the tests. All are of this one loader, so that classes
 * of a package see each other's package-private members.
 *
 * <p>Where there is no reference at all, the learner's classes stand in for it.
 */
public final class IsolatingClassLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final List<String> NEVER_THE_LEARNERS =
      List.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "org.junit.",
          "org.opentest4j.",
          "org.assertj.",
          "org.apiguardian.",
          "loopcraft.grader.");

  private final String exercise;
  private final ClassSet tests;
  private final ClassSet learner;
  private final ClassSet reference;
  private final ExerciseClasses learnerExercises;
  private final ExerciseClasses referenceExercises;
  private final Set<String> learnerClasses;
  private final Set<String> writtenByTheReference;

  /** What should be the learner's and is not there; the reference must not help out. */
  private final Set<String> missing;

  private final Map<Path, ProtectionDomain> domains = new ConcurrentHashMap<>();
  private final URLClassLoader resources;

  /**
   * Makes the loader for one exercise.
   *
   * @param exercise the exercise's id
   * @param choice whose classes to take
   * @param learner the learner's classes, given code included
   * @param reference the reference's classes, given code included; may be empty
   * @param tests tests and demos
   * @param parent where JUnit and the kit come from; of the other sets nothing is taken from it
   */
  public IsolatingClassLoader(
      String exercise,
      ClassChoice choice,
      ClassSet learner,
      ClassSet reference,
      ClassSet tests,
      ClassLoader parent) {
    super("exercise-" + exercise, parent);
    this.exercise = exercise;
    this.tests = tests;
    this.learner = learner;
    this.reference = reference.isEmpty() ? learner : reference;
    learnerExercises = learner.exercises();
    referenceExercises = reference.isEmpty() ? learnerExercises : reference.exercises();
    NavigableSet<String> learnerFiles = files(choice);
    learnerClasses = learnerExercises.classesIn(learnerFiles);
    missing = referenceExercises.classesIn(learnerFiles);
    missing.removeAll(learnerClasses);
    writtenByTheReference =
        reference.isEmpty() ? Set.of() : referenceExercises.classesIn(referenceExercises.files());
    resources =
        new URLClassLoader(
            Stream.of(tests, this.reference, learner)
                .flatMap(set -> set.roots().stream())
                .map(IsolatingClassLoader::url)
                .toArray(URL[]::new),
            null);
  }

  private NavigableSet<String> files(ClassChoice choice) {
    var ids = new TreeSet<>(ExerciseIds.ORDER);
    ids.add(exercise);
    if (choice == ClassChoice.OWN_STACK) {
      ids.addAll(referenceExercises.exercises().headSet(exercise, true));
    }
    var files = new TreeSet<String>();
    for (String id : ids) {
      files.addAll(referenceExercises.files(id));
      files.addAll(learnerExercises.files(id));
    }
    return files;
  }

  /** The exercise that is graded. */
  public String exercise() {
    return exercise;
  }

  /** How far the learner is with the exercise. */
  public Progress progress() {
    return learnerExercises.progress(exercise, referenceExercises);
  }

  /** The source files that belong to the exercise, such as {@code asyncio/loop/TimerQueue.java}. */
  public NavigableSet<String> exerciseFiles() {
    var files = referenceExercises.files(exercise);
    files.addAll(learnerExercises.files(exercise));
    return files;
  }

  /** Whether a frame's class is one of those that this loader defined. */
  public boolean defined(StackTraceElement frame) {
    return getName().equals(frame.getClassLoaderName());
  }

  /** Whether a class, by its binary name, is taken from the learner as part of an exercise. */
  public boolean isLearners(String name) {
    return learnerClasses.contains(name) && !isTest(name);
  }

  /** Whether a class, by its binary name, is one of the tests and demos. */
  public boolean isTest(String name) {
    return tests.find(name).isPresent();
  }

  /**
   * Whether a class, by its binary name, is the reference's for some other exercise: one of which
   * the learner has a file, too, that says nothing about it.
   */
  public boolean isReference(String name) {
    return writtenByTheReference.contains(name) && !isLearners(name) && !isTest(name);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> type = findLoadedClass(name);
      if (type == null) {
        type = isReserved(name) ? getParent().loadClass(name) : findOrDelegate(name);
      }
      if (resolve) {
        resolveClass(type);
      }
      return type;
    }
  }

  private static boolean isReserved(String name) {
    return NEVER_THE_LEARNERS.stream().anyMatch(name::startsWith);
  }

  private Class<?> findOrDelegate(String name) throws ClassNotFoundException {
    Optional<ClassContent> entry = choose(name);
    if (entry.isPresent()) {
      return define(name, entry.get());
    }
    if (missing.contains(name)) {
      throw new ClassNotFoundException(name);
    }
    return getParent().loadClass(name);
  }

  private Optional<ClassContent> choose(String name) {
    return tests
        .find(name)
        .or(() -> learnerClasses.contains(name) ? learner.find(name) : Optional.empty())
        .or(() -> missing.contains(name) ? Optional.empty() : reference.find(name))
        .or(() -> learner.find(name));
  }

  private Class<?> define(String name, ClassContent entry) {
    byte[] bytes = entry.bytes();
    ProtectionDomain domain = domains.computeIfAbsent(entry.root(), this::domain);
    return defineClass(name, bytes, 0, bytes.length, domain);
  }

  private ProtectionDomain domain(Path root) {
    var source = new CodeSource(url(root), (Certificate[]) null);
    return new ProtectionDomain(source, null, this, null);
  }

  @Override
  protected URL findResource(String name) {
    return resources.findResource(name);
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    try {
      return resources.findResources(name);
    } catch (IOException unreadable) {
      return Collections.emptyEnumeration();
    }
  }

  private static URL url(Path root) {
    try {
      return root.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("not a place for classes: " + root, e);
    }
  }
}
