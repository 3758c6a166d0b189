package loopcraft.grader.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A course of three exercises, of which the second stands on the first. */
public final class FixtureCourse {

  public static final Path ADDER = Path.of("fixture", "Adder.java");
  public static final Path DOUBLER = Path.of("fixture", "Doubler.java");
  public static final Path NUMBERS = Path.of("fixture", "Numbers.java");

  private final Path root;
  private final Path module;

  private FixtureCourse(Path root) {
    this.root = root;
    module = root.resolve("01-fixture");
  }

  /** Writes the course into an empty folder. */
  public static FixtureCourse in(Path root) {
    var course = new FixtureCourse(root);
    course.write(
        "README.md",
        """
        # Fixtures

        ```
        ## 01.9 not a heading
        ```

        ## 01.1 Adding `numbers`

        Text.

        <details>
        <summary>Hint 1</summary>

        Use plus.

        </details>
        <details><summary>Hint 2: more</summary>
        Use `+`.
        </details>

        ## 01.2 Doubling

        More text.

        ## 01.3 Numbers
        """);
    course.write(
        "src/main/java/fixture/Given.java",
        """
        package fixture;

        public final class Given {
          /** Not a mark: {@code @Exercise("01.7")}. */
          public static int add(int a, int b) {
            return new Adder().add(a, b);
          }
        }
        """);
    course.write(
        "src/solution/java/fixture/Adder.java",
        """
        package fixture;

        import loopcraft.grader.Exercise;

        @Exercise("01.1")
        public class Adder {
          public int add(int a, int b) {
            return a + b;
          }

          public int zero() {
            return 0;
          }
        }
        """);
    course.write(
        "src/solution/java/fixture/Doubler.java",
        """
        package fixture;

        import loopcraft.grader.Exercise;

        @Exercise("01.2")
        public class Doubler {
          public int twice(int number) {
            return Given.add(number, number);
          }
        }

        final class Halver {
          int half(int number) {
            return number / 2;
          }
        }
        """);
    course.write(
        "src/solution/java/fixture/Numbers.java",
        """
        package fixture;

        import java.util.List;
        import loopcraft.grader.Exercise;

        public class Numbers {
          @Exercise("01.3")
          static List<Integer> all() {
            return List.of(1, 2);
          }
        }
        """);
    course.stubs();
    course.write(
        "src/test/java/fixture/NumbersTest.java",
        """
        package fixture;

        import static org.assertj.core.api.Assertions.assertThat;

        import java.util.List;
        import loopcraft.grader.Grades;
        import org.junit.jupiter.params.ParameterizedTest;
        import org.junit.jupiter.params.provider.MethodSource;

        @Grades(value = "01.3", points = 1, seconds = 1)
        class NumbersTest {
          static List<Integer> numbers() {
            return Numbers.all();
          }

          @ParameterizedTest
          @MethodSource("numbers")
          void is_positive(int number) {
            assertThat(number).isPositive();
          }
        }
        """);
    course.write(
        "src/test/java/fixture/AdderTest.java",
        """
        package fixture;

        import static org.assertj.core.api.Assertions.assertThat;

        import loopcraft.grader.Grades;
        import org.junit.jupiter.api.DisplayName;
        import org.junit.jupiter.api.Nested;
        import org.junit.jupiter.api.Test;
        import org.junit.jupiter.params.ParameterizedTest;
        import org.junit.jupiter.params.provider.ValueSource;

        @Grades(
            value = "01.1",
            points = 10,
            seconds = 3)
        class AdderTest {
          @Test
          @DisplayName("one and two are three")
          void adds() {
            assertThat(new Adder().add(1, 2)).isEqualTo(3);
          }

          @ParameterizedTest
          @ValueSource(ints = {1, 20})
          @DisplayName("nothing added changes nothing")
          void adds_nothing(int number) {
            assertThat(new Adder().add(number, 0)).isEqualTo(number);
          }

          @Nested
          class Zero {
            @Test
            void is_nothing() {
              assertThat(new Adder().zero()).isZero();
            }
          }
        }
        """);
    course.write(
        "src/test/java/fixture/DoublerTest.java",
        """
        package fixture;

        import static org.assertj.core.api.Assertions.assertThat;

        import loopcraft.grader.Grades;
        import org.junit.jupiter.api.Test;

        @Grades(value = "01.2", points = 5)
        class DoublerTest {
          @Test
          void doubles() {
            assertThat(new Doubler().twice(4)).isEqualTo(8);
          }

          @Test
          void halves() {
            assertThat(new Halver().half(4)).isEqualTo(2);
          }
        }
        """);
    course.write(
        "src/demo/java/fixture/AddingDemo.java",
        """
        package fixture;

        /**
         * Demo 01.1: adds.
         */
        public final class AddingDemo {
          static void main() {
            System.out.println(new Adder().add(1, 1));
          }
        }
        """);
    return course;
  }

  private void stubs() {
    exercise(
        ADDER,
        """
        package fixture;

        import static loopcraft.grader.Todo.todo;

        import loopcraft.grader.Exercise;

        @Exercise("01.1")
        public class Adder {
          public int add(int a, int b) {
            throw todo("01.1");
          }

          public int zero() {
            throw todo("01.1");
          }
        }
        """);
    exercise(
        DOUBLER,
        """
        package fixture;

        import static loopcraft.grader.Todo.todo;

        import loopcraft.grader.Exercise;

        @Exercise("01.2")
        public class Doubler {
          public int twice(int number) {
            throw todo("01.2");
          }
        }

        final class Halver {
          int half(int number) {
            throw todo("01.2");
          }
        }
        """);
    exercise(
        NUMBERS,
        """
        package fixture;

        import static loopcraft.grader.Todo.todo;

        import java.util.List;
        import loopcraft.grader.Exercise;

        public class Numbers {
          @Exercise("01.3")
          static List<Integer> all() {
            throw todo("01.3");
          }
        }
        """);
  }

  /** Writes a file of the learner's. */
  public void exercise(Path file, String text) {
    write("src/exercise/java/" + file.toString().replace('\\', '/'), text);
  }

  /** Deletes a file of the learner's. */
  public void delete(Path file) {
    try {
      Files.delete(module.resolve("src", "exercise", "java").resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the reference the learner's own. */
  public void adopt(Path file) {
    try {
      exercise(file, Files.readString(module.resolve("src", "solution", "java").resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file of the module. */
  public void write(String path, String text) {
    Path file = module.resolve(path);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path root() {
    return root;
  }

  public Path module() {
    return module;
  }

  public Course load() {
    return Course.load(root);
  }
}
