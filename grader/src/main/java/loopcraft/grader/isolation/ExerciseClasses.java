package loopcraft.grader.isolation;

import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.Exercise;
import loopcraft.grader.Todo;

/** Which classes belong to which exercise, read from class files without loading them. */
public final class ExerciseClasses {

  private static final String EXERCISE = Exercise.class.getName();
  private static final String TODO = Todo.class.getName().replace('.', '/');

  private final Map<String, Described> classes;

  private ExerciseClasses(Map<String, Described> classes) {
    this.classes = classes;
  }

  private record Described(
      String name, String file, Set<String> annotated, int part, List<DescribedMethod> methods) {}

  private record DescribedMethod(
      String name, String type, Set<String> annotated, boolean canBeAPart, boolean unwritten) {

    boolean isSameAs(DescribedMethod other) {
      return name.equals(other.name) && type.equals(other.type);
    }
  }

  /** Reads all class files of a set. */
  static ExerciseClasses of(ClassSet set) {
    var classes = new LinkedHashMap<String, Described>();
    set.names().stream()
        .sorted()
        .forEach(name -> classes.put(name, describe(name, set.bytes(name).orElseThrow())));
    return new ExerciseClasses(classes);
  }

  /** The ids of the exercises that something is marked with, in the course's order. */
  public NavigableSet<String> exercises() {
    var ids = new TreeSet<>(ExerciseIds.ORDER);
    classes.values().forEach(type -> ids.addAll(marks(type)));
    return ids;
  }

  /**
   * The source files that belong to an exercise, such as {@code asyncio/loop/TimerQueue.java}:
   * those in which something is marked with it.
   */
  public NavigableSet<String> files(String exercise) {
    return classes.values().stream()
        .filter(type -> marks(type).contains(exercise))
        .map(Described::file)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The binary names of the classes that were compiled from these files. */
  public NavigableSet<String> classesIn(Collection<String> files) {
    return classes.values().stream()
        .filter(type -> files.contains(type.file()))
        .map(Described::name)
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
    List<Progress.Part> parts =
        classesIn(files).stream()
            .sorted(Comparator.comparingInt(reference::part))
            .map(classes::get)
            .flatMap(type -> parts(exercise, type, reference))
            .toList();
    return new Progress(exercise, parts);
  }

  /** Which part of its exercise a class belongs to; a nested class to that of the outer one. */
  private int part(String name) {
    var outermost = classes.get(name.split("\\$", 2)[0]);
    return outermost == null ? 0 : outermost.part();
  }

  private Stream<Progress.Part> parts(String exercise, Described type, ExerciseClasses reference) {
    boolean whole =
        isWhollyMarked(exercise, type.name()) || reference.isWhollyMarked(exercise, type.name());
    List<DescribedMethod> marked =
        Stream.of(this, reference)
            .flatMap(from -> Optional.ofNullable(from.classes.get(type.name())).stream())
            .flatMap(from -> from.methods().stream())
            .filter(method -> method.annotated().contains(exercise))
            .toList();
    return type.methods().stream()
        .filter(
            method ->
                whole && method.canBeAPart() && isAsked(type, method, reference)
                    || marked.stream().anyMatch(method::isSameAs))
        .map(method -> new Progress.Part(title(type, method), !method.unwritten()));
  }

  /** What the learner writes beyond what the reference has is no part, unless it is begun. */
  private static boolean isAsked(
      Described type, DescribedMethod method, ExerciseClasses reference) {
    var same = reference.classes.get(type.name());
    return method.unwritten()
        || same != null
            && same.methods().stream()
                .anyMatch(other -> other.canBeAPart() && other.isSameAs(method));
  }

  private boolean isWhollyMarked(String exercise, String name) {
    var type = classes.get(name);
    int nested = name.lastIndexOf('$');
    return type != null && type.annotated().contains(exercise)
        || nested > 0 && isWhollyMarked(exercise, name.substring(0, nested));
  }

  private static String title(Described type, DescribedMethod method) {
    String simple = type.name().substring(type.name().lastIndexOf('.') + 1).replace('$', '.');
    return method.name().equals(ConstantDescs.INIT_NAME)
        ? "new " + simple
        : simple + "." + method.name();
  }

  private static Set<String> marks(Described type) {
    return Stream.concat(
            type.annotated().stream(),
            type.methods().stream().flatMap(method -> method.annotated().stream()))
        .collect(Collectors.toSet());
  }

  private static Described describe(String name, byte[] bytes) {
    ClassModel model = ClassFile.of().parse(bytes);
    String source =
        model
            .findAttribute(Attributes.sourceFile())
            .map(attribute -> attribute.sourceFile().stringValue())
            .orElse(name.substring(name.lastIndexOf('.') + 1) + ".java");
    String directory = name.substring(0, name.lastIndexOf('.') + 1).replace('.', '/');
    List<DescribedMethod> methods =
        model.methods().stream().map(method -> describe(model, method)).toList();
    int part = Annotations.numbers(model, EXERCISE, "part").findFirst().orElse(0);
    return new Described(name, directory + source, exercises(model), part, methods);
  }

  private static DescribedMethod describe(ClassModel owner, MethodModel method) {
    boolean unwritten = callsTodo(method);
    boolean writable =
        method.code().isPresent()
            && !method.flags().has(AccessFlag.SYNTHETIC)
            && !method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME)
            && !isMadeByTheCompiler(owner, method);
    boolean helper =
        isPrivate(owner) || method.flags().has(AccessFlag.PRIVATE) && !isConstructor(method);
    boolean optional = helper || hasNothingToWrite(owner, method);
    return new DescribedMethod(
        method.methodName().stringValue(),
        method.methodType().stringValue(),
        exercises(method),
        writable && (unwritten || !optional),
        unwritten);
  }

  private static boolean isConstructor(MethodModel method) {
    return method.methodName().equalsString(ConstantDescs.INIT_NAME);
  }

  /** A class that another one keeps to itself is a helper of it, and not in the stub. */
  private static boolean isPrivate(ClassModel type) {
    return type.findAttribute(Attributes.innerClasses()).stream()
        .flatMap(attribute -> attribute.classes().stream())
        .anyMatch(
            inner ->
                inner.innerClass().equals(type.thisClass())
                    && inner.flags().contains(AccessFlag.PRIVATE));
  }

  /**
   * Whether a method is a constructor that the stub has whole: one that takes nothing, or only
   * passes on what it takes, perhaps with constants. It cannot be told from the class file once it
   * is written what a constructor without parameters does beside giving fields their first values.
   */
  private static boolean hasNothingToWrite(ClassModel owner, MethodModel method) {
    if (!isConstructor(method)) {
      return false;
    }
    return method.methodTypeSymbol().parameterCount() == 0
        || owner.thisClass().asInternalName().contains("$")
        || owner.findAttribute(Attributes.record()).isPresent()
        || method.code().stream()
            .flatMap(code -> code.elementStream())
            .noneMatch(
                element ->
                    element instanceof FieldInstruction field && field.opcode() == Opcode.PUTFIELD);
  }

  private static boolean callsTodo(MethodModel method) {
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .anyMatch(
            element ->
                element instanceof InvokeInstruction call
                    && call.owner().name().equalsString(TODO)
                    && call.name().equalsString("todo"));
  }

  private static boolean isMadeByTheCompiler(ClassModel owner, MethodModel method) {
    String name = method.methodName().stringValue();
    if (owner.flags().has(AccessFlag.ENUM)) {
      return name.equals("values") || name.equals("valueOf");
    }
    return owner
        .findAttribute(Attributes.record())
        .map(
            record ->
                callsObjectMethods(method)
                    || method.methodTypeSymbol().parameterCount() == 0
                        && !callsTodo(method)
                        && record.components().stream()
                            .anyMatch(component -> component.name().equalsString(name)))
        .orElse(false);
  }

  private static boolean callsObjectMethods(MethodModel method) {
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .anyMatch(
            element ->
                element instanceof InvokeDynamicInstruction call
                    && call.bootstrapMethod()
                        .owner()
                        .descriptorString()
                        .equals("Ljava/lang/runtime/ObjectMethods;"));
  }

  private static Set<String> exercises(AttributedElement element) {
    return Annotations.values(element, EXERCISE).collect(Collectors.toSet());
  }
}
