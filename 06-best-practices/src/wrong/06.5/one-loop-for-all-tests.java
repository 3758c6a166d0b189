// Misconception: a loop is costly; one is enough.
// Fails: eachTest, leaking, failingAndLeaking, failingBefore, limits
package asyncio.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterResolver;

public final class AsyncExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver, InvocationInterceptor {

  public void beforeEach(ExtensionContext context) {
    Store all = context.getRoot().getStore(NAMESPACE);
    TestLoop loop = all.get(TestLoop.class, TestLoop.class);
    if (loop == null || loop.loop().isClosed()) {
      loop = new TestLoop(limits(context));
      all.put(TestLoop.class, loop);
      all.put(Leaks.class, Leaks.watch(loop));
    }
  }

  public void afterEach(ExtensionContext context) {}
}
