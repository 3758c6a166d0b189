package loopcraft.grader.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CompoundElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopcraft.grader.isolation.Annotations;
import loopcraft.grader.isolation.MethodCode;
import loopcraft.grader.kit.Twin;

/** Reads from the files of test classes, before anything runs, which tests must succeed. */
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

  private static final Pattern TITLE = Pattern.compile("[^,:]+[,:] (\\S.*)");

  private ExpectedTests() {}

  /**
   * A test.
   *
   * @param testClass the class that was asked about, in which or nested in which it is
   * @param id its id
   * @param displayName what it tests, in plain English
   * @param twin whether it compares a whole program with its CPython twin
   * @param part what its class says of the part of the exercise that it grades; empty if one class
   *     grades all of it
   */
  public record Expected(
      String testClass, String id, String displayName, boolean twin, String part) {}

  /** The tests of classes and of their nested classes, in the order of the source. */
  public static List<Expected> read(Path classes, List<String> testClasses) {
    List<Expected> found = new ArrayList<>();
    for (String testClass : testClasses) {
      String name = testClass.replace('.', '/');
      if (Files.exists(classes.resolve(name + ".class"))) {
        String title = displayName(parse(classes, name), "");
        String part = testClasses.size() > 1 ? part(title).orElse(title) : "";
        collect(classes, testClass, name, part, found);
      }
    }
    return found;
  }

  /**
   * What the title of a test class says of the part that it grades: of {@code 04.4 Web scraping,
   * part 1: links}, what follows the exercise's.
   */
  public static Optional<String> part(String title) {
    Matcher matcher = TITLE.matcher(title);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static void collect(
      Path classes, String testClass, String name, String part, List<Expected> found) {
    ClassModel model = parse(classes, name);
    for (MethodModel method : model.methods()) {
      if (Annotations.hasAny(method, TESTS)) {
        String methodName = method.methodName().stringValue();
        found.add(
            new Expected(
                testClass,
                TestNames.id(name, methodName),
                displayName(method, methodName),
                comparesTwins(method),
                part));
      }
    }
    model.findAttribute(Attributes.innerClasses()).stream()
        .flatMap(attribute -> attribute.classes().stream())
        .filter(inner -> isMemberOf(inner, name))
        .map(inner -> inner.innerClass().asInternalName())
        .filter(inner -> isNestedTest(classes, inner))
        .sorted(Comparator.comparingInt(inner -> firstLine(classes, inner)))
        .forEach(inner -> collect(classes, testClass, inner, part, found));
  }

  /** A class file lists nested classes in no particular order. */
  private static int firstLine(Path classes, String name) {
    return parse(classes, name).methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(CompoundElement::elementStream)
        .filter(LineNumber.class::isInstance)
        .mapToInt(element -> ((LineNumber) element).line())
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private static boolean isMemberOf(InnerClassInfo inner, String name) {
    return inner.outerClass().map(outer -> outer.asInternalName().equals(name)).orElse(false);
  }

  private static boolean isNestedTest(Path classes, String name) {
    return Annotations.hasAny(parse(classes, name), Set.of(NESTED));
  }

  private static ClassModel parse(Path classes, String name) {
    try {
      return ClassFile.of().parse(classes.resolve(name + ".class"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean comparesTwins(MethodModel method) {
    return MethodCode.has(
        method,
        element ->
            element instanceof InvokeInstruction call
                && call.owner().asInternalName().equals(TWIN));
  }

  private static String displayName(AttributedElement element, String otherwise) {
    return Annotations.values(element, DISPLAY_NAME).findFirst().orElse(otherwise);
  }
}
