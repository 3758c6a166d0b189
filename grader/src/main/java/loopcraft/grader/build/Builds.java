package loopcraft.grader.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.CourseModule;
import loopcraft.grader.course.DemoSource;
import loopcraft.grader.course.Preview;

/**
 * Compiles the parts of a course, each into a folder of its own under {@code .learn/build}.
 *
 * <p>Safe for use by several threads and beside other processes.
 */
public final class Builds implements AutoCloseable {

  /** The main class of the compiler that is a program of its own. */
  public static final String COMPILER_PROGRAM = CompilerMain.class.getName();

  private static final int WARM_UP_ROUNDS = 4;
  private static final String DECLARATIONS = "declarations";
  private static final String RUNTIME = Runtime.version().toString();

  private final Course course;
  private final BuildStore store;
  private final Compiler compiler;
  private final Compiler learnersCompiler;
  private final Map<Path, ClassFolder> folders = new ConcurrentHashMap<>();
  private final Map<Path, Seen> seen = new ConcurrentHashMap<>();
  private final boolean frozen;
  private final Map<String, Build> ofTheCourse = new ConcurrentHashMap<>();

  /** Makes the builds of a course; nothing is compiled yet. */
  public Builds(Course course) {
    this(course, Optional.empty(), false);
  }

  private Builds(Course course, Optional<Compiler> learnersCompiler, boolean frozen) {
    this.course = course;
    compiler = WarmCompiler.ofTheCourse();
    this.learnersCompiler = learnersCompiler.orElse(compiler);
    this.frozen = frozen;
    store = new BuildStore(course.root().resolve(".learn", "build"));
  }

  /** The same where many answers are graded: the course is the one that it was at first. */
  public static Builds frozen(Course course) {
    return new Builds(course, Optional.empty(), true);
  }

  /**
   * The same for learners whom nobody trusts: what is theirs is compiled by another process.
   *
   * @param compilerCommand starts {@link #COMPILER_PROGRAM}
   * @param limit how long a compilation may take
   */
  public static Builds untrusting(
      Course course, Supplier<ProcessBuilder> compilerCommand, Duration limit) {
    return new Builds(course, Optional.of(new RemoteCompiler(compilerCommand, limit)), true);
  }

  private Build ofTheCourse(String kind, Supplier<Build> making) {
    Build known = frozen ? ofTheCourse.get(kind) : null;
    if (known != null) {
      return known;
    }
    Build made = making.get();
    ofTheCourse.put(kind, made);
    return made;
  }

  /** Given code and reference solution of a module; compiles the modules before it first. */
  public Build reference(CourseModule module) {
    return reference(upTo(module)).getLast();
  }

  /** The folders of reference classes that code of this module sees: its own, then earlier ones. */
  public List<Path> referencePath(CourseModule module) {
    return classFolders(reference(upTo(module)));
  }

  /**
   * The same without what is written in some classes.
   *
   * @param emptied the binary names of the classes of which only the declarations are there
   */
  public List<Path> referenceWithout(CourseModule module, Set<String> emptied) {
    List<Path> folders = new ArrayList<>();
    for (Build build : reference(upTo(module)).reversed()) {
      boolean hasAny =
          emptied.stream().anyMatch(name -> Files.exists(classFile(build.classes(), name)));
      folders.add(hasAny ? withoutBodies(build, emptied) : build.classes());
    }
    return folders;
  }

  private Path withoutBodies(Build build, Set<String> emptied) {
    String key = new Fingerprint().add(build.key()).addAll(new TreeSet<>(emptied)).hex();
    if (store.find(DECLARATIONS, key).isEmpty()) {
      store.put(
          DECLARATIONS, key, (_, classes) -> Declarations.copy(build.classes(), classes, emptied));
    }
    return store.classes(DECLARATIONS, key);
  }

  /** The reference of a module as a handout has it. */
  public Build handout(CourseModule module) {
    List<Build> references = reference(upTo(module));
    List<SourceText> sources = referenceSources(module);
    return compile(
        module.name() + "/handout",
        sources,
        references.subList(0, references.size() - 1),
        Set.of(),
        JavaOptions.handoutCompiler(texts(sources)),
        false);
  }

  /** Tests and demos of a module, against the reference. */
  public Build tests(CourseModule module) {
    return ofTheCourse(module.name() + "/tests", () -> compileTests(module));
  }

  private Build compileTests(CourseModule module) {
    List<SourceText> sources = new ArrayList<>(tree(module.tests()));
    module.hiddenTests().ifPresent(folder -> sources.addAll(tree(folder)));
    tree(module.demos()).stream()
        .filter(demo -> !DemoSource.isScratch(demo.path()))
        .forEach(sources::add);
    return compile(module.name() + "/tests", sources, reference(upTo(module)), Set.of(), false);
  }

  /** The same, and what the learner tries out beside the demos. */
  public Build withScratch(CourseModule module) {
    List<SourceText> sources = new ArrayList<>(tree(module.tests()));
    sources.addAll(tree(module.demos()));
    return compile(module.name() + "/scratch", sources, reference(upTo(module)), Set.of(), false);
  }

  /**
   * The files of one exercise against the reference.
   *
   * @param from where the files come from
   */
  public Build isolated(CourseExercise exercise, LearnerSources from) {
    return learner(List.of(exercise), course.moduleOf(exercise), from, "isolated");
  }

  /** The learner's files of all exercises up to this one, together. */
  public Build ownStack(CourseExercise exercise, LearnerSources from) {
    List<CourseExercise> exercises =
        course.exercises().stream().filter(other -> other.compareTo(exercise) <= 0).toList();
    return learner(exercises, course.moduleOf(exercise), from, "mine");
  }

  /** The learner's files of these exercises, together, against the reference for all others. */
  public Build together(List<CourseExercise> exercises, CourseModule module) {
    return learner(exercises, module, LearnerSources.workspace(course), "together");
  }

  /** Compiles the given code of a module a few times for nothing, so that later it is fast. */
  public void warmUp(CourseModule module) {
    List<ClassFolder> visible = referencePath(module).stream().map(this::folder).toList();
    List<SourceText> sources = tree(module.given());
    for (int i = 0; i < WARM_UP_ROUNDS && !Thread.currentThread().isInterrupted(); i++) {
      compiler.compile(sources, visible, Set.of(), JavaOptions.learnerCompiler(List.of()), true);
    }
  }

  @Override
  public void close() {
    compiler.close();
    learnersCompiler.close();
  }

  private Build learner(
      List<CourseExercise> exercises, CourseModule module, LearnerSources from, String kind) {
    Map<Path, SourceText> sources = new TreeMap<>();
    List<CompileProblem> missing = new ArrayList<>();
    for (CourseExercise exercise : exercises) {
      for (Path file : exercise.files()) {
        from.find(exercise, file)
            .ifPresentOrElse(
                source -> sources.put(file, source),
                () -> missing.add(missing(course.moduleOf(exercise), exercise, file)));
      }
    }
    List<Build> references = reference(upTo(module));
    if (!missing.isEmpty()) {
      String key = new Fingerprint().add(missing.toString()).hex();
      return new Build(key, store.classes(module.name() + "/" + kind, key), missing);
    }
    Set<String> hidden = new HashSet<>();
    for (Path folder : classFolders(references)) {
      hidden.addAll(folder(folder).classesFrom(sources.keySet()));
    }
    return compile(
        module.name() + "/" + kind, List.copyOf(sources.values()), references, hidden, true);
  }

  private static CompileProblem missing(CourseModule home, CourseExercise exercise, Path file) {
    return new CompileProblem(
        home.exercise().resolve(file),
        0,
        0,
        "this file of exercise %s is missing; ./learn reset %s brings the stub back"
            .formatted(exercise.id(), exercise.id()),
        "",
        true);
  }

  private List<CourseModule> upTo(CourseModule module) {
    return course.modules().subList(0, course.modules().indexOf(module) + 1);
  }

  private List<Build> reference(List<CourseModule> modules) {
    List<Build> builds = new ArrayList<>();
    for (CourseModule module : modules) {
      Build build =
          !Files.isDirectory(module.solution()) && Files.isRegularFile(module.referenceJar())
              ? unpack(module)
              : ofTheCourse(
                  module.name() + "/reference",
                  () -> compileReference(module, List.copyOf(builds)));
      builds.add(build.orThrow("the reference of " + module.name() + " does not compile"));
    }
    return builds;
  }

  private Build compileReference(CourseModule module, List<Build> earlier) {
    return compile(
        module.name() + "/reference", referenceSources(module), earlier, Set.of(), false);
  }

  private List<SourceText> referenceSources(CourseModule module) {
    List<SourceText> sources = new ArrayList<>(tree(module.given()));
    sources.addAll(tree(module.solution()));
    return sources;
  }

  private Build unpack(CourseModule module) {
    String kind = module.name() + "/reference";
    String key =
        seen.compute(module.referenceJar(), (jar, known) -> Seen.of(jar, known)).fingerprint();
    if (store.find(kind, key).isEmpty()) {
      store.put(kind, key, (_, classes) -> unpack(module.referenceJar(), classes));
    }
    return new Build(key, store.classes(kind, key), List.of());
  }

  private static void unpack(Path jar, Path classes) throws IOException {
    Files.createDirectories(classes);
    try (var file = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        Path target = classes.resolve(entry.getName()).normalize();
        if (!entry.isDirectory() && target.startsWith(classes)) {
          Files.createDirectories(target.getParent());
          try (var in = file.getInputStream(entry)) {
            Files.copy(in, target);
          }
        }
      }
    }
  }

  private Build compile(
      String kind,
      List<SourceText> sources,
      List<Build> dependencies,
      Set<String> hidden,
      boolean learner) {
    List<String> texts = texts(sources);
    List<String> options =
        learner ? JavaOptions.learnerCompiler(texts) : JavaOptions.compiler(texts);
    return compile(kind, sources, dependencies, hidden, options, learner);
  }

  private static List<String> texts(List<SourceText> sources) {
    return sources.stream().map(SourceText::text).toList();
  }

  private Build compile(
      String kind,
      List<SourceText> sources,
      List<Build> dependencies,
      Set<String> hidden,
      List<String> options,
      boolean learner) {
    var fingerprint =
        new Fingerprint()
            .add(RUNTIME)
            .addAll(options)
            .add("for a beginner: " + learner)
            .addSources(sources);
    dependencies.forEach(dependency -> fingerprint.add(dependency.key()));
    String key = fingerprint.hex();
    Optional<Path> known = store.find(kind, key);
    if (known.isPresent()) {
      return new Build(key, store.classes(kind, key), ProblemsFile.read(known.get(), sources));
    }
    List<ClassFolder> visible = classFolders(dependencies).stream().map(this::folder).toList();
    Compiler.Result result =
        (learner ? learnersCompiler : compiler).compile(sources, visible, hidden, options, learner);
    store.put(
        kind,
        key,
        (folder, classes) -> {
          ProblemsFile.write(folder, result.problems(), sources);
          if (result.succeeded()) {
            Files.createDirectories(classes);
            for (var entry : result.classes().entrySet()) {
              Path file = classFile(classes, entry.getKey());
              Files.createDirectories(file.getParent());
              Files.write(file, entry.getValue());
            }
          }
        });
    return new Build(key, store.classes(kind, key), result.problems());
  }

  private static Path classFile(Path folder, String name) {
    return folder.resolve(name.replace('.', '/') + ".class");
  }

  private ClassFolder folder(Path classes) {
    return folders.computeIfAbsent(classes, ClassFolder::new);
  }

  /** The latest module first. */
  private static List<Path> classFolders(List<Build> builds) {
    return builds.reversed().stream().map(Build::classes).toList();
  }

  /** All sources below a root; their texts stay in memory until they change on disk. */
  private List<SourceText> tree(Path root) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (var files = Files.walk(root)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".java"))
          .filter(Files::isRegularFile)
          .sorted()
          .map(file -> new SourceText(root.relativize(file), file, text(file)))
          .filter(source -> Preview.permits(source.text()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(Path file) {
    return seen.compute(file, Seen::of).text();
  }
}
