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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.Exercise;
import loopcraft.grader.Todo;

/**
 * What a class file says about exercises, read without loading it.
 *
 * @param name its binary name
 * @param file the source that it was compiled from, such as {@code asyncio/loop/TimerQueue.java}
 * @param annotated the exercises that it is marked with itself
 * @param marks the exercises that it, or a method of it, is marked with
 * @param part which part of its exercise it is
 * @param methods those that it declares
 */
record DescribedClass(
    String name,
    String file,
    Set<String> annotated,
    Set<String> marks,
    int part,
    List<Method> methods) {

  private static final String EXERCISE = Exercise.class.getName();
  private static final String TODO = Todo.class.getName().replace('.', '/');

  /**
   * A method.
   *
   * @param type its descriptor
   * @param annotated the exercises that it is marked with
   * @param isForLearners whether a learner may have to write it
   * @param unwritten whether it is still {@code todo}
   */
  record Method(
      String name, String type, Set<String> annotated, boolean isForLearners, boolean unwritten) {

    boolean isSameAs(Method other) {
      return name.equals(other.name) && type.equals(other.type);
    }
  }

  static DescribedClass of(String name, byte[] bytes) {
    ClassModel model = ClassFile.of().parse(bytes);
    String source =
        model
            .findAttribute(Attributes.sourceFile())
            .map(attribute -> attribute.sourceFile().stringValue())
            .orElse(name.substring(name.lastIndexOf('.') + 1) + ".java");
    String directory = name.substring(0, name.lastIndexOf('.') + 1).replace('.', '/');
    List<Method> methods = model.methods().stream().map(method -> describe(model, method)).toList();
    Set<String> annotated = exercises(model);
    Set<String> marks =
        Stream.concat(
                annotated.stream(), methods.stream().flatMap(method -> method.annotated().stream()))
            .collect(Collectors.toSet());
    return new DescribedClass(name, directory + source, annotated, marks, part(model), methods);
  }

  /** Of a class that is given but for some methods, they say it. */
  private static int part(ClassModel model) {
    return Stream.<AttributedElement>concat(Stream.of(model), model.methods().stream())
        .flatMapToInt(marked -> Annotations.numbers(marked, EXERCISE, "part"))
        .min()
        .orElse(0);
  }

  private static Method describe(ClassModel owner, MethodModel method) {
    boolean unwritten = callsTodo(method);
    boolean writable =
        method.code().isPresent()
            && !method.flags().has(AccessFlag.SYNTHETIC)
            && !method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME)
            && !isMadeByTheCompiler(owner, method);
    boolean helper =
        isPrivate(owner) || method.flags().has(AccessFlag.PRIVATE) && !isConstructor(method);
    boolean optional = helper || hasNothingToWrite(owner, method);
    return new Method(
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
        || !MethodCode.has(
            method,
            element ->
                element instanceof FieldInstruction field && field.opcode() == Opcode.PUTFIELD);
  }

  private static boolean callsTodo(MethodModel method) {
    return MethodCode.has(
        method,
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
    return MethodCode.has(
        method,
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
