package loopcraft.grader.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** A course of one module with one exercise, complete and consistent. */
final class AuthorFixture {

  static final String MODULE = "01-counting/";
  static final String SOLUTION = MODULE + "src/solution/java/counting/Counter.java";
  static final String STUB = MODULE + "src/exercise/java/counting/Counter.java";
  static final String TEST = MODULE + "src/test/java/counting/CounterTest.java";
  static final String DEMO = MODULE + "src/demo/java/counting/CounterDemo.java";
  static final String LESSON = MODULE + "README.md";
  static final String WALKTHROUGH = MODULE + "WALKTHROUGH.md";
  static final String WRONG = MODULE + "src/wrong/01.1/";
  static final String PROGRAM = MODULE + "src/cpython/count.py";
  static final String TRACE = MODULE + "src/cpython/count.trace";

  private final Path root;

  AuthorFixture(Path root) {
    this.root = root;
    write("pom.xml", "<project/>\n");
    write("README.md", "# Course\n\nStart with [counting](01-counting/README.md#011-a-counter).\n");
    write(
        MODULE + "src/main/java/counting/Step.java",
        """
        package counting;

        /** Given: how far a counter goes. */
        public record Step(int size) {}
        """);
    write(
        SOLUTION,
        """
        package counting;

        import java.util.ArrayList;
        import java.util.List;
        import loopcraft.grader.Exercise;

        /** Counts. */
        @Exercise("01.1")
        public final class Counter {

          private final List<Step> steps = new ArrayList<>();
          private int value;

          /** Takes a step. */
          public void take(Step step) {
            steps.add(step);
            value += step.size();
          }

          /** The sum of all steps. */
          public int value() {
            return value;
          }
        }
        """);
    write(
        TEST,
        """
        package counting;

        import static org.junit.jupiter.api.Assertions.assertEquals;

        import loopcraft.grader.Grades;
        import loopcraft.grader.kit.Misconception;
        import org.junit.jupiter.api.Test;

        @Grades(value = "01.1", points = 2, seconds = 5)
        class CounterTest {

          static final Misconception CONSTANT = Misconception.of("constant", "always the same");
          static final Misconception LAST = Misconception.of("only-the-last", "forgets the others");
          static final Misconception ONES = Misconception.of("counts-ones", "ignores the size");

          @Test
          void sums() {
            var counter = new Counter();
            counter.take(new Step(2));
            counter.take(new Step(3));
            assertEquals(5, counter.value());
          }

          @Test
          void startsAtZero() {
            assertEquals(0, new Counter().value());
          }
        }
        """);
    wrong("constant", "the sum is one", "sums, startsAtZero", "public int value() { return 1; }");
    wrong(
        "only-the-last",
        "a step replaces the one before",
        "sums",
        "public void take(Step step) { value = step.size(); }");
    wrong("counts-ones", "a step is one", "sums", "public void take(Step step) { value++; }");
    write(
        WRONG + "adds-up-late.ok.java",
        """
        // Alternative: adds up when asked.
        package counting;

        final class Counter {
          public int value() {
            return steps.stream().mapToInt(Step::size).sum();
          }
        }
        """);
    write(
        DEMO,
        """
        package counting;

        /**
         * Demo 01.1: counts to five.
         *
         * <p>The twin of {@code src/cpython/count.py}.
         */
        final class CounterDemo {
          static void main() {
            var counter = new Counter();
            counter.take(new Step(5));
            System.out.println(counter.value());
          }
        }
        """);
    write(PROGRAM, "def count():\n    return 5\n\n\nprint(count())\n");
    write(TRACE, "5\n");
    write(
        LESSON,
        """
        # Counting

        ## 01.1 A counter

        See the [walkthrough](WALKTHROUGH.md#steps).

        ```java
        // sketch
        counter.take(two);
        ```

        <!-- code: src/solution/java/counting/Counter.java#take, value() -->

        ```java
        public void take(Step step) {
          steps.add(step);
          value += step.size();
        }

        public int value() {
          return value;
        }
        ```

        **Predict.** What is it at the start?

        <details><summary>Answer</summary>

        Zero.

        </details>

        <details><summary>Hint 1</summary>

        Add.

        </details>

        <details><summary>Hint 2</summary>

        Keep a sum.

        </details>

        <details><summary>Hint 3</summary>

        One field is enough.

        </details>

        ### Common mistakes

        - Forgetting the first step.

          <!-- code: src/cpython/count.py#count -->
          ```python
          def count():
              return 5
          ```
        """);
    write(
        WALKTHROUGH,
        """
        # Walkthrough

        ## Steps

        <!-- step: 01.1.1 Counter.java -->
        ```java
        public final class Counter {
          private int value;

          public void take(Step step) {
            value = step.size();
          }

          private void unused() {}
        }
        ```

        <!-- step: 01.1.2 Counter.java removes: unused -->
        ```java
        private final List<Step> steps = new ArrayList<>();

        public void take(Step step) {
          steps.add(step);
          value += step.size();
        }

        public int value() {
          return value;
        }
        ```
        """);
    Stubs.write(checkout().modules().getFirst(), file -> {});
  }

  private void wrong(String name, String idea, String fails, String member) {
    write(
        WRONG + name + ".java",
        "// Misconception: %s\n// Fails: %s\npackage counting;\n\nfinal class Counter {\n  %s\n}\n"
            .formatted(idea, fails, member));
  }

  Checkout checkout() {
    return Checkout.at(root);
  }

  Path path(String file) {
    return root.resolve(file);
  }

  String text(String file) {
    return JavaSource.readText(path(file));
  }

  void write(String file, String text) {
    Stubs.writeText(path(file), text);
  }

  void change(String file, String from, String to) {
    change(file, text -> text.replace(from, to));
  }

  void change(String file, UnaryOperator<String> change) {
    String changed = change.apply(text(file));
    if (changed.equals(text(file))) {
      throw new IllegalArgumentException("nothing to change in " + file);
    }
    write(file, changed);
  }

  void delete(String file) {
    try {
      Files.delete(path(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> problems() {
    return CourseCheck.fast(checkout()).stream().map(Problem::toString).toList();
  }
}
