package loopcraft.grader.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import loopcraft.grader.fixture.TinyModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExerciseClassesTest {

  @TempDir Path directory;

  @Test
  void a_stub_is_not_started() {
    assertThat(progressOf("String greet() { throw todo(\"01.1\"); }").isNotStarted()).isTrue();
  }

  @Test
  void one_written_method_of_two_is_a_start_and_says_what_is_next() {
    Progress progress =
        progressOf("String greet() { return \"hi\"; } String part() { throw todo(\"01.1\"); }");

    assertThat(progress.isNotStarted()).isFalse();
    assertThat(progress.isUnfinished()).isTrue();
    assertThat(progress).hasToString("1 of 2 methods written; next: Greeter.part");
  }

  @Test
  void what_the_compiler_makes_and_private_helpers_are_no_parts() {
    Progress progress =
        progressOf(
            """
            enum Kind { A }
            record Pair(int a, int b) {}
            private int helper() { return 1; }
            Greeter() {}
            Runnable greet() { return () -> helper(); }
            """);

    assertThat(progress).hasToString("1 of 1 methods written");
  }

  @Test
  void what_private_classes_have_is_no_part() {
    assertThat(
            progressOf(
                """
                int size() { throw todo("01.1"); }
                private static class Helper implements Runnable {
                  final int size;
                  Helper(int size) { this.size = size; }
                  public void run() {}
                }
                """))
        .hasToString("0 of 1 methods written; next: Greeter.size");
  }

  @Test
  void a_private_constructor_stays_a_part_once_it_is_written() {
    assertThat(
            progressOf(
                """
                private final int size;
                private Greeter(int size) { this.size = size; }
                static Greeter of(int size) { throw todo("01.1"); }
                """))
        .hasToString("1 of 2 methods written; next: Greeter.of");
  }

  @Test
  void a_constructor_is_a_part_while_it_is_to_be_written() {
    assertThat(progressOf("Greeter() { throw todo(\"01.1\"); }"))
        .hasToString("0 of 1 methods written; next: new Greeter");
  }

  @Test
  void a_constructor_stays_a_part_once_it_is_written() {
    assertThat(
            progressOf(
                """
                private final int size;
                Greeter(int size) { this.size = size; }
                int size() { throw todo("01.1"); }
                int size(int more) { return size + more; }
                """))
        .hasToString("2 of 3 methods written; next: Greeter.size");
  }

  @Test
  void a_constructor_that_only_passes_on_what_it_takes_is_no_part() {
    Progress progress =
        progressOf(
            """
            Greeter(int size) { super(); }
            Greeter(int size, String name) { this(size + Nested.NONE); }
            static class Nested {
              static Integer NONE = 0;
              final int size;
              Nested(int size) { this.size = size; }
            }
            int size() { throw todo("01.1"); }
            """);

    assertThat(progress.isNotStarted()).isTrue();
  }

  @Test
  void what_is_next_is_named_in_the_order_of_the_parts() {
    var module =
        new TinyModule(directory)
            .exercise(
                """
                package tiny;
                import static loopcraft.grader.Todo.todo;
                import loopcraft.grader.Exercise;
                @Exercise(value = "01.1", part = 2)
                class Ant { void walk() { throw todo("01.1"); } }
                @Exercise(value = "01.1", part = 1)
                class Bee { void fly() { throw todo("01.1"); } }
                class Ape {
                  @Exercise(value = "01.1", part = 3) void swing() { throw todo("01.1"); }
                }
                """)
            .build();

    assertThat(module.classes("target/exercise/classes").exercises().progress("01.1"))
        .hasToString("0 of 3 methods written; next: Bee.fly");
  }

  @Test
  void of_a_part_that_is_begun_the_rest_is_next() {
    var module =
        new TinyModule(directory)
            .exercise(
                """
                package tiny;
                import static loopcraft.grader.Todo.todo;
                import loopcraft.grader.Exercise;
                @Exercise(value = "01.1", part = 1)
                class Ant { void walk() { throw todo("01.1"); } }
                @Exercise(value = "01.1", part = 2)
                class Bee { void fly() { } void sting() { throw todo("01.1"); } }
                """)
            .build();

    assertThat(module.classes("target/exercise/classes").exercises().progress("01.1"))
        .hasToString("1 of 3 methods written; next: Bee.sting");
  }

  @Test
  void what_a_learner_adds_is_no_part() {
    var module =
        new TinyModule(directory)
            .exercise(
                """
                package tiny;
                @loopcraft.grader.Exercise("01.1")
                class Greeter {
                  String greet() { return helper(); }
                  String helper() { return "hi"; }
                }
                """)
            .solution(
                """
                package tiny;
                @loopcraft.grader.Exercise("01.1")
                class Greeter { String greet() { return "hi"; } }
                """)
            .build();

    var learner = module.classes("target/exercise/classes").exercises();
    var reference = module.classes("target/reference/classes").exercises();

    assertThat(learner.progress("01.1", reference)).hasToString("1 of 1 methods written");
  }

  @Test
  void single_methods_can_be_the_exercise() {
    var module =
        new TinyModule(directory)
            .exercise(
                """
                package tiny;
                import static loopcraft.grader.Todo.todo;
                import loopcraft.grader.Exercise;
                class Shared {
                  void given() {}
                  @Exercise("01.2") void name() { throw todo("01.2"); }
                }
                """)
            .build();

    var classes = module.classes("target/exercise/classes").exercises();

    assertThat(classes.progress("01.2")).hasToString("0 of 1 methods written; next: Shared.name");
  }

  @Test
  void marks_that_the_learner_removed_are_read_from_the_reference() {
    var module =
        new TinyModule(directory)
            .exercise(
                """
                package tiny;
                import static loopcraft.grader.Todo.todo;
                class Greeter { void greet() { throw todo("01.1"); } }
                """)
            .solution(
                """
                package tiny;
                @loopcraft.grader.Exercise("01.1")
                class Greeter { void greet() {} }
                """)
            .build();

    var learner = module.classes("target/exercise/classes").exercises();
    var reference = module.classes("target/reference/classes").exercises();

    assertThat(learner.progress("01.1", reference).isNotStarted()).isTrue();
    assertThat(reference.files("01.1")).containsExactly("tiny/Greeter.java");
  }

  @Test
  void a_learners_extra_class_in_the_same_file_belongs_to_the_exercise() {
    var module =
        new TinyModule(directory)
            .exercise(
                """
                package tiny;
                @loopcraft.grader.Exercise("01.1")
                class Greeter { }
                class Extra { }
                """)
            .build();

    var classes = module.classes("target/exercise/classes").exercises();

    assertThat(classes.classesIn(classes.files("01.1")))
        .containsExactly("tiny.Extra", "tiny.Greeter");
  }

  @Test
  void exercises_come_in_the_courses_order() {
    var module = new TinyModule(directory);
    for (String id : new String[] {"02.10", "02.9", "01.1"}) {
      module.exercise(
          "package tiny;\n@loopcraft.grader.Exercise(\"%s\")\nclass E%s { }"
              .formatted(id, id.replace('.', '_')));
    }

    var classes = module.build().classes("target/exercise/classes").exercises();

    assertThat(classes.exercises()).containsExactly("01.1", "02.9", "02.10");
  }

  @Test
  void what_uses_previews_of_another_jdk_is_no_part_of_the_course() throws IOException {
    var module = new TinyModule(directory);
    for (String name : new String[] {"Everywhere", "Elsewhere"}) {
      module.exercise(
          "package tiny;\n@loopcraft.grader.Exercise(\"01.1\")\nclass %s { }".formatted(name));
    }
    module.build();
    var file = directory.resolve("target/exercise/classes/tiny/Elsewhere.class");
    var bytes = Files.readAllBytes(file);
    var anotherJdk = ClassFile.latestMajorVersion() - 1;
    ByteBuffer.wrap(bytes).putInt(4, ClassFile.PREVIEW_MINOR_VERSION << 16 | anotherJdk);
    Files.write(file, bytes);

    assertThat(module.classes("target/exercise/classes").exercises().files("01.1"))
        .containsExactly("tiny/Everywhere.java");
  }

  private Progress progressOf(String members) {
    var module =
        new TinyModule(directory)
            .exercise(
                """
                package tiny;
                import static loopcraft.grader.Todo.todo;
                import loopcraft.grader.Exercise;
                @Exercise("01.1")
                class Greeter {
                %s
                }
                """
                    .formatted(members))
            .build();
    return module.classes("target/exercise/classes").exercises().progress("01.1");
  }
}
