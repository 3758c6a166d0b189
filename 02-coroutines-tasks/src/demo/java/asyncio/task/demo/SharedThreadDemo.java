package asyncio.task.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;

import asyncio.task.ContextVar;
import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Demo 02.10: a logging context in a thread-local, in a scoped value, and in a context variable.
 *
 * <p>All coroutines of a loop run on one thread, so they share what belongs to the thread.
 */
public final class SharedThreadDemo {

  private static final ThreadLocal<String> LOCAL = ThreadLocal.withInitial(() -> "nobody");
  private static final ScopedValue<String> SCOPED = ScopedValue.newInstance();
  private static final ContextVar<String> VARIABLE = new ContextVar<>("user", "nobody");

  private SharedThreadDemo() {}

  /** Runs the demo. */
  static void main() {
    IO.println("-- ThreadLocal");
    run(async(() -> await(gather(withThreadLocal("anna"), withThreadLocal("bert")))));
    IO.println("-- ScopedValue");
    run(withScopedValue("anna"));
    IO.println("-- ContextVar");
    run(async(() -> await(gather(withVariable("anna"), withVariable("bert")))));
  }

  private static Coroutine<Void> withThreadLocal(String name) {
    return async(
        () -> {
          LOCAL.set(name);
          await(sleep(Duration.ofMillis(10)));
          log(name, LOCAL::get);
        });
  }

  private static Coroutine<Void> withVariable(String name) {
    return async(
        () -> {
          VARIABLE.set(name);
          await(sleep(Duration.ofMillis(10)));
          log(name, VARIABLE::get);
        });
  }

  private static Coroutine<Void> withScopedValue(String name) {
    return async(
        () ->
            ScopedValue.where(SCOPED, name)
                .run(
                    () -> {
                      log(name, SCOPED::get);
                      try {
                        await(sleep(Duration.ofMillis(10)));
                      } catch (IllegalStateException refused) {
                        IO.println(refused.getMessage());
                      }
                    }));
  }

  private static void log(String who, Supplier<String> user) {
    IO.println(who + " logs as " + user.get());
  }
}
