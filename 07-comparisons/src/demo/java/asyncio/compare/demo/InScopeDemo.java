package asyncio.compare.demo;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;

/**
 * Demo 07.4: a scope: what a failure does, what a joiner decides, and what is inherited. It needs
 * JDK 25, and its preview of {@code java.util.concurrent.StructuredTaskScope}.
 */
public final class InScopeDemo {

  private static final ScopedValue<String> USER = ScopedValue.newInstance();

  private InScopeDemo() {}

  /** Runs the demo. */
  static void main() throws Exception {
    aFailure();
    theFirst();
    ScopedValue.where(USER, "anna").call(InScopeDemo::inherited);
    isStructured();
  }

  private static void aFailure() throws InterruptedException {
    var begun = new CountDownLatch(1);
    try (var scope = StructuredTaskScope.open(Joiner.<String>awaitAllSuccessfulOrThrow())) {
      scope.fork(
          () -> {
            try {
              begun.countDown();
              new CountDownLatch(1).await();
              return "never";
            } catch (InterruptedException told) {
              IO.println("the other one was interrupted");
              throw told;
            }
          });
      scope.fork(
          () -> {
            begun.await();
            throw new IOException("disk");
          });
      scope.join();
    } catch (FailedException failed) {
      IO.println("join threw, because of " + failed.getCause().getMessage());
    }
  }

  private static void theFirst() throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<String>anySuccessfulResultOrThrow())) {
      scope.fork(
          () -> {
            throw new IOException("disk");
          });
      scope.fork(() -> "a result");
      scope.fork(
          () -> {
            new CountDownLatch(1).await();
            return "never";
          });
      IO.println("the first to succeed: " + scope.join());
    }
  }

  private static Void inherited() throws InterruptedException {
    Callable<String> whoAsks = () -> USER.orElse("nobody");
    try (var scope = StructuredTaskScope.open(Joiner.<String>allSuccessfulOrThrow())) {
      scope.fork(whoAsks);
      IO.println("in a scope, asked by " + scope.join().findFirst().orElseThrow().get());
    }
    var seen = new String[1];
    Thread.ofVirtual().start(() -> seen[0] = USER.orElse("nobody")).join();
    IO.println("in a thread of its own, asked by " + seen[0]);
    return null;
  }

  private static void isStructured() throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<String>awaitAll())) {
      var subtask = scope.fork(() -> "x");
      try {
        subtask.get();
      } catch (IllegalStateException tooEarly) {
        IO.println("get before join: refused");
      }
      var inside = scope.fork(() -> scope.fork(() -> "y").state().toString());
      scope.join();
      IO.println("fork by a subtask: " + inside.exception().getClass().getSimpleName());
    }
    try (var scope = StructuredTaskScope.open(Joiner.<String>awaitAll())) {
      scope.fork(() -> "x");
    } catch (IllegalStateException notJoined) {
      IO.println("close without join: refused");
    }
  }
}
