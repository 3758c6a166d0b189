package loopcraft.grader.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One shape of solution after the other. */
class StubMakerTest {

  private static final String HEAD = "package p;\n\nimport loopcraft.grader.Exercise;\n\n";
  private static final String STUB_HEAD =
      "package p;\n\nimport static loopcraft.grader.Todo.todo;\n\n"
          + "import loopcraft.grader.Exercise;\n\n";

  private static String stub(String solution) {
    return StubMaker.stub(JavaSource.parse(solution)).orElseThrow();
  }

  private static void expect(String solution, String stub) {
    String made = stub(HEAD + solution);
    assertThat(made).isEqualTo(STUB_HEAD + stub);
    assertThat(stub(made)).as("a stub's stub is the same").isEqualTo(made);
    assertThat(Analysis.of(Map.of(Path.of("p/Solution.java"), made))).isEmpty();
  }

  @Test
  void aFileWithoutExerciseHasNoStub() {
    assertThat(StubMaker.stub(JavaSource.parse("class A {}"))).isEmpty();
  }

  @Test
  void aClassLosesBodiesAndWhatIsPrivate() {
    expect(
        """
        /** Javadoc of the class. */
        @Exercise("01.1")
        final class Queue<T extends Comparable<T>> {

          /** Stays. */
          static final int LIMIT = 10;

          // Goes with its field.
          private final java.util.ArrayList<T> items = new java.util.ArrayList<>(); // and this
          private int count;

          static {
            System.getProperty("x");
          }

          /** Makes one. */
          Queue() {}

          /**
           * Adds.
           *
           * @param item of any kind
           */
          <R> R add(T item) throws java.io.IOException { // a remark
            count++;
            return null;
          }

          // A comment inside stays where its method stays.
          int size() { return helper(); }

          private int helper() {
            return count;
          }

          /** Goes. */
          private record Pair(int left, int right) {}

          private enum Kind {
            ONE
          }
        }
        """,
        """
        /** Javadoc of the class. */
        @Exercise("01.1")
        final class Queue<T extends Comparable<T>> {

          /** Stays. */
          static final int LIMIT = 10;

          /** Makes one. */
          Queue() {}

          /**
           * Adds.
           *
           * @param item of any kind
           */
          <R> R add(T item) throws java.io.IOException {
            throw todo("01.1");
          }

          // A comment inside stays where its method stays.
          int size() {
            throw todo("01.1");
          }
        }
        """);
  }

  @Test
  void constructorsKeepCallsOfTheirOwnParametersAndConstants() {
    expect(
        """
        @Exercise("01.1")
        final class Failure extends RuntimeException {

          static final String DEFAULT = "failed";

          final int code;

          Failure(String message, int code) {
            super(message);
            this.code = code;
          }

          Failure(int code) {
            this(DEFAULT, code);
          }

          Failure(Thread thread) {
            super(thread.getName());
            code = 1;
          }

          Failure(Throwable cause) {
            super(String.valueOf(cause));
            code = 0;
          }
        }
        """,
        """
        @Exercise("01.1")
        final class Failure extends RuntimeException {

          static final String DEFAULT = "failed";

          final int code;

          Failure(String message, int code) {
            super(message);
            throw todo("01.1");
          }

          Failure(int code) {
            this(DEFAULT, code);
          }

          Failure(Thread thread) {
            super(thread.getName());
            throw todo("01.1");
          }

          Failure(Throwable cause) {
            throw todo("01.1");
          }
        }
        """);
  }

  @Test
  void aPrivateConstructorStaysIfThereIsNoOther() {
    expect(
        """
        @Exercise("01.1")
        final class Server {

          private final int port;

          private Server(int port) {
            this.port = port;
          }

          static Server start(int port) {
            return new Server(port);
          }
        }
        """,
        """
        @Exercise("01.1")
        final class Server {

          private Server(int port) {
            throw todo("01.1");
          }

          static Server start(int port) {
            throw todo("01.1");
          }
        }
        """);
  }

  @Test
  void nestedTypesInterfacesRecordsAndEnums() {
    expect(
        """
        @Exercise("01.1")
        interface Shape {

          double area();

          default boolean isEmpty() {
            return area() == 0;
          }

          private void check() {}

          record Square(double side) implements Shape {

            public Square {
              if (side < 0) {
                throw new IllegalArgumentException();
              }
            }

            @Override
            public double area() {
              return side * side;
            }
          }

          enum Unit {
            METRE(1),
            FOOT(0.3) {
              @Override
              double inMetres() {
                return 0.3;
              }
            };

            private final double metres;

            Unit(double metres) {
              this.metres = metres;
            }

            double inMetres() {
              return metres;
            }
          }
        }
        """,
        """
        @Exercise("01.1")
        interface Shape {

          double area();

          default boolean isEmpty() {
            throw todo("01.1");
          }

          record Square(double side) implements Shape {

            public Square {
              throw todo("01.1");
            }

            @Override
            public double area() {
              throw todo("01.1");
            }
          }

          enum Unit {
            METRE(1),
            FOOT(0.3) {
              @Override
              double inMetres() {
                throw todo("01.1");
              }
            };

            private final double metres;

            Unit(double metres) {
              this.metres = metres;
            }

            double inMetres() {
              throw todo("01.1");
            }
          }
        }
        """);
  }

  @Test
  void aMarkedMethodTakesOnlyItsOwnHelpersWithIt() {
    expect(
        """
        final class Task {

          private int shared;
          private int only;

          /** Given. */
          void given() {
            shared++;
          }

          /** To be written. */
          @Exercise("02.5")
          void cancel() {
            shared = 0;
            helper();
          }

          private void helper() {
            only = deeper();
          }

          private int deeper() {
            return 1;
          }

          private static final long serialVersionUID = 1L;
        }
        """,
        """
        final class Task {

          private int shared;

          /** Given. */
          void given() {
            shared++;
          }

          /** To be written. */
          @Exercise("02.5")
          void cancel() {
            throw todo("02.5");
          }

          private static final long serialVersionUID = 1L;
        }
        """);
  }

  @Test
  void privateMembersThatSignaturesNeedStay() {
    expect(
        """
        @Exercise("01.1")
        final class Table {

          private static final int WIDTH = 2;
          private static final int UNUSED = 3;
          static final int AREA = WIDTH * WIDTH;

          int area() {
            return AREA + UNUSED;
          }
        }
        """,
        """
        @Exercise("01.1")
        final class Table {

          private static final int WIDTH = 2;
          static final int AREA = WIDTH * WIDTH;

          int area() {
            throw todo("01.1");
          }
        }
        """);
  }

  @Test
  void theNamesOfAnAnnotationsElementsAreNotThoseOfMembers() {
    expect(
        """
        @Exercise(value = "01.1", part = 2)
        final class Box {

          int open() {
            return value();
          }

          private int value() {
            return 1;
          }
        }
        """,
        """
        @Exercise(value = "01.1", part = 2)
        final class Box {

          int open() {
            throw todo("01.1");
          }
        }
        """);
  }

  @Test
  void aTypeOfWhichNothingIsLeftIsEmpty() {
    expect(
        """
        class Host {

          @Exercise("01.1")
          static class Guest {
            private int nothing;
          }

          @Exercise("01.2")
          void host() {}
        }
        """,
        """
        class Host {

          @Exercise("01.1")
          static class Guest {}

          @Exercise("01.2")
          void host() {
            throw todo("01.2");
          }
        }
        """);
  }

  @Test
  void importsThatOnlyBodiesUsedGo() {
    String stub =
        stub(
            """
            package p;

            import static java.util.Objects.requireNonNull;

            import java.io.IOException;
            import java.util.ArrayDeque;
            import java.util.List;
            import java.util.function.Consumer;
            import loopcraft.grader.Exercise;

            /** Gives to a {@link Consumer}. */
            @Exercise("01.1")
            class A {

              private final ArrayDeque<String> queue = new ArrayDeque<>();

              /**
               * Fills.
               *
               * @throws IOException never
               */
              void fill(List<String> items) {
                queue.addAll(requireNonNull(items));
              }
            }
            """);
    assertThat(Imports.of(JavaSource.parse(stub)))
        .containsExactly(
            "static loopcraft.grader.Todo.todo",
            "java.io.IOException",
            "java.util.List",
            "java.util.function.Consumer",
            "loopcraft.grader.Exercise");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String s() { return \"// no comment {\"; }",
        "String s() { return \"\"\"\n      /* no \"comment\" */\n      \"\"\"; }",
        "char s() { return '\"'; }"
      })
  void literalsAreNotTakenForComments(String method) {
    String stub = stub(HEAD + "@Exercise(\"01.1\")\nclass A {\n\n  " + method + "\n}\n");
    assertThat(stub.lines().toList())
        .endsWith("    throw todo(\"01.1\");", "  }", "}")
        .doesNotContainAnyElementsOf(List.of("return"));
  }
}
