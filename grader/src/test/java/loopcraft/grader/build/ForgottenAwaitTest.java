package loopcraft.grader.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgottenAwaitTest {

  private static final List<SourceText> RUNTIME =
      List.of(
          source("Awaitable", "public interface Awaitable<T> { T await(); }"),
          source(
              "Coroutine",
              "public final class Coroutine<T> implements Awaitable<T> {"
                  + " public T await() { return null; }"
                  + " public static Coroutine<?> current() { return null; } }"),
          source(
              "Future",
              "public class Future<T> implements Awaitable<T> {"
                  + " public T await() { return null; } }"),
          source("Task", "public final class Task<T> extends Future<T> {}"));

  /** What the statements of the tests may use. */
  private static final String PROGRAM =
      """
      package shop;
      import asyncio.task.*;
      class Shop {
        Coroutine<Void> serve() { return new Coroutine<>(); }
        <T> Coroutine<T> sell(T what) { return new Coroutine<>(); }
        Awaitable<Void> something() { return serve(); }
        Future<Void> gather(Awaitable<?>... all) { return new Future<>(); }
        Task<Void> createTask(Coroutine<?> coroutine) { return new Task<>(); }
        <T> T await(Awaitable<T> awaitable) { return awaitable.await(); }
        void later(Runnable callback) {}
        <T> Coroutine<T> async(java.util.concurrent.Callable<T> body) { return new Coroutine<>(); }
        void open(int guests) {
          Coroutine<Void> kept;
      %s
        }
      }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve();",
        "this.serve();",
        "(kept = sell(null)).await(); sell(\"tea\");",
        "something();",
        "new Coroutine<Void>();",
        "if (guests > 0) serve();",
        "for (int i = 0; i < guests; serve()) {}",
        "switch (guests) { case 0 -> serve(); default -> {} }",
        "later(() -> serve());",
        "later(() -> { serve(); });",
        "later(this::serve);",
        "later(new Runnable() { public void run() { serve(); } });",
        "class Bar { void open() { serve(); } }",
        "await(async(() -> { serve(); return null; }));",
        "await(async(() -> serve()));",
        "async(() -> serve()).await();",
      })
  void a_coroutine_that_is_dropped_is_warned_of(String statement) {
    assertThat(compile(statement))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message())
                  .isEqualTo("this coroutine is never awaited: write await(...)");
              assertThat(problem.line()).isEqualTo(14);
              assertThat(problem.file()).isEqualTo(Path.of("workspace", "shop", "Shop.java"));
              assertThat(problem.error()).isFalse();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "await(serve());",
        "createTask(serve());",
        "gather(serve(), sell(1));",
        "kept = serve();",
        "var kept2 = serve();",
        "serve().await();",
        "later(() -> createTask(serve()));",
        "later(() -> await(serve()));",
        "java.util.function.Supplier<Object> made = () -> serve();",
        "java.util.function.Supplier<Object> made = this::serve;",
        "java.util.function.Supplier<Coroutine<Void>> made = () -> { return serve(); };",
        "kept = switch (guests) { case 0 -> serve(); default -> sell(null); };",
        "guests++;",
        "Coroutine.current();",
        "java.util.Objects.requireNonNull(serve());",
        "new java.util.HashMap<String, Coroutine<Void>>().put(\"tea\", serve());",
      })
  void what_is_awaited_kept_or_a_task_is_not(String statement) {
    assertThat(compile(statement)).isEmpty();
  }

  @Test
  void each_one_is_named_in_its_place() {
    List<CompileProblem> problems = compile("serve();\n  later(() ->\n    sell(guests));");

    assertThat(problems).extracting(CompileProblem::line).containsExactly(14, 16);
    assertThat(problems.getLast().excerpt()).isEqualTo("    sell(guests));\n    ^");
  }

  @Test
  void a_course_without_coroutines_has_none() {
    var program = text("shop/Shop.java", "package shop; class Shop { Shop() { hashCode(); } }");

    assertThat(problems(List.of(program))).isEmpty();
  }

  private static List<CompileProblem> compile(String statements) {
    var sources = new ArrayList<>(RUNTIME);
    sources.add(text("shop/Shop.java", PROGRAM.formatted(statements)));
    return problems(sources);
  }

  private static List<CompileProblem> problems(List<SourceText> sources) {
    try (var compiler = new WarmCompiler(List.of())) {
      return compiler
          .compile(sources, List.of(), Set.of(), JavaOptions.learnerCompiler(List.of()), true)
          .problems();
    }
  }

  private static SourceText source(String type, String text) {
    return text("asyncio/task/" + type + ".java", "package asyncio.task; " + text);
  }

  private static SourceText text(String path, String text) {
    return new SourceText(Path.of(path), Path.of("workspace").resolve(path), text);
  }
}
