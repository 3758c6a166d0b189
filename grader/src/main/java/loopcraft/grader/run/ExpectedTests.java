package loopcraft.grader.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import loopcraft.grader.isolation.Annotations;
import loopcraft.grader.kit.Twin;

/** Reads from a test class's file, before anything runs, which tests must succeed. */
public final class ExpectedTests {

  private static final Set<String> TESTS =
      Set.of(
          "org.junit.jupiter.api.Test",
          "org.junit.jupiter.api.RepeatedTest",
          "org.junit.jupiter.api.TestFactory",
          "org.junit.jupiter.api.TestTemplate",
          "org.junit.jupiter.params.ParameterizedTest");
  private static final String TWIN = Twin.class.getName().replace('.', '/');
  private static final String NESTED = "org.junit.jupiter.api.Nested";
  private static final String DISPLAY_NAME = "org.junit.jupiter.api.DisplayName";

  private ExpectedTests() {}

  /**
   * A test.
   *
   * @param id its id
   * @param displayName what it tests, in plain English
   * @param twin whether it compares a whole program with its CPython twin
   */
  public record Expected(String id, String displayName, boolean twin) {}

  /** The tests of a class and of its nested classes, in the order of the source. */
  public static List<Expected> read(Path classes, String testClass) {
    List<Expected> found = new ArrayList<>();
    collect(classes, testClass.replace('.', '/'), found);
    return found;
  }

  private static void collect(Path classes, String name, List<Expected> found) {
    Path file = classes.resolve(name + ".class");
    if (!Files.exists(file)) {
      return;
    }
    ClassModel model;
    try {
      model = ClassFile.of().parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (MethodModel method : model.methods()) {
      if (Annotations.hasAny(method, TESTS)) {
        String methodName = method.methodName().stringValue();
        found.add(
            new Expected(
                TestNames.id(name, methodName),
                displayName(method, methodName),
                comparesTwins(method)));
      }
    }
    model.findAttribute(Attributes.innerClasses()).stream()
        .flatMap(attribute -> attribute.classes().stream())
        .filter(inner -> isMemberOf(inner, name))
        .map(inner -> inner.innerClass().asInternalName())
        .filter(inner -> isNestedTest(classes, inner))
        .forEach(inner -> collect(classes, inner, found));
  }

  private static boolean isMemberOf(InnerClassInfo inner, String name) {
    return inner.outerClass().map(outer -> outer.asInternalName().equals(name)).orElse(false);
  }

  private static boolean isNestedTest(Path classes, String name) {
    try {
      return Annotations.hasAny(
          ClassFile.of().parse(classes.resolve(name + ".class")), Set.of(NESTED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean comparesTwins(MethodModel method) {
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .anyMatch(
            element ->
                element instanceof InvokeInstruction call
                    && call.owner().asInternalName().equals(TWIN));
  }

  private static String displayName(MethodModel method, String otherwise) {
    return Annotations.values(method, DISPLAY_NAME).findFirst().orElse(otherwise);
  }
}
