package asyncio.testing;

import asyncio.task.Failures;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;

/** What JUnit is about to call. */
final class Invocations {

  private Invocations() {}

  /** The same, as the body of a coroutine. What it throws comes out as it is, checked or not. */
  static Callable<Object> asCallable(Invocation<?> invocation) {
    return () -> {
      try {
        return invocation.proceed();
      } catch (Throwable thrown) {
        throw Failures.rethrow(thrown);
      }
    };
  }
}
