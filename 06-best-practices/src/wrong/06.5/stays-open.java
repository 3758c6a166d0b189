// Misconception: what is not needed any more is collected.
// Fails: eachTest
package asyncio.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterResolver;

public final class AsyncExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver, InvocationInterceptor {

  private static final java.util.List<TestLoop> OPEN = new java.util.ArrayList<>();

  public void beforeEach(ExtensionContext context) {
    var loop = new TestLoop(limits(context));
    OPEN.add(loop);
    store(context).put(TestLoop.class, new java.util.concurrent.atomic.AtomicReference<>(loop));
    Leaks.watch(loop);
  }

  static TestLoop loopOf(ExtensionContext context) {
    return (TestLoop)
        ((java.util.concurrent.atomic.AtomicReference<?>) store(context).get(TestLoop.class)).get();
  }

  public void afterEach(ExtensionContext context) {
    if (!asyncio.task.Tasks.of(loopOf(context).loop()).pending().isEmpty()) {
      Leaks leaks = Leaks.watch(loopOf(context));
      throw new LeakError(leaks.finish());
    }
  }
}
