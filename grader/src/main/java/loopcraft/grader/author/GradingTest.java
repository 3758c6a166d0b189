package loopcraft.grader.author;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.Need;
import loopcraft.grader.course.CourseModule;

/**
 * A class that grades an exercise.
 *
 * @param file where it is
 * @param line where the class begins
 * @param exercise the exercise's id
 * @param title its display name; empty if it has none
 * @param points what the exercise is worth
 * @param seconds the time limit; 10 if it names none
 * @param tests the ids of its tests
 * @param disabled the lines where a test is switched off
 * @param needs what the exercise is about, as far as this class says so
 * @param misconceptions the slugs of {@code Misconception.of(…)}, with the line of each
 */
record GradingTest(
    Path file,
    int line,
    String exercise,
    String title,
    int points,
    int seconds,
    Set<String> tests,
    List<Integer> disabled,
    Set<Need> needs,
    Map<String, Integer> misconceptions) {

  private static final Set<String> TESTS =
      Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

  /** The grading tests of a module. */
  static List<GradingTest> of(CourseModule module) {
    var tests = new ArrayList<GradingTest>();
    for (Path file : Checkout.files(module.tests(), ".java")) {
      JavaSource source = JavaSource.read(file);
      for (ClassTree type : source.types()) {
        JavaSource.annotation(type, "Grades")
            .ifPresent(grades -> tests.add(of(file, source, type, grades)));
      }
    }
    return tests;
  }

  private static GradingTest of(
      Path file, JavaSource source, ClassTree type, AnnotationTree grades) {
    var names = new TreeSet<String>();
    var disabled = new ArrayList<Integer>();
    collect(source, type, "", names, disabled);
    return new GradingTest(
        file,
        source.line(type),
        text(grades),
        JavaSource.annotation(type, "DisplayName").map(GradingTest::text).orElse(""),
        (int) JavaSource.element(grades, "points").orElse(0),
        (int) JavaSource.element(grades, "seconds").orElse(10),
        names,
        disabled,
        needs(type),
        misconceptions(source, type));
  }

  private static String text(AnnotationTree annotation) {
    return JavaSource.element(annotation, "value").map(Object::toString).orElse("");
  }

  private static Set<Need> needs(ClassTree type) {
    String arguments =
        JavaSource.annotation(type, "Needs")
            .map(needs -> needs.getArguments().toString())
            .orElse("");
    return Stream.of(arguments.split("\\W+"))
        .flatMap(word -> Stream.of(Need.values()).filter(need -> need.name().equals(word)))
        .collect(Collectors.toSet());
  }

  private static void collect(
      JavaSource source, ClassTree type, String prefix, Set<String> tests, List<Integer> disabled) {
    for (Tree member : JavaSource.members(type)) {
      if (JavaSource.annotation(member, "Disabled").isPresent()) {
        disabled.add(source.line(member));
      }
      if (member instanceof MethodTree method
          && TESTS.stream().anyMatch(test -> JavaSource.annotation(method, test).isPresent())) {
        tests.add(prefix + method.getName());
      } else if (member instanceof ClassTree nested
          && JavaSource.annotation(nested, "Nested").isPresent()) {
        collect(source, nested, prefix + nested.getSimpleName() + ".", tests, disabled);
      }
    }
  }

  private static Map<String, Integer> misconceptions(JavaSource source, ClassTree type) {
    var slugs = new TreeMap<String, Integer>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        if (call.getMethodSelect().toString().endsWith("Misconception.of")
            && call.getArguments().getFirst() instanceof LiteralTree slug) {
          slugs.putIfAbsent(slug.getValue().toString(), source.line(call));
        }
        return super.visitMethodInvocation(call, null);
      }
    }.scan(type, null);
    return slugs;
  }
}
