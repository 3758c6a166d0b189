package loopcraft.grader.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import loopcraft.grader.course.Course;

/**
 * A course of three exercises. The first is of two files, of which {@code Answer} is what the
 * hostile ones write; the others need programs and a database, for what can be done where these are
 * allowed.
 */
final class HostileCourse {

  static final Path ANSWER = Path.of("fixture", "Answer.java");
  static final Path HELPER = Path.of("fixture", "Helper.java");
  static final Path LAUNCH = Path.of("fixture", "Launch.java");
  static final Path STORE = Path.of("fixture", "Store.java");

  private final Path module;

  private HostileCourse(Path root) {
    module = root.resolve("01-fixture");
  }

  /** Writes the course into an empty folder. */
  static Course in(Path root) {
    var course = new HostileCourse(root);
    course.write(
        "README.md",
        """
        # Fixtures

        ## 01.1 Answers

        ## 01.2 Launches

        ## 01.3 Stores
        """);
    course.write(
        "src/solution/java/fixture/Answer.java",
        """
        package fixture;

        import loopcraft.grader.Exercise;

        @Exercise("01.1")
        public class Answer {
          public int sum(int a, int b) {
            return a + b;
          }

          public Object greeting() {
            return "hello";
          }
        }
        """);
    course.write(
        "src/solution/java/fixture/Helper.java",
        """
        package fixture;

        import loopcraft.grader.Exercise;

        @Exercise("01.1")
        final class Helper {}
        """);
    course.write(
        "src/solution/java/fixture/Launch.java",
        """
        package fixture;

        import loopcraft.grader.Exercise;

        @Exercise("01.2")
        public class Launch {
          public int sum(int a, int b) {
            return a + b;
          }
        }
        """);
    course.write(
        "src/solution/java/fixture/Store.java",
        """
        package fixture;

        import java.sql.Connection;
        import loopcraft.grader.Exercise;

        @Exercise("01.3")
        public class Store {
          public int sum(Connection connection, int a, int b) {
            return a + b;
          }
        }
        """);
    course.write(
        "src/test/java/fixture/StoreTest.java",
        """
        package fixture;

        import static org.assertj.core.api.Assertions.assertThat;

        import java.sql.DriverManager;
        import java.sql.SQLException;
        import loopcraft.grader.Grades;
        import loopcraft.grader.Need;
        import loopcraft.grader.Needs;
        import loopcraft.grader.kit.TimeLimit;
        import org.junit.jupiter.api.Test;

        @Grades(value = "01.3", points = 5, seconds = 10)
        @Needs(Need.SQL)
        class StoreTest {
          @Test
          @TimeLimit(seconds = 8)
          void sums() throws SQLException {
            try (var connection = DriverManager.getConnection("jdbc:h2:mem:")) {
              assertThat(new Store().sum(connection, 6, 7)).isEqualTo(13);
            }
          }
        }
        """);
    course.write(
        "src/test/java/fixture/AnswerTest.java",
        """
        package fixture;

        import static loopcraft.grader.kit.Expect.observed;
        import static org.assertj.core.api.Assertions.assertThat;

        import java.util.ArrayList;
        import java.util.List;
        import loopcraft.grader.Grades;
        import loopcraft.grader.kit.TimeLimit;
        import org.junit.jupiter.api.DisplayName;
        import org.junit.jupiter.api.Test;

        @Grades(value = "01.1", points = 10, seconds = 3)
        class AnswerTest {
          static final List<Integer> SUMS = new ArrayList<>(List.of(13));

          @Test
          @TimeLimit(seconds = 1)
          @DisplayName("six and seven are thirteen")
          void sums() {
            assertThat(new Answer().sum(6, 7)).isEqualTo(SUMS.getFirst());
          }

          @Test
          @TimeLimit(seconds = 1)
          @DisplayName("the greeting is a word")
          void greets() {
            observed("the greeting", new Answer().greeting()).shouldBe("hello");
          }
        }
        """);
    course.write(
        "src/test/java/fixture/LaunchTest.java",
        """
        package fixture;

        import static org.assertj.core.api.Assertions.assertThat;

        import loopcraft.grader.Grades;
        import loopcraft.grader.Need;
        import loopcraft.grader.Needs;
        import loopcraft.grader.kit.TimeLimit;
        import org.junit.jupiter.api.Test;

        @Grades(value = "01.2", points = 5, seconds = 5)
        @Needs(Need.PROCESSES)
        class LaunchTest {
          @Test
          @TimeLimit(seconds = 3)
          void sums() {
            assertThat(new Launch().sum(6, 7)).isEqualTo(13);
          }
        }
        """);
    return Course.load(root);
  }

  private void write(String path, String text) {
    Path file = module.resolve(path);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      if (path.startsWith("src/solution")) {
        write(path.replace("src/solution", "src/exercise"), text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
